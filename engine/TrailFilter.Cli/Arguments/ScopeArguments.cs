namespace TrailFilter.Cli.Arguments;

/// <summary>Accounts and Regions as a user writes them: repeated, with commas, or both.</summary>
internal static class ScopeArguments
{
    /// <summary>Reads account identifiers.</summary>
    /// <exception cref="UsageException">One has not twelve digits.</exception>
    public static string[] Accounts(string option, string[]? values) => Split(
        option,
        values,
        static part => part.Length == 12 && part.All(char.IsAsciiDigit),
        "an account has twelve digits, such as 111122223333");

    /// <summary>Reads Regions.</summary>
    /// <exception cref="UsageException">One does not look like a Region.</exception>
    public static string[] Regions(string option, string[]? values) => Split(
        option,
        values,
        IsRegion,
        "a Region is written as in awsRegion, such as us-east-1");

    /// <summary>
    /// Words and a number with hyphens between them, as in us-east-1, us-gov-west-1, eusc-de-east-1. Which Regions there are is not
    /// asked: AWS opens new ones.
    /// </summary>
    private static bool IsRegion(string part)
    {
        string[] words = part.Split('-');
        return words.Length >= 3
            && words[^1] is { Length: 1 or 2 } number && number.All(char.IsAsciiDigit)
            && words[..^1].All(static word => word.Length > 0 && word.All(char.IsAsciiLetterLower));
    }

    private static string[] Split(string option, string[]? values, Func<string, bool> isRight, string right)
    {
        string[] parts =
        [
            .. (values ?? [])
                .SelectMany(static value => value.Split(',', StringSplitOptions.TrimEntries))
                .Distinct(StringComparer.Ordinal),
        ];
        return Array.Find(parts, part => !isRight(part)) is { } wrong
            ? throw new UsageException($"{option} {wrong}: {right}.")
            : parts;
    }
}

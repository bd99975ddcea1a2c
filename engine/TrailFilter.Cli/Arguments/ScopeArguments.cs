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
        static part => part.Contains('-', StringComparison.Ordinal) && part.All(IsLetterOfRegion),
        "a Region is written as in awsRegion, such as us-east-1");

    private static bool IsLetterOfRegion(char letter) =>
        letter == '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);

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

namespace TrailFilter.Report.Costs;

/// <summary>Names in sentences. They come from logs, so there may be any number of them, of any length.</summary>
internal static class NameList
{
    private const int Most = 5;
    private const int Longest = 60;

    /// <summary>The first of them in order, and how many more there are: <c>a, b and 7 more</c>.</summary>
    public static string Few(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string few = string.Join(", ", all.Take(Most).Select(static name => name.Length == 0 ? "(no Region)" : Cut(name)));
        return all.Length <= Most ? few : $"{few} and {CostAssumptions.Number(all.Length - Most)} more";
    }

    private static string Cut(string name)
    {
        if (name.Length <= Longest)
        {
            return name;
        }

        // Half a character is none.
        int length = char.IsHighSurrogate(name[Longest - 2]) ? Longest - 2 : Longest - 1;
        return $"{name.AsSpan(0, length)}…";
    }
}

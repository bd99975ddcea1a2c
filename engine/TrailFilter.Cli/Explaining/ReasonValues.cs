namespace TrailFilter.Cli.Explaining;

/// <summary>Which values of a condition are shown: a list of 500 would bury the reason.</summary>
internal static class ReasonValues
{
    /// <summary>As many values as are shown at most, in the order of the selectors.</summary>
    /// <param name="values">All values.</param>
    /// <param name="seen">What they are compared with: of more values, those are shown that begin or end most like it.</param>
    /// <param name="most">How many.</param>
    public static IEnumerable<string> Shown(IReadOnlyList<string> values, string? seen, int most)
    {
        if (values.Count <= most || seen is null)
        {
            return values.Take(most);
        }

        return values.Index()
            .OrderByDescending(value => Math.Max(
                value.Item.AsSpan().CommonPrefixLength(seen), CommonSuffixLength(value.Item, seen)))
            .Take(most)
            .OrderBy(static value => value.Index)
            .Select(static value => value.Item);
    }

    private static int CommonSuffixLength(string first, string second)
    {
        int length = 0;
        while (length < first.Length && length < second.Length && first[^(length + 1)] == second[^(length + 1)])
        {
            length++;
        }

        return length;
    }
}

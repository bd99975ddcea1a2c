namespace TrailFilter.Reasoning.Clauses;

/// <summary>One value of a selector. Texts are whole Unicode, so that comparing UTF-16 units is comparing UTF-8 bytes (R2).</summary>
internal readonly record struct TestValue(Comparison Comparison, string Text)
{
    /// <summary>Whether it hits. Nothing hits a missing field (R8).</summary>
    public bool Hits(string? value) => value is not null && Comparison switch
    {
        Comparison.Whole => string.Equals(value, Text, StringComparison.Ordinal),
        Comparison.Prefix => value.StartsWith(Text, StringComparison.Ordinal),
        _ => value.EndsWith(Text, StringComparison.Ordinal),
    };
}

namespace TrailFilter.Reasoning.Clauses;

/// <summary>How a value of a selector is compared with a field.</summary>
internal enum Comparison
{
    Whole,
    Prefix,
    Suffix,
}

namespace TrailFilter.Core.Fields;

/// <summary>When the entries of <c>resources</c> are wanted.</summary>
public enum ResourceUse
{
    /// <summary>Not at all.</summary>
    Never,

    /// <summary>Only in a record whose <c>eventCategory</c> is no string, to infer its category.</summary>
    Fallback,

    /// <summary>In every record.</summary>
    Always,
}

namespace TrailFilter.Core.Verdicts;

/// <summary>Doubts about a verdict that are counted and shown; they never change the outcome.</summary>
[Flags]
public enum VerdictMarks : byte
{
    /// <summary>No doubt.</summary>
    None = 0,

    /// <summary>Another plausible reading of AWS's documentation decides otherwise.</summary>
    Ambiguous = 1,

    /// <summary>The record has no <c>eventCategory</c>; it was inferred from other fields.</summary>
    CategoryInferred = 2,

    /// <summary>
    /// The record has no <c>readOnly</c>, and some basic selector for write events takes it all the same: what is not known to be a
    /// read counts as a write (ruling R12).
    /// </summary>
    ReadOnlyMissing = 4,
}

namespace TrailFilter.Core.Verdicts;

/// <summary>What the loaded trails do with a record.</summary>
public enum Outcome : byte
{
    /// <summary>No selector of any trail passes, and at least one trail governs records of this category.</summary>
    NotLogged,

    /// <summary>At least one selector of one trail passes.</summary>
    Logged,

    /// <summary>Event selectors do not decide records of this category (Insight, Aggregated, unknown); nothing drops them either.</summary>
    Ungoverned,
}

namespace TrailFilter.Core.Selectors;

/// <summary>What the selectors belong to. It decides which records they govern.</summary>
public enum TrailKind
{
    /// <summary>
    /// A trail: its selectors govern management, data and network activity events. Other categories (Insight, Aggregated,
    /// unknown ones) are governed by other settings and are never called dropped.
    /// </summary>
    Trail,

    /// <summary>
    /// A CloudTrail Lake event data store: its selectors govern every record whose <c>eventCategory</c> is a string.
    /// </summary>
    EventDataStore,
}

namespace TrailFilter.Pipeline.Flow;

/// <summary>Whether the results of a segment hold.</summary>
internal enum SegmentFate
{
    /// <summary>It was begun on the assumption that a record begins there; whoever reads what is before it has yet to confirm that.</summary>
    Open,

    /// <summary>Its results hold.</summary>
    Confirmed,

    /// <summary>It began in the middle of something. What is in it was read by whoever read what is before it.</summary>
    Dropped,
}

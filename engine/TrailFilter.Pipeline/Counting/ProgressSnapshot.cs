namespace TrailFilter.Pipeline.Counting;

/// <summary>How far a run is at one moment.</summary>
/// <param name="BytesRead">Bytes of archives read so far, as they lie on disk.</param>
/// <param name="TotalBytes">The length of all archives, or null when one is not known.</param>
/// <param name="ArchivesDone">Archives that are finished, unreadable ones included.</param>
/// <param name="TotalArchives">All archives of the run.</param>
/// <param name="Records">Records and faults so far.</param>
/// <param name="Logged">Records logged so far.</param>
/// <param name="Faults">Faults so far, those of archives included.</param>
public readonly record struct ProgressSnapshot(
    long BytesRead, long? TotalBytes, long ArchivesDone, long TotalArchives, long Records, long Logged, long Faults);

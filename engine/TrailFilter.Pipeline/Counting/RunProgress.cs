namespace TrailFilter.Pipeline.Counting;

/// <summary>How far a run is. Written by its workers a few times per megabyte, read by anybody at any time. Thread-safe.</summary>
public sealed class RunProgress
{
    private long _bytesRead;
    private long _archivesDone;
    private long _records;
    private long _logged;
    private long _faults;

    internal RunProgress(long? totalBytes, long totalArchives)
    {
        TotalBytes = totalBytes;
        TotalArchives = totalArchives;
    }

    private long? TotalBytes { get; }

    private long TotalArchives { get; }

    /// <summary>Reads the counters; each is right, though not all from the same moment.</summary>
    public ProgressSnapshot Snapshot() => new(
        Volatile.Read(ref _bytesRead),
        TotalBytes,
        Volatile.Read(ref _archivesDone),
        TotalArchives,
        Volatile.Read(ref _records),
        Volatile.Read(ref _logged),
        Volatile.Read(ref _faults));

    internal void AddBytesRead(int count) => AddBytesRead((long)count);

    internal void AddBytesRead(long count) => Interlocked.Add(ref _bytesRead, count);

    internal void AddArchive() => Interlocked.Increment(ref _archivesDone);

    internal void AddRecords(long records, long logged, long faults)
    {
        Interlocked.Add(ref _records, records);
        Interlocked.Add(ref _logged, logged);
        Interlocked.Add(ref _faults, faults);
    }
}

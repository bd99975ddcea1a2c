using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Pipeline.Flow;

/// <summary>The part of a unit's counters that progress has been told of.</summary>
internal readonly record struct ProgressTold(long BytesRead, long Records, long Logged, long Faults)
{
    /// <summary>Tells of what has come since.</summary>
    /// <param name="tally">The unit's counters.</param>
    /// <param name="progress">Whom to tell.</param>
    /// <returns>What has been told now.</returns>
    public ProgressTold Tell(ArchiveTally tally, RunProgress progress)
    {
        var now = new ProgressTold(tally.BytesRead, tally.Records, tally.Logged, tally.Faults + tally.ArchiveFaults);
        progress.AddRecords(now.Records - Records, now.Logged - Logged, now.Faults - Faults);
        return now;
    }

    /// <summary>Tells of a segment, whose bytes are not told of as they are read: some are read twice.</summary>
    public ProgressTold TellWithBytes(ArchiveTally tally, RunProgress progress)
    {
        ProgressTold now = Tell(tally, progress);
        progress.AddBytesRead(now.BytesRead - BytesRead);
        return now;
    }
}

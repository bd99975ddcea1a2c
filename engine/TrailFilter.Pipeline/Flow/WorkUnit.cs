using System.Threading.Channels;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// What a worker takes at a time, on its way to the writer: an archive, several small ones, or a segment of a large file.
/// </summary>
internal sealed class WorkUnit(IReadOnlyList<InputArchive> archives, int maxWaiting)
{
    /// <summary>The archives, in input order; of a segment the one file it is of.</summary>
    public IReadOnlyList<InputArchive> Archives { get; } = archives;

    /// <summary>The segment, or null when the unit consists of whole archives.</summary>
    public Segment? Segment { get; init; }

    /// <summary>Whether reading runs beside filtering even though the archive is a file.</summary>
    public bool ReadAhead { get; init; }

    /// <summary>Its counters; the writer reads them when the channel is complete.</summary>
    public ArchiveTally Tally { get; } = new();

    /// <summary>How much of the counters progress was told of by the worker.</summary>
    public ProgressTold Told { get; set; }

    /// <summary>A segment's counts by selector: nobody may have them before the segment's results are known to hold.</summary>
    public SelectorCounts? Counts { get; set; }

    /// <summary>What was tallied of its records, or null when nothing is; the writer takes it when the channel is complete.</summary>
    public RecordTally? Records { get; set; }

    /// <summary>Whether a segment was filtered to the end of its file.</summary>
    public bool EndsArchive { get; set; }

    /// <summary>How many faults a segment numbered.</summary>
    public int FaultNumbers { get; set; }

    /// <summary>What comes of it. A worker that is ahead waits here until the writer has reached the unit.</summary>
    public Channel<OutputBatch> Batches { get; } = Channel.CreateBounded<OutputBatch>(
        new BoundedChannelOptions(maxWaiting) { SingleReader = true, SingleWriter = true });
}

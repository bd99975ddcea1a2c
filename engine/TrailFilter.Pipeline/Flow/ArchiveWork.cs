using System.Threading.Channels;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Flow;

/// <summary>One archive on its way from a worker to the writer.</summary>
internal sealed class ArchiveWork(InputArchive archive, bool readAhead)
{
    // With the batch a worker is filling: at most 640 KiB wait for the writer per archive.
    private const int MaxWaiting = 4;

    /// <summary>The archive.</summary>
    public InputArchive Archive { get; } = archive;

    /// <summary>Whether reading runs beside filtering even though the archive is a file.</summary>
    public bool ReadAhead { get; } = readAhead;

    /// <summary>Its counters; the writer reads them when the channel is complete.</summary>
    public ArchiveTally Tally { get; } = new();

    /// <summary>What comes of it. A worker that is ahead waits here until the writer has reached the archive.</summary>
    public Channel<OutputBatch> Batches { get; } = Channel.CreateBounded<OutputBatch>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, SingleWriter = true });
}

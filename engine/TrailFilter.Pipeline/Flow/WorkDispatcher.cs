using System.Threading.Channels;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Makes units of work from the archives, in input order, no further ahead than their takers let it: small archives go several at
/// a time, large files of lines in segments.
/// </summary>
internal sealed class WorkDispatcher(
    RunContext run, int threads, int segmentBytes, ChannelWriter<WorkUnit> works, ChannelWriter<WorkUnit> inOrder)
{
    // A hand-over wakes threads, which costs as much as filtering tens of kilobytes. Measured with 6,000 archives of 25 KB.
    private const long GroupBytes = 256 * 1024;
    private const int GroupArchives = 64;

    // A file this small has no share of reading worth a thread of its own.
    private const long ReadAheadFrom = 1024 * 1024;

    // Together with the batch a worker is filling. One worker is never ahead of the writer; several are, and each should be able to
    // go on to the end of its unit while the writer waits for a slower one: 4 MiB of records per unit.
    private const int WaitingOfOne = 4;
    private const int WaitingOfSeveral = 32;

    private readonly List<InputArchive> _group = [];
    private readonly int _maxWaiting = threads == 1 ? WaitingOfOne : WaitingOfSeveral;
    private long _groupBytes;

    /// <summary>Dispatches all archives.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        IReadOnlyList<InputArchive> archives = run.Options.Inputs.Archives;
        for (int i = 0; i < archives.Count; i++)
        {
            InputArchive archive = archives[i];
            if (MayDivide(run.Options, archive, segmentBytes)
                && DividedFile.TryOpen((FileArchive)archive, segmentBytes, out DividedFile? file))
            {
                await SendSegmentsAsync(file, cancellation).ConfigureAwait(false);
            }
            else if (archive.Length is { } length && length <= GroupBytes)
            {
                await AddToGroupAsync(archive, length, cancellation).ConfigureAwait(false);
            }
            else
            {
                // With fewer archives left than threads a core would idle: let it read and decompress.
                bool readAhead = archives.Count - i < run.Options.Threads && archive.Length is null or >= ReadAheadFrom;
                await SendGroupAsync(cancellation).ConfigureAwait(false);
                await SendAsync(new WorkUnit([archive], _maxWaiting) { ReadAhead = readAhead }, cancellation).ConfigureAwait(false);
            }
        }

        await SendGroupAsync(cancellation).ConfigureAwait(false);
        inOrder.Complete();
        works.Complete();
    }

    /// <summary>
    /// Whether an archive is worth looking at whether it can be divided. Files of a mirrored tree are written by one worker each. For
    /// tallies files are divided for one thread too, so that their parts are the same whatever the number of threads.
    /// </summary>
    public static bool MayDivide(FilterRunOptions options, InputArchive archive, int segmentBytes) =>
        (options.Threads > 1 || options.Tallies is { NeedsOrder: false })
        && options.Tallies is not { NeedsOrder: true } && options.Output?.Format != RecordFormat.Envelope
        && archive is FileArchive { Length: { } length } && length > segmentBytes;

    private async ValueTask AddToGroupAsync(InputArchive archive, long length, CancellationToken cancellation)
    {
        _group.Add(archive);
        _groupBytes += length;
        if (_groupBytes >= GroupBytes || _group.Count == GroupArchives)
        {
            await SendGroupAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask SendGroupAsync(CancellationToken cancellation)
    {
        if (_group.Count > 0)
        {
            var unit = new WorkUnit([.. _group], _maxWaiting);
            _group.Clear();
            _groupBytes = 0;
            await SendAsync(unit, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask SendSegmentsAsync(DividedFile file, CancellationToken cancellation)
    {
        try
        {
            await SendGroupAsync(cancellation).ConfigureAwait(false);
            for (int i = 0; i < file.Chain.Count && !file.IsGivenUp; i++)
            {
                await SendSegmentAsync(new Segment(file, i), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            file.Release();
        }
    }

    private async ValueTask SendSegmentAsync(Segment segment, CancellationToken cancellation)
    {
        segment.File.AddUser();
        try
        {
            await SendAsync(new WorkUnit([segment.File.Archive], _maxWaiting) { Segment = segment }, cancellation).ConfigureAwait(false);
        }
        catch
        {
            // The run was stopped, and no worker can have got it.
            segment.File.Release();
            throw;
        }
    }

    private async ValueTask SendAsync(WorkUnit unit, CancellationToken cancellation)
    {
        // In order first: the writer must know of a unit whose output may wait for it.
        await inOrder.WriteAsync(unit, cancellation).ConfigureAwait(false);
        await works.WriteAsync(unit, cancellation).ConfigureAwait(false);
    }
}

using System.Threading.Channels;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Decompression;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Takes units of work one after the other: opens, decompresses, filters, and hands over what comes of it. A run has one per
/// thread, each with a filter of its own.
/// </summary>
internal sealed partial class ArchiveWorker : IDisposable
{
    private const int RemainderBlock = 64 * 1024;

    private readonly RunContext _run;
    private readonly RecordFilter _filter;
    private readonly BatchBuilder _batches;
    private readonly FaultRecorder _faults;
    private readonly RecordFormat _format;
    private readonly RecordRewriter? _rewriter;
    private readonly SelectorCounts _counts;
    private readonly Action<int> _bytesRead;
    private ArchiveTally _tally = new();
    private RecordTally? _records;
    private byte[]? _remainder;
    private byte[] _line = [];
    private bool _anyEmitted;

    public ArchiveWorker(RunContext run)
    {
        _run = run;
        _filter = new RecordFilter(run.Options.Program, run.Options.Reading);
        _batches = new BatchBuilder(run.Pool);
        _rewriter = run.Options.Rewriting?.Invoke();
        _faults = new FaultRecorder(_batches, keepBytes: run.Options.Rejects is not null, _rewriter);
        _format = run.Options.Output?.Format ?? RecordFormat.None;
        _counts = new SelectorCounts(run.Options.Program);
        _bytesRead = run.Progress.AddBytesRead;
    }

    /// <summary>Works until there are no more units.</summary>
    public async Task RunAsync(ChannelReader<WorkUnit> units, CancellationToken cancellation)
    {
        await foreach (WorkUnit unit in units.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            _tally = unit.Tally;
            unit.Records = _records = _run.Tallies?.Rent(isFinal: unit.Segment is null);
            if (unit.Segment is { } segment)
            {
                try
                {
                    await FilterSegmentAsync(unit, segment, cancellation).ConfigureAwait(false);
                }
                finally
                {
                    segment.File.Release();
                }
            }
            else
            {
                foreach (InputArchive archive in unit.Archives)
                {
                    await FilterArchiveAsync(unit, archive, cancellation).ConfigureAwait(false);
                }

                _batches.CloseCurrent();
                await HandOverAsync(unit, null, cancellation).ConfigureAwait(false);
            }

            unit.Batches.Writer.Complete();
        }
    }

    /// <summary>Adds this worker's counts by selector, but for those of segments; after it has ended.</summary>
    public void AddCountsTo(SelectorCounts counts)
    {
        _filter.AddCountsTo(counts);
        counts.Add(_counts);
    }

    public void Dispose()
    {
        _batches.Abandon();
        _faults.Dispose();
    }

    private async Task FilterArchiveAsync(WorkUnit unit, InputArchive archive, CancellationToken cancellation)
    {
        _anyEmitted = false;
        _faults.BeginArchive(archive.Name);
        _records?.BeginArchive(archive);
        _rewriter?.BeginArchive(archive.Name);
        int opened = (int)_tally.Opened;
        using TreeFile? file = _run.Options.Output?.FileFor(archive);
        await FilterContentAsync(unit, archive, file, cancellation).ConfigureAwait(false);
        if (file is not null)
        {
            EndEnvelope();
            await HandOverAsync(unit, file, cancellation).ConfigureAwait(false);
            if (_tally.Opened > opened)
            {
                file.Commit();
            }
        }

        TellProgress(unit);
        _run.Progress.AddArchive();
    }

    private async Task FilterContentAsync(WorkUnit unit, InputArchive archive, TreeFile? file, CancellationToken cancellation)
    {
        ContentFeed? opened = await OpenAsync(archive, unit.ReadAhead, cancellation).ConfigureAwait(false);
        if (opened is null)
        {
            return;
        }

        using ContentFeed feed = opened;
        _filter.Reset();
        bool ended = false;
        while (!ended)
        {
            ValueTask<int> reading = feed.ReadAsync(_filter.GetMemory(), cancellation);
            if (!reading.IsCompleted)
            {
                // Nothing lies about half full while the next input may be an hour away.
                _batches.CloseCurrent();
                await HandOverAsync(unit, file, cancellation).ConfigureAwait(false);
            }

            int read = await reading.ConfigureAwait(false);
            while (feed.TryTakeFault(out ArchiveFault? fault))
            {
                await RecordAsync(fault, feed, unit, file, cancellation).ConfigureAwait(false);
            }

            ended = Advance(read);
            while (!TakeRecords())
            {
                await HandOverAsync(unit, file, cancellation).ConfigureAwait(false);
            }

            TellProgress(unit);
        }

        _tally.BytesRead += feed.BytesRead;
    }

    private bool Advance(int read)
    {
        if (read == 0)
        {
            _filter.Complete();
            return true;
        }

        _filter.Advance(read);
        _tally.Bytes += read;
        return false;
    }

    private async ValueTask<ContentFeed?> OpenAsync(InputArchive archive, bool readAhead, CancellationToken cancellation)
    {
        try
        {
            Stream stream = archive.Length is null
                ? await OpenInTimeAsync(archive, cancellation).ConfigureAwait(false)
                : archive.Open();
            var raw = new RawInput(stream, _bytesRead);
            _tally.Opened++;
            ArchiveContent? content = raw.IsFile ? ArchiveContent.Open(raw) : null;
            bool piped = content is null || (readAhead && content.IsCompressed);
            return piped ? new PipedFeed(raw, content, _run.PipeBlocks) : new DirectFeed(content!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _tally.ArchiveFaults++;
            _faults.Begin(new ArchiveFault(ArchiveFaultKind.CannotOpen, 0, 0, EndsContent: true, exception.Message));
            _faults.End();
            return null;
        }
    }

    /// <summary>
    /// Opens what may be a named pipe, which waits until somebody opens its other end. When the run is stopped before, the waiting
    /// thread is left behind, and closes what it gets.
    /// </summary>
    private static async Task<Stream> OpenInTimeAsync(InputArchive archive, CancellationToken cancellation)
    {
        Task<Stream> opening = Task.Factory.StartNew(
            archive.Open, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await opening.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = CloseAsync(opening);
            throw;
        }
    }

    private static async Task CloseAsync(Task<Stream> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            await opening.Result.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task RecordAsync(
        ArchiveFault fault, ContentFeed feed, WorkUnit unit, TreeFile? file, CancellationToken cancellation)
    {
        _tally.ArchiveFaults++;
        _faults.Begin(fault);
        if (fault.EndsContent)
        {
            _remainder ??= new byte[RemainderBlock];
            int read;
            while ((read = await feed.ReadRemainderAsync(_remainder, cancellation).ConfigureAwait(false)) > 0)
            {
                _faults.Append(_remainder.AsSpan(0, read));
                await HandOverAsync(unit, file, cancellation).ConfigureAwait(false);
            }
        }

        _faults.End();
    }

    /// <summary>Passes on the batches that are full.</summary>
    private async Task HandOverAsync(WorkUnit unit, TreeFile? file, CancellationToken cancellation)
    {
        while (_batches.TryTakeFull(out OutputBatch? batch))
        {
            if (file is not null)
            {
                file.Write(batch.Records.Span);
                batch.ClearRecords();
            }

            if (batch.IsEmpty)
            {
                _run.Pool.Return(batch);
            }
            else
            {
                await unit.Batches.Writer.WriteAsync(batch, cancellation).ConfigureAwait(false);
            }
        }
    }

    private void TellProgress(WorkUnit unit) => unit.Told = unit.Told.Tell(_tally, _run.Progress);
}

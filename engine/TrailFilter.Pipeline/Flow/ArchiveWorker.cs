using System.Threading.Channels;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Decompression;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Takes archives one after the other: opens, decompresses, filters, and hands over what comes of it. A run has one per thread,
/// each with a filter of its own.
/// </summary>
internal sealed partial class ArchiveWorker : IDisposable
{
    private const int RemainderBlock = 64 * 1024;

    private readonly RunContext _run;
    private readonly RecordFilter _filter;
    private readonly BatchBuilder _batches;
    private readonly FaultRecorder _faults;
    private readonly RecordFormat _format;
    private ArchiveTally _tally = new();
    private byte[]? _remainder;
    private byte[] _line = [];
    private (long Records, long Logged, long Faults) _told;
    private bool _anyEmitted;

    public ArchiveWorker(RunContext run)
    {
        _run = run;
        _filter = new RecordFilter(run.Options.Program, run.Options.Reading);
        _batches = new BatchBuilder(run.Pool);
        _faults = new FaultRecorder(_batches, keepBytes: run.Options.Rejects is not null);
        _format = run.Options.Output?.Format ?? RecordFormat.None;
    }

    /// <summary>Works until there are no more archives.</summary>
    public async Task RunAsync(ChannelReader<ArchiveWork> works, CancellationToken cancellation)
    {
        await foreach (ArchiveWork work in works.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            _tally = work.Tally;
            _told = default;
            _anyEmitted = false;
            _faults.BeginArchive(work.Archive.Name);
            using TreeFile? file = _run.Options.Output?.FileFor(work.Archive);
            await FilterAsync(work, file, cancellation).ConfigureAwait(false);
            EndArchive();
            await HandOverAsync(work, file, cancellation).ConfigureAwait(false);
            if (_tally.Opened > 0)
            {
                file?.Commit();
            }

            TellProgress();
            _run.Progress.AddArchive();
            work.Batches.Writer.Complete();
        }
    }

    /// <summary>Adds this worker's counts by selector; after it has ended.</summary>
    public void AddCountsTo(SelectorCounts counts) => _filter.AddCountsTo(counts);

    public void Dispose()
    {
        _batches.Abandon();
        _faults.Dispose();
    }

    private async Task FilterAsync(ArchiveWork work, TreeFile? file, CancellationToken cancellation)
    {
        if (!TryOpen(work, out ContentFeed? opened))
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
                await HandOverAsync(work, file, cancellation).ConfigureAwait(false);
            }

            int read = await reading.ConfigureAwait(false);
            while (feed.TryTakeFault(out ArchiveFault? fault))
            {
                await RecordAsync(fault, feed, work, file, cancellation).ConfigureAwait(false);
            }

            ended = Advance(read);
            while (!TakeRecords())
            {
                await HandOverAsync(work, file, cancellation).ConfigureAwait(false);
            }

            TellProgress();
        }

        _tally.BytesRead = feed.BytesRead;
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

    private bool TryOpen(ArchiveWork work, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ContentFeed? feed)
    {
        try
        {
            var raw = new RawInput(work.Archive.Open(), _run.Progress.AddBytesRead);
            _tally.Opened = 1;
            ArchiveContent? content = raw.IsFile ? ArchiveContent.Open(raw) : null;
            bool piped = content is null || (work.ReadAhead && content.IsCompressed);
            feed = piped ? new PipedFeed(raw, content, _run.PipeBlocks) : new DirectFeed(content!);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _tally.ArchiveFaults++;
            _faults.Begin(new ArchiveFault(ArchiveFaultKind.CannotOpen, 0, 0, EndsContent: true, exception.Message));
            _faults.End();
            feed = null;
            return false;
        }
    }

    private async Task RecordAsync(
        ArchiveFault fault, ContentFeed feed, ArchiveWork work, TreeFile? file, CancellationToken cancellation)
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
                await HandOverAsync(work, file, cancellation).ConfigureAwait(false);
            }
        }

        _faults.End();
    }

    /// <summary>Passes on the batches that are full.</summary>
    private async Task HandOverAsync(ArchiveWork work, TreeFile? file, CancellationToken cancellation)
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
                await work.Batches.Writer.WriteAsync(batch, cancellation).ConfigureAwait(false);
            }
        }
    }

    private void TellProgress()
    {
        (long records, long logged, long faults) = (_tally.Records, _tally.Logged, _tally.Faults + _tally.ArchiveFaults);
        _run.Progress.AddRecords(records - _told.Records, logged - _told.Logged, faults - _told.Faults);
        _told = (records, logged, faults);
    }
}

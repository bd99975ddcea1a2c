using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// One pass over a list of archives.
/// <code>
///                     ┌─► worker ─┐ one bounded channel
/// archives ─► units ──┼─► worker ─┼────────────────────► writer ─► output, rejects, notices, counters
///  in order           └─► worker ─┘ per unit               takes the units in the same order
/// </code>
/// A unit is an archive, several small ones, or a segment of a large file of lines. Results come in input order whatever the number
/// of workers. Units are begun in order and the writer waits for the oldest, which some worker therefore always has in hand: a full
/// channel further down the list can never stop it. What is under way is bounded: per worker one filter (its buffer grows to the
/// longest record at most) and one unit's batches, plus finished units waiting for the writer, at most
/// <see cref="AheadPerWorker"/> per worker.
/// </summary>
public sealed class FilterRun
{
    /// <summary>How many units per worker may have been begun and not yet written.</summary>
    internal const int AheadPerWorker = 4;

    private readonly FilterRunOptions _options;
    private readonly RunContext _context;
    private ExceptionDispatchInfo? _failure;
    private int _started;

    /// <summary>Prepares a run; nothing is opened yet.</summary>
    /// <param name="options">What to do.</param>
    public FilterRun(FilterRunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        if (options.Rewriting is not null && options.Output is TreeOutput)
        {
            throw new ArgumentException("What is written in place of records goes to lines, not into archives.", nameof(options));
        }

        _options = WithTallies(options);
        options = _options;
        Progress = new RunProgress(options.Inputs.TotalBytes, options.Inputs.Archives.Count);
        _context = new RunContext(
            options, new BatchPool(), options.Tallies is { } book ? new TallyPool(book) : null, new PipeBlocks(), Progress);
    }

    /// <summary>How far the run is; may be asked at any time from any thread.</summary>
    public RunProgress Progress { get; }

    /// <summary>The nominal length of the segments that large files of lines are divided into, in bytes; tests make it small.</summary>
    internal int SegmentBytes { get; init; } = DividedFile.DefaultSegmentBytes;

    /// <summary>The batches of the run, for tests.</summary>
    internal BatchPool Pool => _context.Pool;

    /// <summary>Runs; once only. Outputs are final when it returns, and taken back when it throws.</summary>
    /// <param name="cancellation">Stops the run, promptly even where a read or write never returns.</param>
    /// <returns>The counters.</returns>
    /// <exception cref="OutputException">An output may not be written, or failed; the run was stopped.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped from outside.</exception>
    /// <exception cref="InvalidOperationException">It ran before.</exception>
    public async Task<RunSummary> RunAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("A run runs once.");
        }

        long start = _options.Clock.GetTimestamp();
        try
        {
            RefuseSharedPlace();
            _options.Output?.Begin(_options.Inputs, cancellation);
            _options.Rejects?.Begin(_options.Inputs, cancellation);
            using var writer = new OrderedWriter(_context);
            SelectorCounts counts = await FlowAsync(writer, cancellation).ConfigureAwait(false);
            _options.Output?.Commit();
            _options.Rejects?.Commit();
            return Summary(writer.Total, counts, _options.Clock.GetElapsedTime(start));
        }
        finally
        {
            _options.Output?.Abandon();
            _options.Rejects?.Abandon();
        }
    }

    /// <summary>What tallies need of a run: their fields, and in order where they must have it.</summary>
    private static FilterRunOptions WithTallies(FilterRunOptions options) => options.Tallies is not { } book ? options : options with
    {
        Reading = options.Reading with { MoreFields = [.. options.Reading.MoreFields.Union(book.Paths)] },
        Threads = book.NeedsOrder ? 1 : options.Threads,
    };

    private async Task<SelectorCounts> FlowAsync(OrderedWriter writer, CancellationToken cancellation)
    {
        int threads = UsefulThreads();
        var works = Channel.CreateBounded<WorkUnit>(new BoundedChannelOptions(threads) { SingleWriter = true });
        var inOrder = Channel.CreateBounded<WorkUnit>(
            new BoundedChannelOptions(threads * AheadPerWorker) { SingleWriter = true, SingleReader = true });
        var dispatcher = new WorkDispatcher(_context, threads, SegmentBytes, works.Writer, inOrder.Writer);
        ArchiveWorker[] workers = [.. Enumerable.Range(0, threads).Select(_ => new ArchiveWorker(_context))];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await Task.WhenAll(
            [
                Guard(() => dispatcher.RunAsync(stop.Token), stop),
                Guard(() => writer.RunAsync(inOrder.Reader, stop.Token), stop),
                .. workers.Select(worker => Guard(() => worker.RunAsync(works.Reader, stop.Token), stop)),
            ]).ConfigureAwait(false);
            _failure?.Throw();
            cancellation.ThrowIfCancellationRequested();
            foreach (ArchiveWorker worker in workers)
            {
                worker.AddCountsTo(writer.Counts);
            }

            return writer.Counts;
        }
        finally
        {
            foreach (ArchiveWorker worker in workers)
            {
                worker.Dispose();
            }

            while (works.Reader.TryRead(out WorkUnit? unit))
            {
                // The run was stopped before anybody took it.
                unit.Segment?.File.Release();
            }
        }
    }

    // A worker costs its filter, so there are no more than can have something to do.
    private int UsefulThreads()
    {
        bool divides = _options.Inputs.Archives.Any(archive => WorkDispatcher.MayDivide(_options, archive, SegmentBytes));
        return divides ? _options.Threads : Math.Clamp(_options.Threads, 1, Math.Max(1, _options.Inputs.Archives.Count));
    }

    /// <summary>Runs a part of the flow; the first that fails stops the others, and its exception is the run's.</summary>
    private async Task Guard(Func<Task> part, CancellationTokenSource stop)
    {
        try
        {
            await Task.Run(part, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Some other part failed, or the run was cancelled: the caller tells.
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private void RefuseSharedPlace()
    {
        if (_options.Output is LineOutput { Place: { } place } output && place == _options.Rejects?.Place)
        {
            throw new OutputException(
                OutputFailure.BadPlace, output.Name, $"Cannot write to {output.Name}: records and rejects need a file each.");
        }
    }

    private RunSummary Summary(ArchiveTally total, SelectorCounts counts, TimeSpan elapsed) => new()
    {
        Archives = total.Opened,
        SkippedArchives = _options.Inputs.Skipped,
        Bytes = total.Bytes,
        BytesRead = total.BytesRead,
        Records = total.Records,
        Logged = total.Logged,
        NotLogged = total.NotLogged,
        Ungoverned = total.Ungoverned,
        Faults = total.Faults,
        ArchiveFaults = total.ArchiveFaults,
        Ambiguous = total.Ambiguous,
        InferredCategory = total.InferredCategory,
        MissingReadOnly = total.MissingReadOnly,
        OutOfScope = total.OutOfScope,
        SkippedValues = total.SkippedValues,
        Emitted = total.Emitted,
        Elapsed = elapsed,
        Counts = counts,
    };
}

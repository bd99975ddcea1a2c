using System.Threading.Channels;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Writes what the workers hand over, unit by unit in input order, and adds up their counters. What a segment gave that turned out
/// not to hold is passed over.
/// </summary>
internal sealed class OrderedWriter(RunContext run) : IDisposable
{
    private readonly RecordOutput? _output = run.Options.Output;
    private readonly LineOutput? _rejects = run.Options.Rejects;
    private readonly RejectLines _lines = new();
    private int _faultsBefore; // in the same file, in segments before

    /// <summary>The counters of what is done.</summary>
    public ArchiveTally Total { get; } = new();

    /// <summary>What the segments logged by selector; what whole archives logged, their workers know.</summary>
    public SelectorCounts Counts { get; } = new(run.Options.Program);

    /// <summary>Writes until there are no more units.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    public async Task RunAsync(ChannelReader<WorkUnit> inOrder, CancellationToken cancellation)
    {
        await foreach (WorkUnit unit in inOrder.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            // The unit before is done, and with it is known whether this one holds.
            bool holds = unit.Segment is null || unit.Segment.Fate == SegmentFate.Confirmed;
            _faultsBefore = unit.Segment is null or { Index: 0 } ? 0 : _faultsBefore;
            await TakeAsync(unit.Batches.Reader, holds, cancellation).ConfigureAwait(false);
            if (holds)
            {
                Count(unit);
            }

            if (unit.Records is { } records)
            {
                run.Tallies!.Return(records, holds);
            }
        }

        await FlushAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _lines.Dispose();

    private async ValueTask TakeAsync(ChannelReader<OutputBatch> batches, bool holds, CancellationToken cancellation)
    {
        while (true)
        {
            while (batches.TryRead(out OutputBatch? batch))
            {
                if (holds)
                {
                    await WriteAsync(batch, cancellation).ConfigureAwait(false);
                }

                run.Pool.Return(batch);
            }

            ValueTask<bool> more = batches.WaitToReadAsync(cancellation);
            if (!more.IsCompleted)
            {
                await FlushAsync(cancellation).ConfigureAwait(false);
            }

            if (!await more.ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private void Count(WorkUnit unit)
    {
        Total.Add(unit.Tally);
        if (unit.Segment is null)
        {
            return;
        }

        Counts.Add(unit.Counts!);
        _faultsBefore += unit.FaultNumbers;
        unit.Told.TellWithBytes(unit.Tally, run.Progress);
        if (unit.EndsArchive)
        {
            run.Progress.AddArchive();
        }
    }

    private async ValueTask WriteAsync(OutputBatch batch, CancellationToken cancellation)
    {
        if (_output is not null && !batch.Records.IsEmpty)
        {
            await _output.WriteAsync(batch.Records, cancellation).ConfigureAwait(false);
        }

        if (_rejects is not null)
        {
            await WriteRejectsAsync(_rejects, batch, cancellation).ConfigureAwait(false);
        }

        if (run.Options.FaultNoticed is { } noticed)
        {
            foreach (FaultNotice notice in batch.Notices)
            {
                noticed(notice.Behind(_faultsBefore));
            }
        }
    }

    private async ValueTask WriteRejectsAsync(LineOutput rejects, OutputBatch batch, CancellationToken cancellation)
    {
        int written = 0;
        foreach ((int at, string archive, int number) in batch.RejectStarts)
        {
            await rejects.WriteAsync(batch.Rejects[written..at], cancellation).ConfigureAwait(false);
            await rejects.WriteAsync(_lines.Beginning(archive, number + _faultsBefore), cancellation).ConfigureAwait(false);
            written = at;
        }

        await rejects.WriteAsync(batch.Rejects[written..], cancellation).ConfigureAwait(false);
    }

    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        if (_output is not null)
        {
            await _output.FlushAsync(cancellation).ConfigureAwait(false);
        }

        if (_rejects is not null)
        {
            await _rejects.FlushAsync(cancellation).ConfigureAwait(false);
        }
    }
}

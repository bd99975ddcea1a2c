using System.Threading.Channels;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Pipeline.Flow;

/// <summary>Writes what the workers hand over, archive by archive in input order, and adds up their counters.</summary>
internal sealed class OrderedWriter(RunContext run)
{
    private readonly RecordOutput? _output = run.Options.Output;
    private readonly LineOutput? _rejects = run.Options.Rejects;

    /// <summary>The counters of the archives that are done.</summary>
    public ArchiveTally Total { get; } = new();

    /// <summary>Writes until there are no more archives.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    public async Task RunAsync(ChannelReader<ArchiveWork> inOrder, CancellationToken cancellation)
    {
        await foreach (ArchiveWork work in inOrder.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            ChannelReader<OutputBatch> batches = work.Batches.Reader;
            while (true)
            {
                while (batches.TryRead(out OutputBatch? batch))
                {
                    await WriteAsync(batch, cancellation).ConfigureAwait(false);
                    run.Pool.Return(batch);
                }

                ValueTask<bool> more = batches.WaitToReadAsync(cancellation);
                if (!more.IsCompleted)
                {
                    await FlushAsync(cancellation).ConfigureAwait(false);
                }

                if (!await more.ConfigureAwait(false))
                {
                    break;
                }
            }

            Total.Add(work.Tally);
        }

        await FlushAsync(cancellation).ConfigureAwait(false);
    }

    private async Task WriteAsync(OutputBatch batch, CancellationToken cancellation)
    {
        if (_output is not null && !batch.Records.IsEmpty)
        {
            await _output.WriteAsync(batch.Records, cancellation).ConfigureAwait(false);
        }

        if (_rejects is not null && !batch.Rejects.IsEmpty)
        {
            await _rejects.WriteAsync(batch.Rejects, cancellation).ConfigureAwait(false);
        }

        if (run.Options.FaultNoticed is { } noticed)
        {
            foreach (FaultNotice notice in batch.Notices)
            {
                noticed(notice);
            }
        }
    }

    private async Task FlushAsync(CancellationToken cancellation)
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

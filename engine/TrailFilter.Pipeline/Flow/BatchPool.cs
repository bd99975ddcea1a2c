using System.Collections.Concurrent;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// The batches of a run. It does not limit them, the channels do; it counts them, which is how tests hold that memory is bounded.
/// Thread-safe.
/// </summary>
internal sealed class BatchPool
{
    private readonly ConcurrentBag<OutputBatch> _idle = [];
    private int _outstanding;
    private int _peak;

    /// <summary>The most batches that were in use at once.</summary>
    public int Peak => Volatile.Read(ref _peak);

    /// <summary>How many are in use.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public OutputBatch Rent()
    {
        int outstanding = Interlocked.Increment(ref _outstanding);
        int peak = Volatile.Read(ref _peak);
        while (outstanding > peak)
        {
            int seen = Interlocked.CompareExchange(ref _peak, outstanding, peak);
            if (seen == peak)
            {
                break;
            }

            peak = seen;
        }

        return _idle.TryTake(out OutputBatch? batch) ? batch : new OutputBatch();
    }

    public void Return(OutputBatch batch)
    {
        batch.Clear();
        Interlocked.Decrement(ref _outstanding);
        _idle.Add(batch);
    }
}

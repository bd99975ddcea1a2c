namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// Which segments of a file hold. Each is filtered as if a record began at its first byte. Whoever filters a segment stops at the
/// beginning of a later one, at the first where nothing is open; so segments form a chain from the first to the end of the file.
/// Those on it hold together exactly as one pass does; the others are dropped. Thread-safe.
/// </summary>
internal sealed class SegmentChain
{
    private readonly Lock _lock = new();
    private readonly SegmentFate[] _fates;
    private readonly int[] _nextOf; // 0 = it has not ended
    private readonly Dictionary<int, TaskCompletionSource<bool>> _waiting = [];

    /// <summary>Makes a chain whose first segment holds.</summary>
    /// <param name="count">How many segments there are, at least one.</param>
    public SegmentChain(int count)
    {
        _fates = new SegmentFate[count];
        _nextOf = new int[count];
        _fates[0] = SegmentFate.Confirmed;
    }

    /// <summary>How many segments there are.</summary>
    public int Count => _fates.Length;

    /// <summary>What is known of a segment.</summary>
    public SegmentFate this[int segment]
    {
        get
        {
            lock (_lock)
            {
                return _fates[segment];
            }
        }
    }

    /// <summary>Says that a segment was filtered up to the beginning of another, where nothing was open.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="next">The other, which lies behind it; <see cref="Count"/> for the end of the file.</param>
    public void End(int segment, int next)
    {
        lock (_lock)
        {
            _nextOf[segment] = next;
            while (segment < Count && _fates[segment] == SegmentFate.Confirmed && _nextOf[segment] > 0)
            {
                next = _nextOf[segment];
                while (++segment < next)
                {
                    Decide(segment, SegmentFate.Dropped);
                }

                if (segment < Count)
                {
                    Decide(segment, SegmentFate.Confirmed);
                }
            }
        }
    }

    /// <summary>Says that a confirmed segment goes on beyond the beginning of another, which is dropped thereby.</summary>
    public void Pass(int other)
    {
        lock (_lock)
        {
            Decide(other, SegmentFate.Dropped);
        }
    }

    /// <summary>Waits until it is known whether a segment holds.</summary>
    public async ValueTask<bool> HoldsAsync(int segment, CancellationToken cancellation)
    {
        Task<bool> known;
        lock (_lock)
        {
            if (_fates[segment] != SegmentFate.Open)
            {
                return _fates[segment] == SegmentFate.Confirmed;
            }

            var waiting = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(segment, waiting);
            known = waiting.Task;
        }

        return await known.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private void Decide(int segment, SegmentFate fate)
    {
        _fates[segment] = fate;
        if (_waiting.Remove(segment, out TaskCompletionSource<bool>? waiting))
        {
            waiting.SetResult(fate == SegmentFate.Confirmed);
        }
    }
}

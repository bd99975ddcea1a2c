using System.Collections.Concurrent;

namespace TrailFilter.Pipeline.Tallying;

/// <summary>The tallies of a run: as many as units are under way, used again and again. Thread-safe.</summary>
internal sealed class TallyPool(ITallyBook book)
{
    private readonly ConcurrentBag<RecordTally> _free = [];

    /// <summary>An empty tally.</summary>
    /// <param name="isFinal">See <see cref="RecordTally.IsFinal"/>.</param>
    public RecordTally Rent(bool isFinal)
    {
        RecordTally tally = _free.TryTake(out RecordTally? used) ? used : book.Create();
        tally.IsFinal = isFinal;
        return tally;
    }

    /// <summary>Takes a tally back, with what it added if that holds. In input order, by one thread at a time.</summary>
    public void Return(RecordTally tally, bool holds)
    {
        if (holds)
        {
            book.Merge(tally);
        }

        tally.Clear();
        _free.Add(tally);
    }
}

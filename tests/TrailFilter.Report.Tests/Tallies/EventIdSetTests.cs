using System.Numerics;
using CsCheck;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

public sealed class EventIdSetTests
{
    [Fact]
    public void Duplicates_are_found_while_shards_grow_and_split()
    {
        var set = new EventIdSet(24_000_000, stopsWhenFull: false);
        ulong[] hashes = [0, 1, .. Random(1, 300_000)];
        set.Add(hashes);
        Assert.Equal(1, set.Duplicates); // 0 is taken for 1
        set.Add(hashes.AsSpan(..100_000));
        set.Add(Random(2, 100_000));
        Assert.Equal(100_001, set.Duplicates);
        Assert.Null(set.LookedForIn);
    }

    [Fact]
    public void Twenty_million_eventIDs_take_less_than_300_MB()
    {
        // A quarter of them: there are four times as many shards then, each as full as here.
        var set = new EventIdSet(24_000_000, stopsWhenFull: false);
        set.Add(Random(3, 5_000_000));
        Assert.InRange(set.SlotBytes, 5_000_000 * sizeof(ulong), 300_000_000 / 4);
    }

    [Fact]
    public void Beyond_the_limit_a_sample_counts_that_no_order_changes() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 3_000], Gen.Int).Sample(static (limit, count, seed) =>
        {
            ulong[] some = Random(seed, count);
            ulong[] hashes = [.. some, .. some[..(count / 3)], .. some[(count / 2)..]];
            (long, long?) first = Counted(hashes, limit);
            Array.Reverse(hashes);
            Assert.Equal(first, Counted(hashes, limit));

            int level = Enumerable.Range(0, 64).First(zeros => Sample(zeros).Distinct().Count() <= limit);
            int duplicates = Sample(level).Count() - Sample(level).Distinct().Count();
            Assert.Equal((duplicates, level == 0 ? null : Sample(level).Count()), first);

            IEnumerable<ulong> Sample(int zeros) => hashes.Where(hash => BitOperations.TrailingZeroCount(hash) >= zeros);
        });

    [Fact]
    public void Beyond_the_limit_a_set_that_stops_still_knows_what_came_before()
    {
        var set = new EventIdSet(2, stopsWhenFull: true);
        Assert.True(set.Add(10));
        Assert.True(set.Add(20));
        Assert.False(set.Add(10));
        Assert.Null(set.LookedForIn);
        Assert.True(set.Add(30));
        Assert.True(set.Add(30));
        Assert.False(set.Add(20));
        Assert.Equal(2, set.Duplicates);
        Assert.Equal(3, set.LookedForIn);
    }

    private static (long Duplicates, long? LookedForIn) Counted(ulong[] hashes, int limit)
    {
        var set = new EventIdSet(limit, stopsWhenFull: false);
        set.Add(hashes);
        return (set.Duplicates, set.LookedForIn);
    }

    private static ulong[] Random(int seed, int count)
    {
        var random = new Random(seed);
        ulong[] hashes = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            hashes[i] = (ulong)random.NextInt64() * 0x9E3779B97F4A7C15;
        }

        return hashes;
    }
}

using TrailFilter.Pipeline.Flow;

namespace TrailFilter.Pipeline.Tests.Flow;

public sealed class SegmentChainTests
{
    [Fact]
    public void What_ends_where_the_next_begins_holds()
    {
        var chain = new SegmentChain(3);
        Assert.Equal([SegmentFate.Confirmed, SegmentFate.Open, SegmentFate.Open], Fates(chain));
        chain.End(1, 2);
        Assert.Equal([SegmentFate.Confirmed, SegmentFate.Open, SegmentFate.Open], Fates(chain));
        chain.End(0, 1);
        Assert.Equal([SegmentFate.Confirmed, SegmentFate.Confirmed, SegmentFate.Confirmed], Fates(chain));
    }

    [Fact]
    public async Task What_was_read_over_is_dropped_with_all_it_claimed()
    {
        var chain = new SegmentChain(5);
        ValueTask<bool> second = chain.HoldsAsync(1, TestContext.Current.CancellationToken);
        ValueTask<bool> third = chain.HoldsAsync(2, TestContext.Current.CancellationToken);
        chain.End(1, 4);
        chain.End(3, 5);
        Assert.False(second.IsCompleted);
        chain.Pass(1);
        Assert.False(await second);
        Assert.False(third.IsCompleted);
        chain.End(0, 2);
        Assert.True(await third);
        Assert.Equal(
            [SegmentFate.Confirmed, SegmentFate.Dropped, SegmentFate.Confirmed, SegmentFate.Open, SegmentFate.Open], Fates(chain));
        chain.End(2, 3);
        Assert.Equal(SegmentFate.Dropped, chain[4]);
        Assert.True(await chain.HoldsAsync(3, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        ValueTask<bool> waiting = new SegmentChain(2).HoldsAsync(1, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    private static SegmentFate[] Fates(SegmentChain chain) => [.. Enumerable.Range(0, chain.Count).Select(segment => chain[segment])];
}

using System.Collections.Immutable;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Sampling;

public sealed class ClustersTests
{
    private static readonly Charge s_charge = new("", "111122223333", "us-east-1", "Data", "1");

    [Fact]
    public void Archives_stay_apart_in_order_and_parts_of_one_come_together()
    {
        var clusters = new Clusters(1000);
        var a = new FakeArchive("a", 10);
        clusters.Add([(a, Rows(1))]);
        clusters.Add([(a, Rows(2)), (new FakeArchive("b", 20), [])]);
        clusters.Add([(new FakeArchive("gone", null, isFile: false), Rows(9))]);
        ImmutableArray<ClusterTally> all = clusters.ToImmutable();
        Assert.Equal([10, 20], all.Select(static one => one.Bytes!.Value));
        Assert.Equal([3, 0], all.Select(RecordsOf));
    }

    [Fact]
    public void Where_there_are_too_many_neighbours_go_together_and_nothing_is_lost()
    {
        var clusters = new Clusters(10);
        for (int i = 0; i < 1000; i++)
        {
            // Each with a charge of its own, so that joining frees nothing but by number of clusters.
            clusters.Add([(new FakeArchive($"{i}", 1), Rows(i, s_charge with { Region = i % 3 == 0 ? "eu-west-1" : "us-east-1" }))]);
        }

        ImmutableArray<ClusterTally> all = clusters.ToImmutable();
        Assert.InRange(all.Length, 2, 10);
        Assert.InRange(all.Sum(static one => one.Rows.Length), 2, 20);
        Assert.Equal(1000, all.Sum(static one => one.Archives));
        Assert.Equal(1000, all.Sum(static one => one.Bytes));
        Assert.Equal(999 * 1000 / 2, all.Sum(RecordsOf));
        Assert.All(all.SkipLast(1), one => Assert.Equal(all[0].Archives, one.Archives));
    }

    private static long RecordsOf(ClusterTally cluster) => cluster.Rows.Sum(static row => row.Amount.Records);

    private static ImmutableArray<ClusterRow> Rows(long records, Charge? charge = null) => [new("", charge ?? s_charge, 1, new Amount(records, 0))];

    private sealed class FakeArchive(string name, long? length, bool isFile = true) : InputArchive
    {
        public override string Name => name;

        public override string RelativePath => name;

        public override string? FullPath => isFile ? "/" + name : null;

        public override long? Length => length;

        public override Stream Open() => throw new NotSupportedException();
    }
}

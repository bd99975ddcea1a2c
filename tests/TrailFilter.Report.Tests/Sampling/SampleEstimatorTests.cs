using System.Collections.Immutable;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Sampling;

public sealed class SampleEstimatorTests
{
    private const int Piles = 40;
    private const int Parts = 20;

    // 800 samples of 30 or so of 600 archives each; seeds and hashes are fixed, so this says the same on every machine. With the right
    // formula 95 % are covered, give or take 1 % for chance; less where a few archives hold most of it, as reports say.
    [Theory]
    [InlineData(true, false, 0.93)]
    [InlineData(false, false, 0.93)]
    [InlineData(true, true, 0.88)]
    [InlineData(false, true, 0.88)]
    public void Estimates_are_right_on_average_and_ranges_hold_the_truth_in_95_of_100_samples(bool knowsBytes, bool isSkewed, double least)
    {
        var errors = new List<double>();
        var widths = new List<double>();
        int sumsHeld = 0;
        int sharesHeld = 0;
        for (int seed = 0; seed < Piles; seed++)
        {
            var pile = new SyntheticPile(seed, 600, knowsBytes, isSkewed);
            for (int number = 1; number <= Parts; number++)
            {
                var part = new ArchivePart(number, Parts);
                SampleEstimator estimator = pile.Estimator(part);
                ImmutableArray<ClusterTally> read = pile.Of(part);
                double[] dropped = [.. read.Select(SyntheticPile.DroppedOf)];
                errors.Add(dropped.Sum() * estimator.Factor / pile.Dropped - 1);
                Interval sum = estimator.SumOf(dropped, isAmount: true)!;
                widths.Add((sum.High - sum.Low) / pile.Dropped);
                sumsHeld += sum.Low <= pile.Dropped && pile.Dropped <= sum.High ? 1 : 0;
                Interval share = estimator.ShareOf(dropped, [.. read.Select(SyntheticPile.AllOf)])!;
                sharesHeld += share.Low <= pile.Dropped / pile.All && pile.Dropped / pile.All <= share.High ? 1 : 0;
            }
        }

        int samples = Piles * Parts;
        double spread = Math.Sqrt(errors.Sum(static error => error * error) / samples);
        Assert.InRange(errors.Average(), -3 * spread / Math.Sqrt(samples), 3 * spread / Math.Sqrt(samples));
        Assert.InRange((double)sumsHeld / samples, least, 0.97);
        Assert.InRange((double)sharesHeld / samples, least, 0.97);

        // Not by being useless: the range is about four standard deviations of the estimates wide.
        Assert.InRange(widths.Average() / spread, 3.4, 4.7);
    }

    [Fact]
    public void Bytes_make_ranges_narrower_where_records_go_with_them()
    {
        double[] widths = [.. new[] { true, false }.Select(static knowsBytes =>
        {
            var pile = new SyntheticPile(7, 600, knowsBytes, isSkewed: true);
            var part = new ArchivePart(1, 10);
            Interval all = pile.Estimator(part).SumOf([.. pile.Of(part).Select(SyntheticPile.AllOf)], isAmount: true)!;
            return all.High - all.Low;
        })];
        Assert.True(widths[0] < widths[1] / 2, $"{widths[0]} and {widths[1]}");
    }

    // By hand: 4 of 10 archives of one size with 2, 4, 4, 6 records. Mean 4, so 40 in all; s² = 8/3, and the error is
    // 10 sqrt((1 - 0.4) / 4 * 8/3) = 6.3246; t with 3 degrees of freedom is 3.1824.
    [Fact]
    public void It_is_the_formula_of_the_book()
    {
        SampleEstimator estimator = Of([2, 4, 4, 6], found: 10);
        Assert.Equal(2.5, estimator.Factor);
        Interval range = estimator.SumOf([2, 4, 4, 6], isAmount: false)!;
        Assert.Equal(40 - 3.1824 * 6.324555, range.Low, 3);
        Assert.Equal(40 + 3.1824 * 6.324555, range.High, 3);
        Assert.Equal(19.873, estimator.SumOf([2, 4, 4, 6], isAmount: true)!.Low, 2);
    }

    [Fact]
    public void Nothing_less_than_what_was_read_can_be_there()
    {
        SampleEstimator estimator = Of([0, 0, 0, 9], found: 100);
        Assert.Equal(9, estimator.SumOf([0, 0, 0, 9], isAmount: true)!.Low);
        Assert.True(estimator.SumOf([0, 0, 0, 9], isAmount: false)!.Low < 0);
    }

    [Fact]
    public void One_archive_and_all_archives_have_no_range()
    {
        Assert.Null(Of([5], found: 10).SumOf([5], isAmount: true));
        Assert.Null(Of([5], found: 10).ShareOf([1], [5]));
        SampleEstimator whole = Of([5, 6], found: 2);
        Assert.True(whole.IsWhole);
        Assert.Equal(1, whole.Factor);
        Assert.Null(whole.SumOf([5, 6], isAmount: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of([], found: 2));
    }

    [Fact]
    public void One_unknown_length_takes_archives_for_bytes()
    {
        ImmutableArray<ClusterTally> clusters = [new(1, 10, []), new(1, null, [])];
        var estimator = new SampleEstimator(clusters, new SampleFrame(new ArchivePart(1, 4), new FoundArchives(8, null)));
        Assert.False(estimator.IsByBytes);
        Assert.Equal(4, estimator.Factor);
    }

    private static SampleEstimator Of(double[] records, long found) => new(
        [.. records.Select(static _ => new ClusterTally(1, null, []))], new SampleFrame(new ArchivePart(1, 2), new FoundArchives(found, null)));
}

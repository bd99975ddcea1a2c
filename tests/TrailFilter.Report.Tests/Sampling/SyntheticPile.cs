using System.Collections.Immutable;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Sampling;

/// <summary>A pile of archives whose truth is known: busy and quiet ones, and what is dropped gathered in some of them.</summary>
internal sealed class SyntheticPile
{
    private static readonly Charge s_charge = new("", "111122223333", "us-east-1", "Data", "3");

    private readonly ImmutableArray<(ClusterTally Archive, string Key)> _archives;

    /// <summary>Makes one.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="archives">How many archives.</param>
    /// <param name="knowsBytes">Whether lengths are known.</param>
    /// <param name="isSkewed">Whether most of what is dropped is in a third of the archives.</param>
    public SyntheticPile(int seed, int archives, bool knowsBytes, bool isSkewed)
    {
        var random = new Random(seed);
        _archives =
        [
            .. Enumerable.Range(0, archives).Select(number =>
            {
                // Log-normal, as sizes of log files are.
                double busy = Math.Exp(random.NextDouble() + random.NextDouble() + random.NextDouble());
                long records = (long)(100 * busy);
                double share = !isSkewed ? 0.3 + 0.4 * random.NextDouble() : random.Next(3) == 0 ? random.NextDouble() : 0.1;
                long dropped = (long)(records * share);
                long length = (long)(records * (80 + 40 * random.NextDouble()));
                ImmutableArray<ClusterRow> rows =
                [
                    new("", s_charge, 1, new Amount(dropped, dropped * 1000)),
                    new("", s_charge, 3, new Amount(records - dropped, (records - dropped) * 1000)),
                ];
                return (new ClusterTally(1, knowsBytes ? length : null, rows), $"{seed}/{number}.json.gz");
            }),
        ];
        Whole = new FoundArchives(archives, knowsBytes ? _archives.Sum(static one => one.Archive.Bytes!.Value) : null);
        Dropped = _archives.Sum(static one => DroppedOf(one.Archive));
        All = _archives.Sum(static one => AllOf(one.Archive));
    }

    public FoundArchives Whole { get; }

    public double Dropped { get; }

    public double All { get; }

    public static double DroppedOf(ClusterTally archive) => archive.Rows.Where(static row => row.LoggedBy == 1).Sum(static row => (double)row.Amount.Records);

    public static double AllOf(ClusterTally archive) => archive.Rows.Sum(static row => (double)row.Amount.Records);

    /// <summary>What falls into a part, as a run would find it.</summary>
    public ImmutableArray<ClusterTally> Of(ArchivePart part) => [.. _archives.Where(one => part.Holds(one.Key)).Select(static one => one.Archive)];

    public SampleEstimator Estimator(ArchivePart part) => new(Of(part), new SampleFrame(part, Whole));
}

using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Building;
using TrailFilter.Report.Model;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Sampling;

/// <summary>A run over a sample: its tallies as those of the whole, and the ranges of what they say. Immutable.</summary>
internal sealed class SampledRun
{
    // Below this many archives the spread between them is itself hardly known.
    private const int FewArchives = 30;

    private readonly TallyResult _read;
    private readonly SampleFrame _frame;

    /// <summary>Looks at a run.</summary>
    /// <param name="read">What was tallied, by archive too.</param>
    /// <param name="frame">What the archives are a sample of.</param>
    /// <exception cref="ArgumentException">No archive was read.</exception>
    public SampledRun(TallyResult read, SampleFrame frame)
    {
        _read = read;
        _frame = frame;
        Estimator = new SampleEstimator(read.Clusters, frame);
        Scaled = ScaledTallies.Of(read, Estimator.Factor);
    }

    /// <summary>What tells ranges.</summary>
    public SampleEstimator Estimator { get; }

    /// <summary>The tallies as those of all archives.</summary>
    public TallyResult Scaled { get; }

    /// <summary>What was read of each archive.</summary>
    public ImmutableArray<ClusterTally> Clusters => _read.Clusters;

    /// <summary>What a report says of it.</summary>
    public SampleReport ToReport() => new()
    {
        Part = _frame.Part.ToString(),
        ArchivesRead = Estimator.ArchivesRead,
        ArchivesFound = _frame.Found.Count,
        BytesRead = Estimator.BytesRead,
        BytesFound = Estimator.IsByBytes ? _frame.Found.Bytes : null,
        Factor = Estimator.Factor,
        Confidence = Estimator.HasRanges ? 0.95 : null,
        Notes = [.. Notes()],
    };

    /// <summary>The ranges of what becomes of records under a proposed configuration; null when none can be told.</summary>
    public ChangeIntervals? ChangeOf(int number)
    {
        if (!Estimator.HasRanges)
        {
            return null;
        }

        return new ChangeIntervals(
            Range(row => IsLogged(row, 0) && IsLogged(row, number)),
            Range(row => Change.IsDropped(row.LoggedBy, number)),
            Range(row => !IsLogged(row, 0) && IsLogged(row, number)),
            Range(row => !IsLogged(row, 0) && !IsLogged(row, number)),
            Estimator.SumOf(
                Records(row => row.Rules == SecurityTable.Group && Change.IsDropped(row.LoggedBy, number)), isAmount: true)!,
            Estimator.ShareOf(
                Records(row => row.Rules.Length == 0 && Change.IsDropped(row.LoggedBy, number)),
                Records(row => row.Rules.Length == 0 && IsLogged(row, 0))));
    }

    private Interval Range(Func<ClusterRow, bool> isMeant) =>
        Estimator.SumOf(Records(row => row.Rules.Length == 0 && isMeant(row)), isAmount: true)!;

    private double[] Records(Func<ClusterRow, bool> isMeant) =>
        [.. Clusters.Select(cluster => (double)cluster.Rows.Where(isMeant).Sum(static row => row.Amount.Records))];

    private static bool IsLogged(ClusterRow row, int number) => ((row.LoggedBy >> number) & 1) != 0;

    private IEnumerable<string> Notes()
    {
        string read = $"{Figures.Number(Estimator.ArchivesRead)} of {Figures.Count(_frame.Found.Count, "archive")}";
        if (Estimator.IsWhole)
        {
            yield return $"This was to be a sample, but all archives there are fell into it: {read} (--sample {_frame.Part}). Nothing is estimated but months.";
            yield break;
        }

        string bytes = Estimator.BytesRead is long size && _frame.Found.Bytes is long all
            ? $", {Figures.Percent((double)size / all)} of their bytes"
            : "";
        string factor = Estimator.Factor.ToString("#,0.##", CultureInfo.InvariantCulture);
        yield return $"This is a sample: {read} were read (--sample {_frame.Part}){bytes}. Every figure but those of what this input can show "
            + $"is an estimate for all archives: what was read, times {factor}"
            + (Estimator.IsByBytes ? ", as there are as many times the bytes." : ", as there are as many times the archives.");
        yield return "What is in few archives may have been missed altogether: none in a sample does not mean that there is none. Rows of tables have "
            + "no range of their own; those of few records are the least sure.";
        if (!Estimator.HasRanges)
        {
            yield return "No range can be told, because one archive does not tell how archives differ. Take a larger part.";
            yield break;
        }

        yield return "In 95 of 100 samples a range marked 95 % holds what all archives would have given. It is made of how archives differ from each other, "
            + $"by Student's t with {Figures.Count(Estimator.Freedom, "degree")} of freedom, and takes them as drawn at random, which a hash of their keys does. "
            + (Estimator.ArchivesRead < FewArchives
                ? $"{Figures.Number(Estimator.ArchivesRead)} archives are few: where they are very unlike, ranges are too narrow."
                : "Where a few archives hold most of something, its range is too narrow.");
        yield return "Ranges of costs take prices and the time covered as known, and there is no range by quiet and busy days: a day of a sample is too little.";
    }
}

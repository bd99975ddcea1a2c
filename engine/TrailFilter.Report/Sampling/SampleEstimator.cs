using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Sampling;

/// <summary>
/// Estimates of a whole pile from a sample of its archives, with ranges. Immutable; pure.
/// </summary>
/// <remarks>
/// Archives are what is drawn, so archives are what varies: the records of one are alike, and no range may be made of single
/// records. A sum is estimated as the sample's times (bytes of all archives / bytes of those read), the ratio estimator of cluster
/// sampling: large archives hold more of everything, and the lengths of all are known without reading them. Where a length is not
/// known, numbers of archives take the place of bytes. With y and x what an archive holds and its size, R = Σy / Σx and
/// d = y - R x, the variance is (X / Σx)² n (1 - n/N) s²(d) for n of N archives (Cochran, Sampling Techniques, 3rd edition, 6.4 and
/// 9A.1), and a range reaches t(n - 1) standard errors to each side. Which archives are drawn, a hash decides, which is
/// unrelated to what they hold; given how many were drawn, all such samples are equally likely.
/// </remarks>
internal sealed class SampleEstimator
{
    private readonly ImmutableArray<ClusterTally> _clusters;
    private readonly double[] _sizes;
    private readonly double _size;
    private readonly double _left;

    /// <summary>Looks at a sample.</summary>
    /// <param name="clusters">What was read, at least one archive.</param>
    /// <param name="frame">What there is.</param>
    public SampleEstimator(ImmutableArray<ClusterTally> clusters, SampleFrame frame)
    {
        _clusters = clusters;
        ArchivesRead = clusters.Sum(static cluster => (long)cluster.Archives);
        ArgumentOutOfRangeException.ThrowIfLessThan(ArchivesRead, 1, nameof(clusters));
        long bytes = clusters.Sum(static cluster => cluster.Bytes ?? 0);
        IsByBytes = frame.Found.Bytes > 0 && bytes > 0 && clusters.All(static cluster => cluster.Bytes is not null);
        BytesRead = IsByBytes ? bytes : null;
        _sizes = [.. clusters.Select(cluster => IsByBytes ? cluster.Bytes!.Value : (double)cluster.Archives)];
        _size = _sizes.Sum();
        _left = Math.Max(0, 1 - (double)ArchivesRead / frame.Found.Count);
        Factor = IsWhole ? 1 : Math.Max(1, (IsByBytes ? frame.Found.Bytes!.Value : frame.Found.Count) / _size);
    }

    /// <summary>How many archives were read.</summary>
    public long ArchivesRead { get; }

    /// <summary>Their length on disk; null when it does not serve as their size.</summary>
    public long? BytesRead { get; }

    /// <summary>Whether bytes are the size of archives; otherwise each has the same.</summary>
    public bool IsByBytes { get; }

    /// <summary>Whether all archives there are happen to be in the sample.</summary>
    public bool IsWhole => _left == 0;

    /// <summary>Whether ranges can be told: one archive does not tell how archives differ, and of all of them nothing is left open.</summary>
    public bool HasRanges => _clusters.Length > 1 && !IsWhole;

    /// <summary>On how many degrees of freedom ranges rest.</summary>
    public int Freedom => _clusters.Length - 1;

    /// <summary>What makes the whole of a sample, 1 or more.</summary>
    public double Factor { get; }

    /// <summary>The range of a sum over all archives.</summary>
    /// <param name="sums">What each cluster adds to it.</param>
    /// <param name="isAmount">Whether nothing adds less than 0, so that at least what was read is there.</param>
    /// <returns>The range, or null when none can be told.</returns>
    public Interval? SumOf(double[] sums, bool isAmount)
    {
        if (!HasRanges)
        {
            return null;
        }

        double read = sums.Sum();
        double reach = StudentQuantile.Of(Freedom) * Factor * ErrorOf(sums, _sizes, read / _size);
        double estimate = read * Factor;
        return new Interval(isAmount ? Math.Max(read, estimate - reach) : estimate - reach, estimate + reach);
    }

    /// <summary>The range of a share of 0 to 1, the quotient of two sums; null when none can be told.</summary>
    public Interval? ShareOf(double[] parts, double[] wholes)
    {
        double all = wholes.Sum();
        if (!HasRanges || all <= 0)
        {
            return null;
        }

        double share = parts.Sum() / all;
        double reach = StudentQuantile.Of(Freedom) * ErrorOf(parts, wholes, share) / all;
        return new Interval(Math.Max(0, share - reach), Math.Min(1, share + reach));
    }

    // The standard error of the sum of what is left of values when their usual ratio to sizes is taken off.
    private double ErrorOf(double[] values, double[] sizes, double ratio)
    {
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double left = values[i] - ratio * sizes[i];
            squares += left * left;
        }

        return Math.Sqrt(values.Length * _left * squares / (values.Length - 1));
    }
}

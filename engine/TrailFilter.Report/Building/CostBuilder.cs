using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>Makes a report of costs that stands alone, and so says what its input could show. Thread-safe.</summary>
public static class CostBuilder
{
    /// <summary>Makes it.</summary>
    /// <param name="tallies">What was tallied.</param>
    /// <param name="run">What was counted, in the same run.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="costs">What is charged.</param>
    /// <param name="sample">What the archives are a sample of; null when they are all. Tallies are by archive then.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static CostReport Build(
        TallyResult tallies, RunSummary run, PriceList prices, CostOptions costs, SampleFrame? sample = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(tallies);
        SampledRun? sampled = sample is null ? null : new SampledRun(tallies, sample);
        CostReport report = CostModel.Estimate(sampled?.Scaled ?? tallies, prices, costs);
        return (sampled is null ? report : CostRanges.With(report, sampled, prices, costs)) with
        {
            Coverage = CoverageBuilder.Of(tallies, run),
        };
    }
}

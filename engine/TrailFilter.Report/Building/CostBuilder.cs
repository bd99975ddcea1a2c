using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
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
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static CostReport Build(TallyResult tallies, RunSummary run, PriceList prices, CostOptions costs)
    {
        ArgumentNullException.ThrowIfNull(run);
        return CostModel.Estimate(tallies, prices, costs) with { Coverage = CoverageBuilder.Of(tallies, run) };
    }
}

using System.Collections.Immutable;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Sampling;

/// <summary>Adds ranges to the costs of a sample.</summary>
internal static class CostRanges
{
    /// <summary>The costs with ranges, and without those of days, of which a sample holds too little.</summary>
    /// <param name="report">The costs of the scaled tallies.</param>
    /// <param name="run">The sample.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="options">What is charged.</param>
    public static CostReport With(CostReport report, SampledRun run, PriceList prices, CostOptions options)
    {
        if (run.Estimator.IsWhole)
        {
            return report with { Sample = run.ToReport() };
        }

        double[][] costs = [.. report.Configurations.Select((cost, number) => CostsOf(cost, number, run, prices, options))];
        return report with
        {
            Sample = run.ToReport(),
            Configurations =
            [
                .. report.Configurations.Select((cost, number) => cost with
                {
                    QuietMonth = null,
                    BusyMonth = null,
                    CoveredInterval = run.Estimator.SumOf(costs[number], isAmount: true),
                    MonthInterval = cost.Month is null ? null : Month(run.Estimator.SumOf(costs[number], isAmount: true), report),
                    ChangeInterval = number == 0 || CostChange.Of(report, number).Month is null
                        ? null
                        : Month(
                            run.Estimator.SumOf([.. costs[number].Zip(costs[0], static (then, now) => then - now)], isAmount: false),
                            report),
                }),
            ],
        };
    }

    private static Interval? Month(Interval? covered, CostReport report) =>
        covered is null || report.MonthFactor is not double factor ? null : new Interval(covered.Low * factor, covered.High * factor);

    // What each cluster costs at the average price of each line: steps of a price are reached by the whole pile, not by one archive.
    private static double[] CostsOf(ConfigurationCost cost, int number, SampledRun run, PriceList prices, CostOptions options)
    {
        var unit = cost.Lines.ToDictionary(
            static line => (line.Account, line.Region, line.Item), static line => line.Covered / line.Quantity);
        Func<Bill> newBill = CostModel.BillsOf(run.Scaled, number, prices, options);
        var sums = new double[run.Clusters.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            Bill bill = newBill();
            foreach (ClusterRow row in run.Clusters[i].Rows.Where(static row => row.Rules.Length == 0))
            {
                bill.Add(row.Charge, row.Amount);
            }

            sums[i] = bill.Quantities.Sum(quantity => quantity.Value * unit.GetValueOrDefault(quantity.Key));
        }

        return sums;
    }
}

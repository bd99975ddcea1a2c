using System.Collections.Immutable;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>Makes the report of a preview from what a run tallied.</summary>
public static class PreviewBuilder
{
    private const int DropperCount = 20;

    /// <summary>Makes it.</summary>
    /// <param name="tallies">What was tallied.</param>
    /// <param name="run">What was counted, in the same run.</param>
    /// <param name="prices">Prices.</param>
    /// <param name="costs">What is charged.</param>
    /// <param name="tool">The program's name and version.</param>
    /// <param name="sample">What the archives are a sample of; null when they are all. Tallies are by archive then.</param>
    public static PreviewReport Build(
        TallyResult tallies, RunSummary run, PriceList prices, CostOptions costs, string tool, SampleFrame? sample = null)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        ArgumentNullException.ThrowIfNull(run);
        SampledRun? sampled = sample is null ? null : new SampledRun(tallies, sample);
        TallyResult all = sampled?.Scaled ?? tallies;
        CostReport cost = CostModel.Estimate(all, prices, costs);
        cost = sampled is null ? cost : CostRanges.With(cost, sampled, prices, costs);
        return new PreviewReport
        {
            Tool = tool,
            Sample = cost.Sample,
            Coverage = CoverageBuilder.Of(tallies, run),
            Current = tallies.Configurations[0].Name,
            CurrentSelectors = SelectorsOf(run.Counts, tallies.Configurations[0], FactorOf(sampled)),
            Comparisons =
            [
                .. Enumerable.Range(1, tallies.Configurations.Length - 1).Select(number => Compare(all, run, cost, sampled, number)),
            ],
            Wastes = WasteRows.Of(all, prices, costs, cost.MonthFactor),
            Cost = cost,
        };
    }

    private static double FactorOf(SampledRun? sampled) => sampled?.Estimator.Factor ?? 1;

    private static ComparisonReport Compare(TallyResult tallies, RunSummary run, CostReport cost, SampledRun? sampled, int number)
    {
        ChangeIntervals? ranges = sampled?.ChangeOf(number);
        var change = new Change(number);
        foreach ((int loggedBy, Amount amount) in tallies.Shapes.Rows.Select(static row => (row.LoggedBy, row.Amount)).Concat(tallies.Shapes.Others))
        {
            change.Add(loggedBy, amount);
        }

        ChangeRow totals = change.ToRow("");
        Amount relevant = SecurityTable.DroppedTotal(tallies, number);
        string name = tallies.Configurations[number].Name;
        string? widening = Widening.Of(run.Counts.Program, tallies.Configurations[0], tallies.Configurations[number]);
        return new ComparisonReport
        {
            Name = name,
            Headline = Headline.Of(
                tallies.Configurations.Length == 2 ? "The proposed selectors" : $"The selectors {name}",
                totals,
                relevant.Records,
                CostChange.Of(cost, number) with
                {
                    IsOfInputOnly = widening is not null,
                    IsEstimated = sampled?.Estimator.IsWhole == false,
                    Range = cost.Configurations[number].ChangeInterval,
                },
                ranges),
            Totals = totals,
            Intervals = ranges,
            Selectors = SelectorsOf(run.Counts, tallies.Configurations[number], FactorOf(sampled)),
            Breakdowns = Breakdowns.Of(tallies, number),
            Droppers = Droppers.Of(tallies, number, DropperCount),
            Security = SecurityTable.BuiltIn.Dropped(tallies, number),
            SecurityRelevant = relevant,
            Warnings = [.. WarningsOf(totals, CoverageBuilder.UngovernedIn(tallies, run, FactorOf(sampled)), widening)],
        };
    }

    private static ImmutableArray<SelectorRow> SelectorsOf(SelectorCounts counts, Configuration configuration, double factor)
    {
        SelectorProgram program = counts.Program;
        var rows = ImmutableArray.CreateBuilder<SelectorRow>();
        foreach (int number in configuration.Trails)
        {
            Trail trail = program.Trails[number];
            int first = program.FirstSelectorOf(number);
            for (int i = 0; i < trail.Selectors.Count; i++)
            {
                int advanced = i - trail.Selectors.EventSelectors.Length;
                rows.Add(new SelectorRow(
                    trail.Name,
                    i + 1,
                    advanced >= 0 ? trail.Selectors.AdvancedEventSelectors[advanced].Name : null,
                    ScaledTallies.Of(counts.LoggedBySelector[first + i], factor),
                    ScaledTallies.Of(counts.OnlyBySelector[first + i], factor)));
            }
        }

        return rows.ToImmutable();
    }

    private static IEnumerable<string> WarningsOf(ChangeRow totals, long ungoverned, string? widening)
    {
        if (widening is not null)
        {
            yield return widening;
        }

        long unexplained = totals.Added.Records + totals.Neither.Records - ungoverned;
        if (unexplained > 0)
        {
            yield return $"{Figures.Count(unexplained, "record")} of the input would not be there if the current selectors had made it: "
                + "it comes from another trail, or from other selectors.";
        }
    }
}

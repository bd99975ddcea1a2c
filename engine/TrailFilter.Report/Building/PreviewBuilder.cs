using System.Collections.Immutable;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
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
    public static PreviewReport Build(TallyResult tallies, RunSummary run, PriceList prices, CostOptions costs, string tool)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        ArgumentNullException.ThrowIfNull(run);
        CostReport cost = CostModel.Estimate(tallies, prices, costs);
        return new PreviewReport
        {
            Tool = tool,
            Coverage = CoverageBuilder.Of(tallies, run),
            Current = tallies.Configurations[0].Name,
            CurrentSelectors = SelectorsOf(run.Counts, tallies.Configurations[0]),
            Comparisons =
            [
                .. Enumerable.Range(1, tallies.Configurations.Length - 1).Select(number => Compare(tallies, run, cost, number)),
            ],
            Wastes = WasteRows.Of(tallies, prices, costs, cost.MonthFactor),
            Cost = cost,
        };
    }

    private static ComparisonReport Compare(TallyResult tallies, RunSummary run, CostReport cost, int number)
    {
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
                CostChange.Of(cost, number) with { IsOfInputOnly = widening is not null }),
            Totals = totals,
            Selectors = SelectorsOf(run.Counts, tallies.Configurations[number]),
            Breakdowns = Breakdowns.Of(tallies, number),
            Droppers = Droppers.Of(tallies, number, DropperCount),
            Security = SecurityTable.BuiltIn.Dropped(tallies, number),
            SecurityRelevant = relevant,
            Warnings = [.. WarningsOf(totals, CoverageBuilder.UngovernedIn(tallies, run), widening)],
        };
    }

    private static ImmutableArray<SelectorRow> SelectorsOf(SelectorCounts counts, Configuration configuration)
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
                    counts.LoggedBySelector[first + i],
                    counts.OnlyBySelector[first + i]));
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

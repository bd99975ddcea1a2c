using System.Collections.Immutable;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Model;
using TrailFilter.Report.Sampling;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>What the input can show (R17), and what to know before believing the rest.</summary>
internal static class CoverageBuilder
{
    // CloudTrail began in November 2013; what lies outside these years has a clock that is wrong.
    private const int FirstYear = 2013;
    private const int LastYear = 2100;

    /// <summary>The coverage of a run.</summary>
    public static CoverageReport Of(TallyResult tallies, RunSummary run) => new()
    {
        Archives = run.Archives,
        SkippedArchives = run.SkippedArchives.Values.Sum(),
        Records = new Amount(run.Records, BytesOf(tallies)),
        Faults = run.Faults,
        ArchiveFaults = run.ArchiveFaults,
        Ambiguous = run.Ambiguous,
        InferredCategory = run.InferredCategory,
        MissingReadOnly = run.MissingReadOnly,
        Ungoverned = UngovernedIn(tallies, run),
        Duplicates = tallies.Duplicates,
        LeavesDuplicatesOut = tallies.LeavesDuplicatesOut,
        FirstEvent = tallies.FirstEvent,
        LastEvent = tallies.LastEvent,
        Gaps = GapsOf(tallies),
        Categories = CountsOf(tallies.Shapes, static shape => shape.Category),
        ResourceTypes = CountsOf(tallies.Shapes, static shape => shape.ResourceType),
        Accounts = CountsOf(tallies.Shapes, static shape => shape.Account),
        Regions = CountsOf(tallies.Shapes, static shape => shape.Region),
        Versions = CountsOf(tallies.Versions, static version => version),
        Warnings = [.. WarningsOf(tallies, run)],
    };

    /// <summary>
    /// Records that no event selectors decide: without duplicates, where they are left out. Where shapes were dropped, the run's own
    /// count is the best there is.
    /// </summary>
    /// <param name="tallies">What was tallied, scaled if it is a sample.</param>
    /// <param name="run">What was counted.</param>
    /// <param name="factor">By what tallies are scaled.</param>
    public static long UngovernedIn(TallyResult tallies, RunSummary run, double factor = 1) => tallies.Shapes.IsExact
        ? tallies.Shapes.Rows.Where(static row => row.Key.IsUngoverned).Sum(static row => row.Amount.Records)
        : ScaledTallies.Of(run.Ungoverned, factor);

    // Not the run's own, which are those of whole archives, whatever the scope.
    private static long BytesOf(TallyResult tallies) =>
        tallies.Hours.Rows.Sum(static row => row.Amount.Bytes) + tallies.Hours.Others.Sum(static other => other.Amount.Bytes);

    private static ImmutableArray<CountRow> CountsOf<TKey>(TallyTable<TKey> table, Func<TKey, string> nameOf)
    {
        ImmutableArray<CountRow> named =
        [
            .. table.Rows
                .GroupBy(row => nameOf(row.Key), StringComparer.Ordinal)
                .Select(static group => new CountRow(group.Key, group.Aggregate(default(Amount), static (sum, row) => sum + row.Amount)))
                .OrderByDescending(static row => row.Amount.Records)
                .ThenBy(static row => row.Key, StringComparer.Ordinal),
        ];
        return table.Others.IsEmpty
            ? named
            : named.Add(new CountRow(null, table.Others.Aggregate(default(Amount), static (sum, other) => sum + other.Amount)));
    }

    private static ImmutableArray<GapRow>? GapsOf(TallyResult tallies)
    {
        // An hour that was dropped from the table is no gap.
        if (!tallies.Hours.IsExact)
        {
            return null;
        }

        var gaps = ImmutableArray.CreateBuilder<GapRow>();
        DateTimeOffset? before = null;
        foreach (DateTimeOffset hour in tallies.Hours.Rows.Select(static row => row.Key).OfType<DateTimeOffset>().Distinct().Order())
        {
            if (before is { } last && hour - last > TimeSpan.FromHours(1))
            {
                gaps.Add(new GapRow(last.AddHours(1), hour));
            }

            before = hour;
        }

        return gaps.ToImmutable();
    }

    private static IEnumerable<string> WarningsOf(TallyResult tallies, RunSummary run)
    {
        if (run.Records == 0)
        {
            yield return "The input holds no records, so there is nothing to compare.";
            yield break;
        }

        yield return "An archive holds only what its trail logged: what narrower selectors drop shows exactly, what wider ones would add does not.";
        if (run.Faults + run.ArchiveFaults > 0)
        {
            yield return $"{Figures.Count(run.Faults, "record")} and {Figures.Count(run.ArchiveFaults, "archive")} could not be read; they are in no figure below.";
        }

        if (run.Ambiguous > 0)
        {
            yield return $"{Figures.Count(run.Ambiguous, "record")} could be decided otherwise: their ARNs are cut short, or deselected beside a selected one.";
        }

        if (run.InferredCategory > 0)
        {
            yield return $"{Figures.Count(run.InferredCategory, "record")} without eventCategory, as older ones are; the category was inferred.";
        }

        if (run.MissingReadOnly > 0)
        {
            yield return $"{Figures.Count(run.MissingReadOnly, "record")} without readOnly that a selector for writes takes: what is not known to be a read counts as a write.";
        }

        if (UngovernedIn(tallies, run) is var ungoverned and > 0)
        {
            yield return $"{Figures.Count(ungoverned, "record")} that event selectors do not decide, such as Insights events; they are logged neither now nor then.";
        }

        if (tallies.Duplicates > 0)
        {
            yield return $"{Figures.Count(tallies.Duplicates, "record")} whose eventID occurred before; "
                + (tallies.LeavesDuplicatesOut ? "they are left out, but for the counts of records, faults and selectors." : "they count; --dedupe leaves them out.");
        }

        if (tallies.DuplicatesLookedForIn is { } first)
        {
            yield return tallies.LeavesDuplicatesOut
                ? $"Duplicates were looked for among the first {Figures.Count(first, "record")} only."
                : $"Duplicates were looked for among {Figures.Count(first, "record")} only.";
        }

        if (tallies.FirstEvent is { } from && (from.Year < FirstYear || tallies.LastEvent!.Value.Year > LastYear))
        {
            yield return $"Some records have times before {FirstYear} or after {LastYear}: clocks that were wrong, or no real logs. The time span, and costs by month, are no use then.";
        }

        foreach (string table in InexactOf(tallies))
        {
            yield return $"There are more different {table} than are kept apart: the rarest stand together as others, and each table says how many records any of its rows may lack.";
        }
    }

    private static IEnumerable<string> InexactOf(TallyResult tallies) =>
        new[]
        {
            ("kinds of events", tallies.Shapes.IsExact),
            ("callers", tallies.Callers.IsExact),
            ("resources", tallies.Parents.IsExact),
            ("hours", tallies.Hours.IsExact),
            ("versions", tallies.Versions.IsExact),
            ("days, accounts and Regions", tallies.Charges.IsExact),
        }
        .Where(static table => !table.Item2)
        .Select(static table => table.Item1);
}

using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Markdown;

/// <summary>A preview for a comment on a pull request: answers and what hurts in sight, the rest folded.</summary>
internal static class PreviewMarkdown
{
    /// <summary>Writes it.</summary>
    public static void Write(MarkdownPage page, PreviewReport report)
    {
        foreach (ComparisonReport comparison in report.Comparisons)
        {
            page.Block($"**{MarkdownText.Prose(comparison.Headline)}**");
        }

        page.List(report.Sample?.Notes ?? []);
        Coverage(page, report.Coverage);
        foreach (ComparisonReport comparison in report.Comparisons)
        {
            Compare(page, comparison);
        }

        page.Block($"### Current selectors: {MarkdownText.Prose(report.Current)}");
        Selectors(page, report.CurrentSelectors);
        Wastes(page, report.Wastes, report.Cost.Currency);
        CostMarkdown.Section(page, report.Cost);
        page.Block($"Made by {MarkdownText.Prose(report.Tool)}.");
    }

    /// <summary>A key from logs; empty and null ones have names too.</summary>
    public static string Key(string? key) => string.IsNullOrEmpty(key) ? Words.Key(key) : MarkdownText.Code(key);

    /// <summary>What the input can show and what it cannot.</summary>
    public static void Coverage(MarkdownPage page, CoverageReport coverage)
    {
        page.Block("### What this input can show");
        page.List(coverage.Warnings);
        page.Table(
            ["", ""],
            [
                ["Archives", $"{Words.Number(coverage.Archives)} read, {Words.Number(coverage.SkippedArchives)} skipped, "
                    + $"{Words.Number(coverage.ArchiveFaults)} unreadable"],
                ["Records", $"{Words.Number(coverage.Records.Records)} ({Words.Bytes(coverage.Records.Bytes)}), "
                    + $"{Words.Number(coverage.Faults)} of them unreadable"],
                ["Events", coverage.FirstEvent is null
                    ? "without any time"
                    : $"{Words.Time(coverage.FirstEvent)} to {Words.Time(coverage.LastEvent)}"],
                ["Hours without events", coverage.Gaps is { } gaps ? Gaps(gaps) : Words.UnknownGaps],
                ["Ambiguous", Words.Count(coverage.Ambiguous, "record")],
                ["Category inferred", Words.Count(coverage.InferredCategory, "record")],
                ["Without readOnly", $"{Words.Count(coverage.MissingReadOnly, "record")} taken for writes"],
                ["Decided by nothing", Words.Count(coverage.Ungoverned, "record")],
                ["Duplicates", $"{Words.Count(coverage.Duplicates, "record")}, {(coverage.LeavesDuplicatesOut ? "left out" : "counted")}"],
                ["Categories", Counts(coverage.Categories)],
                ["Resource types", Counts(coverage.ResourceTypes)],
                ["Accounts", Counts(coverage.Accounts)],
                ["Regions", Counts(coverage.Regions)],
                ["Versions", Counts(coverage.Versions)],
            ]);
    }

    private static string Gaps(ImmutableArray<GapRow> gaps) =>
        gaps.IsEmpty ? "none" : string.Join("; ", gaps.Take(TopRows.Count).Select(Words.Gap)) + More(gaps.Length);

    private static string Counts(ImmutableArray<CountRow> rows) => rows.IsEmpty
        ? "none"
        : string.Join(", ", rows.Take(TopRows.Count).Select(static row => $"{Key(row.Key)} {Words.Records(row.Amount.Records)}")) + More(rows.Length);

    private static string More(int count) => count > TopRows.Count ? $" … and {Words.Number(count - TopRows.Count)} more" : "";

    private static void Compare(MarkdownPage page, ComparisonReport comparison)
    {
        ChangeRow totals = comparison.Totals;
        long all = totals.Kept.Records + totals.Dropped.Records + totals.Added.Records + totals.Neither.Records;
        page.Block($"### Proposed: {MarkdownText.Prose(comparison.Name)}");
        page.List(comparison.Warnings);
        Interval[] ranges = SampleWords.Totals(comparison.Intervals);
        string[][] rows =
        [
            Total("kept", totals.Kept, all),
            Total("dropped", totals.Dropped, all),
            Total("added", totals.Added, all),
            Total("logged by neither", totals.Neither, all),
        ];
        string[] columns = ["", ">records", ">share", ">bytes"];
        page.Table(
            ranges.Length == 0 ? columns : [.. columns, ">records, " + SampleWords.Heading],
            ranges.Length == 0 ? rows : rows.Select((row, place) => row.Append(SampleWords.Records(ranges[place])).ToArray()));
        Security(page, comparison);
        Droppers(page, comparison.Droppers);
        page.Fold("What each proposed selector logs");
        Selectors(page, comparison.Selectors);
        page.EndFold();
        page.Fold("By property");
        foreach (BreakdownReport breakdown in comparison.Breakdowns.Where(static breakdown => !breakdown.Rows.IsEmpty))
        {
            Breakdown(page, breakdown);
        }

        page.EndFold();
    }

    private static string[] Total(string what, Amount amount, long all) =>
        [what, Words.Records(amount.Records), Words.Share(amount.Records, all), Words.Bytes(amount.Bytes)];

    private static void Security(MarkdownPage page, ComparisonReport comparison)
    {
        page.Block("#### Dropped and security-relevant");
        if (comparison.Security.IsEmpty)
        {
            page.Block("None of the events whose loss is known to hurt detection.");
            return;
        }

        page.Block($"{Words.Count(comparison.SecurityRelevant.Records, "record")}, {Words.Bytes(comparison.SecurityRelevant.Bytes)}.");
        page.Table(
            ["severity", "event", ">records", "what is lost", "ATT&amp;CK", "eventIDs"],
            comparison.Security.Select(static row => new[]
            {
                MarkdownText.Prose(row.Severity),
                $"{Key(row.EventName)} of {Key(row.EventSource)}",
                Words.Records(row.Dropped.Records),
                MarkdownText.Prose(row.Why),
                MarkdownText.Prose(string.Join(", ", row.Techniques)),
                Samples(row.SampleEventIds),
            }));
    }

    private static string Samples(ImmutableArray<string> eventIds) => string.Join(" ", eventIds.Select(MarkdownText.Code));

    private static void Droppers(MarkdownPage page, ImmutableArray<DropperRow> droppers)
    {
        if (droppers.IsEmpty)
        {
            return;
        }

        page.Block("#### Dropped most");
        page.Table(
            ["event", "category", "resource type", ">records", ">bytes", "eventIDs"],
            droppers.Take(TopRows.Count).Select(static row => new[]
            {
                $"{Key(row.EventName)} of {Key(row.EventSource)}",
                Key(row.Category),
                Key(row.ResourceType),
                Words.Records(row.Dropped.Records),
                Words.Bytes(row.Dropped.Bytes),
                Samples(row.SampleEventIds),
            }),
            droppers.Length - TopRows.Count);
    }

    private static void Selectors(MarkdownPage page, ImmutableArray<SelectorRow> rows)
    {
        if (rows.IsEmpty)
        {
            page.Block("There are none.");
            return;
        }

        page.Table(
            ["selector", ">logged", ">by it only"],
            rows.Take(TopRows.Count * 2).Select(static row =>
                new[] { MarkdownText.Code(Words.Selector(row)), Words.Records(row.Logged), Words.Records(row.Only) }),
            rows.Length - TopRows.Count * 2);
    }

    private static void Breakdown(MarkdownPage page, BreakdownReport breakdown)
    {
        ImmutableArray<ChangeRow> top = TopRows.Of(breakdown.Rows);
        if (breakdown.MaxMissing > 0)
        {
            page.Block($"A row of the next table may lack {Words.Number(breakdown.MaxMissing)} records.");
        }

        page.Table(
            [MarkdownText.Prose(Words.Dimension(breakdown.Dimension)), ">dropped", ">kept", ">added", ">neither"],
            top.Select(static row => new[]
            {
                Key(row.Key),
                Words.Records(row.Dropped.Records),
                Words.Records(row.Kept.Records),
                Words.Records(row.Added.Records),
                Words.Records(row.Neither.Records),
            }),
            breakdown.Rows.Length - top.Length);
    }

    private static void Wastes(MarkdownPage page, ImmutableArray<WasteRow> wastes, string currency)
    {
        if (wastes.IsEmpty)
        {
            return;
        }

        page.Block("### Known wastes in what is logged now");
        page.Block(MarkdownText.Prose(Words.WasteCosts));
        page.Table(
            ["waste", ">records", ">share", ">a month", "why", "what goes with it"],
            wastes.Select(waste => new[]
            {
                MarkdownText.Prose(waste.Title),
                Words.Records(waste.Amount.Records),
                Words.Percent(waste.Share),
                MarkdownText.Prose(Words.Money(waste.MonthlyCost, currency)),
                MarkdownText.Prose(waste.Why),
                MarkdownText.Prose(waste.LosesToo),
            }));
        page.Fold("What ends them");
        foreach (WasteRow waste in wastes)
        {
            page.Block(MarkdownText.Prose($"{waste.Title}:"));
            page.CodeBlock(waste.Cure);
        }

        page.EndFold();
    }
}

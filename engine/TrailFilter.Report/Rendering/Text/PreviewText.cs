using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Text;

/// <summary>A preview for people at a terminal: the answers first, then what to know before believing them, then the figures.</summary>
internal static class PreviewText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextPage page, PreviewReport report)
    {
        foreach (ComparisonReport comparison in report.Comparisons)
        {
            page.Paragraph(comparison.Headline);
        }

        Sample(page, report.Sample);

        CoverageText.Write(page, report.Coverage);
        foreach (ComparisonReport comparison in report.Comparisons)
        {
            Compare(page, report.Current, comparison);
        }

        page.Heading($"Current selectors: {report.Current}");
        Selectors(page, report.CurrentSelectors);
        Wastes(page, report.Wastes, report.Cost.Currency);
        CostText.Section(page, report.Cost);
        page.Blank();
        page.Paragraph($"Made by {report.Tool}.");
    }

    /// <summary>That it is a sample, and what that means, before any other figure.</summary>
    public static void Sample(TextPage page, SampleReport? sample)
    {
        foreach (string note in sample?.Notes ?? [])
        {
            page.Paragraph(note, "! ");
        }
    }

    private static void Compare(TextPage page, string current, ComparisonReport comparison)
    {
        page.Heading($"Proposed: {comparison.Name}");
        foreach (string warning in comparison.Warnings)
        {
            page.Paragraph(warning, "! ");
        }

        ChangeRow totals = comparison.Totals;
        long all = totals.Kept.Records + totals.Dropped.Records + totals.Added.Records + totals.Neither.Records;
        page.Subheading($"What becomes of the records logged by {current}, and of the others");
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
            ranges.Length == 0 ? rows : [.. rows.Select((row, place) => row.Append(SampleWords.Records(ranges[place])).ToArray())]);
        Droppers(page, comparison.Droppers);
        Security(page, comparison);
        page.Subheading("What each proposed selector logs");
        Selectors(page, comparison.Selectors);
        foreach (BreakdownReport breakdown in comparison.Breakdowns)
        {
            Breakdown(page, breakdown);
        }
    }

    private static string[] Total(string what, Amount amount, long all) =>
        [what, Words.Records(amount.Records), Words.Share(amount.Records, all), Words.Bytes(amount.Bytes)];

    private static void Droppers(TextPage page, ImmutableArray<DropperRow> droppers)
    {
        if (droppers.IsEmpty)
        {
            return;
        }

        page.Subheading("Dropped most");
        foreach (DropperRow row in droppers.Take(TopRows.Count))
        {
            string type = row.ResourceType.Length == 0 ? "" : $" on {TextPage.Name(row.ResourceType)}";
            page.Paragraph($"{Words.Count(row.Dropped.Records, "record")}, {Words.Bytes(row.Dropped.Bytes)}: "
                + $"{TextPage.Name(row.EventName)} of {TextPage.Name(row.EventSource)}{type} ({TextPage.Name(row.Category)})", "  - ");
            Samples(page, row.SampleEventIds);
        }

        page.More(droppers.Length - TopRows.Count, "kinds of records");
    }

    private static void Security(TextPage page, ComparisonReport comparison)
    {
        page.Subheading("Dropped and security-relevant");
        if (comparison.Security.IsEmpty)
        {
            page.Paragraph("None of the events whose loss is known to hurt detection.", "  ");
            return;
        }

        page.Paragraph(
            $"{Words.Count(comparison.SecurityRelevant.Records, "record")}, {Words.Bytes(comparison.SecurityRelevant.Bytes)}.", "  ");
        foreach (SecurityRow row in comparison.Security)
        {
            string techniques = row.Techniques.IsEmpty ? "" : $" ATT&CK {string.Join(", ", row.Techniques)}.";
            page.Paragraph($"{row.Severity}: {Words.Count(row.Dropped.Records, "record")} {TextPage.Name(row.EventName)} of "
                + $"{TextPage.Name(row.EventSource)} [{row.Rule}]. {row.Why}{techniques}", "  - ");
            Samples(page, row.SampleEventIds);
        }
    }

    private static void Samples(TextPage page, ImmutableArray<string> eventIds)
    {
        foreach (string eventId in eventIds)
        {
            page.Paragraph(TextPage.Name(eventId), "      eventID ");
        }
    }

    private static void Selectors(TextPage page, ImmutableArray<SelectorRow> rows)
    {
        if (rows.IsEmpty)
        {
            page.Paragraph("There are none.", "  ");
            return;
        }

        page.Table(
            ["selector", ">logged", ">by it only"],
            [.. rows.Take(TopRows.Count * 2).Select(static row =>
                new[] { Words.Selector(row), Words.Records(row.Logged), Words.Records(row.Only) })]);
        page.More(rows.Length - TopRows.Count * 2, "selectors");
    }

    private static void Breakdown(TextPage page, BreakdownReport breakdown)
    {
        if (breakdown.Rows.IsEmpty)
        {
            return;
        }

        ImmutableArray<ChangeRow> top = TopRows.Of(breakdown.Rows);
        page.Subheading(breakdown.MaxMissing == 0
            ? $"By {Words.Dimension(breakdown.Dimension)}"
            : $"By {Words.Dimension(breakdown.Dimension)}; a row may lack {Words.Number(breakdown.MaxMissing)} records");
        page.Table(
            [Words.Dimension(breakdown.Dimension), ">dropped", ">kept", ">added", ">neither"],
            [.. top.Select(static row => new[]
            {
                Words.Key(row.Key),
                Words.Records(row.Dropped.Records),
                Words.Records(row.Kept.Records),
                Words.Records(row.Added.Records),
                Words.Records(row.Neither.Records),
            })]);
        page.More(breakdown.Rows.Length - top.Length, "rows");
    }

    private static void Wastes(TextPage page, ImmutableArray<WasteRow> wastes, string currency)
    {
        if (wastes.IsEmpty)
        {
            return;
        }

        page.Heading("Known wastes in what is logged now");
        page.Paragraph(Words.WasteCosts);
        foreach (WasteRow waste in wastes)
        {
            string cost = waste.MonthlyCost is null ? "" : $", about {Words.Money(waste.MonthlyCost, currency)} a month";
            page.Paragraph($"{waste.Title} [{waste.Id}]: {Words.Count(waste.Amount.Records, "record")}, "
                + $"{Words.Percent(waste.Share)} of those logged{cost}.", "- ");
            page.Paragraph(waste.Why, "  Why: ");
            page.Paragraph(waste.Cure, "  What ends it: ");
            if (waste.LosesToo.Length > 0)
            {
                page.Paragraph(waste.LosesToo, "  What goes with it: ");
            }

            page.Paragraph(waste.Source, "  Source: ");
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering.Json;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>A preview as one page: the answer, its figures, what to know before believing them, then everything.</summary>
internal static class PreviewHtml
{
    /// <summary>Writes it.</summary>
    public static void Write(PreviewReport report, Stream output) => HtmlPage.Write(
        output,
        $"Preview: {HtmlWriter.Shown(report.Current, 40)} and {ProposedNames(report)}",
        SectionsOf(report),
        report.Tool,
        html => Head(html, report),
        html => Body(html, report),
        stream => ReportJson.Write(report, stream));

    private static string ProposedNames(PreviewReport report) => report.Comparisons.Length == 1
        ? HtmlWriter.Shown(report.Comparisons[0].Name, 40)
        : Words.Count(report.Comparisons.Length, "proposal");

    private static ImmutableArray<(string Id, string Name)> SectionsOf(PreviewReport report) =>
    [
        ("coverage", "What this input can show"),
        .. report.Comparisons.Select(static (comparison, place) => (IdOf(place), $"Proposed: {comparison.Name}")),
        ("current", "Current selectors"),
        .. report.Wastes.IsEmpty ? [] : new[] { ("wastes", "Known wastes") },
        ("cost", "Cost"),
    ];

    private static string IdOf(int place) => "proposed-" + (place + 1).ToString(CultureInfo.InvariantCulture);

    private static void Head(HtmlWriter html, PreviewReport report)
    {
        using (html.In("header", ("class", "top")))
        {
            html.Element("p", "CloudTrail event selectors: a preview of a change", ("class", "kind"));
            if (report.Comparisons.Length == 1)
            {
                html.Element("h1", report.Comparisons[0].Headline);
                Sentences.Warnings(html, report.Sample?.Notes ?? []);
                ComparisonHtml.Answer(html, report, 0);
                return;
            }

            html.Element("h1", report.Comparisons.IsEmpty
                ? "There are no proposed selectors to compare"
                : $"{Words.Number(report.Comparisons.Length)} proposals beside the current selectors");
            Sentences.Warnings(html, report.Sample?.Notes ?? []);
            Glance(html, report);
        }
    }

    private static void Glance(HtmlWriter html, PreviewReport report)
    {
        if (report.Comparisons.IsEmpty)
        {
            return;
        }

        using (html.In("ol", ("class", "headlines")))
        {
            foreach (ComparisonReport comparison in report.Comparisons)
            {
                html.Element("li", comparison.Headline);
            }
        }

        CostReport cost = report.Cost;
        HtmlTable.Write(
            html,
            "The proposals at a glance",
            ["Proposal", ">Dropped", ">Share of what is logged now", ">Security-relevant", ">Added", ">Cost of a month", ">Change"],
            [.. report.Comparisons.Select((comparison, place) => (Comparison: comparison, Place: place))],
            row =>
            {
                ChangeRow totals = row.Comparison.Totals;
                double? then = cost.Configurations.ElementAtOrDefault(row.Place + 1)?.Month;
                return
                [
                    Cell.Name(row.Comparison.Name),
                    Cell.Count(totals.Dropped.Records),
                    Cell.Share(totals.Dropped.Records, totals.Kept.Records + totals.Dropped.Records),
                    Cell.Count(row.Comparison.SecurityRelevant.Records),
                    Cell.Count(totals.Added.Records),
                    Cell.Money(then, cost.Currency),
                    Cell.Money(then is null ? null : CostChange.Of(cost, row.Place + 1).Month, cost.Currency),
                ];
            });
    }

    private static void Body(HtmlWriter html, PreviewReport report)
    {
        CoverageHtml.Write(html, report.Coverage);
        for (int i = 0; i < report.Comparisons.Length; i++)
        {
            ComparisonReport comparison = report.Comparisons[i];
            using (html.In("section", ("id", IdOf(i)), ("aria-labelledby", IdOf(i) + "-name")))
            {
                html.Element("h2", $"Proposed: {HtmlWriter.Shown(comparison.Name, HtmlWriter.LongestName)}", ("id", IdOf(i) + "-name"));
                Sentences.Warnings(html, comparison.Warnings);
                if (report.Comparisons.Length > 1)
                {
                    ComparisonHtml.Answer(html, report, i);
                }

                ComparisonHtml.Details(html, HtmlWriter.Shown(report.Current, HtmlWriter.LongestName), comparison);
            }
        }

        using (html.In("section", ("id", "current"), ("aria-labelledby", "current-name")))
        {
            html.Element("h2", $"Current selectors: {HtmlWriter.Shown(report.Current, HtmlWriter.LongestName)}", ("id", "current-name"));
            SelectorHtml.Write(html, "Records that the current selectors log", report.CurrentSelectors);
        }

        WasteHtml.Write(html, report.Wastes, report.Cost.Currency);
        using (html.In("section", ("id", "cost"), ("aria-labelledby", "cost-name")))
        {
            html.Element("h2", "Cost", ("id", "cost-name"));
            CostHtml.Section(html, report.Cost);
        }
    }
}

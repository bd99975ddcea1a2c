using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>What the input can show and what it cannot, before any figure of it.</summary>
internal static class CoverageHtml
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlWriter html, CoverageReport coverage)
    {
        using (html.In("section", ("id", "coverage"), ("aria-labelledby", "coverage-name")))
        {
            html.Element("h2", "What this input can show", ("id", "coverage-name"));
            Sentences.Warnings(html, coverage.Warnings);
            using (html.In("dl", ("class", "facts")))
            {
                Fact(html, "Events", () => html.Text(coverage.FirstEvent is null
                    ? "without any time"
                    : $"{Words.Time(coverage.FirstEvent)} to {Words.Time(coverage.LastEvent)}"));
                Fact(html, "Records", () =>
                {
                    html.Figure(Words.Number(coverage.Records.Records), coverage.Records.Records);
                    html.Text(" (");
                    html.Figure(Words.Bytes(coverage.Records.Bytes), coverage.Records.Bytes);
                    html.Text("), ");
                    html.Figure(Words.Number(coverage.Faults), coverage.Faults);
                    html.Text(" of them unreadable");
                });
                Fact(html, "Archives", () =>
                {
                    html.Figure(Words.Number(coverage.Archives), coverage.Archives);
                    html.Text(" read, ");
                    html.Figure(Words.Number(coverage.SkippedArchives), coverage.SkippedArchives);
                    html.Text(" skipped, ");
                    html.Figure(Words.Number(coverage.ArchiveFaults), coverage.ArchiveFaults);
                    html.Text(" unreadable");
                });
                Fact(html, "Category inferred", () => Records(html, coverage.InferredCategory));
                Fact(html, "Ambiguous", () => Records(html, coverage.Ambiguous));
                Fact(html, "Without readOnly", () =>
                {
                    Records(html, coverage.MissingReadOnly);
                    html.Text(" taken for writes");
                });
                Fact(html, "Decided by no selectors", () => Records(html, coverage.Ungoverned));
                Fact(html, "Duplicates", () =>
                {
                    Records(html, coverage.Duplicates);
                    html.Text(coverage.LeavesDuplicatesOut ? ", left out" : ", counted");
                });
            }

            if (coverage.Gaps is { } gaps)
            {
                Gaps(html, gaps);
            }
            else
            {
                html.Element("p", $"Hours without any event: {Words.UnknownGaps}.");
            }

            Counts(html, "Categories", "Category", coverage.Categories);
            Counts(html, "Resource types", "Resource type", coverage.ResourceTypes);
            Counts(html, "Accounts", "Account", coverage.Accounts);
            Counts(html, "Regions", "Region", coverage.Regions);
            Counts(html, "Versions of records", "Event version", coverage.Versions);
        }
    }

    private static void Fact(HtmlWriter html, string name, Action write)
    {
        html.Element("dt", name);
        using (html.In("dd"))
        {
            write();
        }
    }

    private static void Records(HtmlWriter html, long records) => html.Figure(Words.Count(records, "record"), records);

    private static void Gaps(HtmlWriter html, ImmutableArray<GapRow> gaps) => Sentences.Folded(
        html,
        "Hours without any event",
        gaps.Length,
        "gap",
        () => HtmlTable.Write(
            html,
            "Whole hours without any event, joined where they follow one another",
            ["From", "To", ">Hours"],
            gaps,
            static gap => [Cell.Word(Words.Time(gap.From)), Cell.Word(Words.Time(gap.To)), Cell.Quantity((gap.To - gap.From).TotalHours)]));

    private static void Counts(HtmlWriter html, string name, string key, ImmutableArray<CountRow> rows) => Sentences.Folded(
        html,
        name,
        rows.Length,
        "row",
        () => HtmlTable.Write(
            html,
            $"{name} in the input",
            [key, ">Records", ">Bytes"],
            rows,
            static row => [Cell.Name(row.Key), .. Cell.Amount(row.Amount)]));
}

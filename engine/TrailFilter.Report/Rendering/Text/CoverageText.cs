using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Text;

/// <summary>What the input can show and what it cannot, before any figure of it.</summary>
internal static class CoverageText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextPage page, CoverageReport coverage)
    {
        page.Heading("What this input can show");
        foreach (string warning in coverage.Warnings)
        {
            page.Paragraph(warning, "! ");
        }

        page.Fact("Archives", $"{Words.Number(coverage.Archives)} read, {Words.Number(coverage.SkippedArchives)} skipped, "
            + $"{Words.Number(coverage.ArchiveFaults)} unreadable");
        page.Fact("Records", $"{Words.Number(coverage.Records.Records)} ({Words.Bytes(coverage.Records.Bytes)}), "
            + $"{Words.Number(coverage.Faults)} of them unreadable");
        page.Fact("Events", coverage.FirstEvent is null
            ? "without any time"
            : $"{Words.Time(coverage.FirstEvent)} to {Words.Time(coverage.LastEvent)}");
        Gaps(page, coverage.Gaps);
        page.Fact("Ambiguous", Words.Count(coverage.Ambiguous, "record"));
        page.Fact("Category inferred", Words.Count(coverage.InferredCategory, "record"));
        page.Fact("Without readOnly", $"{Words.Count(coverage.MissingReadOnly, "record")} taken for writes");
        page.Fact("Decided by nothing", Words.Count(coverage.Ungoverned, "record"));
        page.Fact("Duplicates", $"{Words.Count(coverage.Duplicates, "record")}, {(coverage.LeavesDuplicatesOut ? "left out" : "counted")}");
        Counts(page, "Categories", coverage.Categories);
        Counts(page, "Resource types", coverage.ResourceTypes);
        Counts(page, "Accounts", coverage.Accounts);
        Counts(page, "Regions", coverage.Regions);
        Counts(page, "Versions", coverage.Versions);
    }

    private static void Gaps(TextPage page, ImmutableArray<GapRow>? known)
    {
        if (known is not { } gaps)
        {
            page.Fact("Hours without events", Words.UnknownGaps);
            return;
        }

        page.Fact("Hours without events", gaps.IsEmpty ? "none" : Words.Gap(gaps[0]));
        foreach (GapRow gap in gaps.Skip(1).Take(TopRows.Count - 1))
        {
            page.Fact("", Words.Gap(gap));
        }

        if (gaps.Length > TopRows.Count)
        {
            page.Fact("", $"… and {Words.Number(gaps.Length - TopRows.Count)} more");
        }
    }

    private static void Counts(TextPage page, string name, ImmutableArray<CountRow> rows)
    {
        if (rows.IsEmpty)
        {
            page.Fact(name, "none");
            return;
        }

        page.Subheading($"  {name}");
        page.Table(
            ["", ">records", ">bytes"],
            [.. rows.Take(TopRows.Count).Select(static row =>
                new[] { Words.Key(row.Key), Words.Records(row.Amount.Records), Words.Bytes(row.Amount.Bytes) })]);
        page.More(rows.Length - TopRows.Count, "rows");
    }
}

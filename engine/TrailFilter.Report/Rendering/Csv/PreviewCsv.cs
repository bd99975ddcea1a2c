using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Csv;

/// <summary>A preview as one long table.</summary>
internal static class PreviewCsv
{
    /// <summary>Writes it.</summary>
    public static void Write(CsvTable table, PreviewReport report)
    {
        Fact(table, "schema", report.Schema);
        Fact(table, "tool", report.Tool);
        Fact(table, "current", report.Current);
        foreach (ComparisonReport comparison in report.Comparisons)
        {
            table.Write(new CsvRow("headline") { Comparison = comparison.Name, Text = comparison.Headline });
        }

        Sample(table, report.Sample);
        Coverage(table, report.Coverage);
        Selectors(table, null, report.CurrentSelectors);
        foreach (ComparisonReport comparison in report.Comparisons)
        {
            Compare(table, comparison);
        }

        foreach (WasteRow waste in report.Wastes)
        {
            table.Write(new CsvRow("waste")
            {
                Dimension = waste.Title,
                Key = waste.Id,
                Amount = waste.Amount,
                Share = waste.Share,
                Month = waste.MonthlyCost,
                Currency = report.Cost.Currency,
                Text = waste.Why,
                Cure = waste.Cure,
                LosesToo = waste.LosesToo,
                Source = waste.Source,
            });
        }

        CostCsv.Write(table, report.Cost);
    }

    /// <summary>Writes a fact about the report.</summary>
    public static void Fact(CsvTable table, string name, string? text) => table.Write(new CsvRow("report") { Key = name, Text = text });

    /// <summary>What sample it is of, if it is.</summary>
    public static void Sample(CsvTable table, SampleReport? sample)
    {
        if (sample is null)
        {
            return;
        }

        Fact(table, "sample", sample.Part);
        Fact(table, "sampleArchivesRead", Whole(sample.ArchivesRead));
        Fact(table, "sampleArchivesFound", Whole(sample.ArchivesFound));
        Fact(table, "sampleBytesRead", Whole(sample.BytesRead));
        Fact(table, "sampleBytesFound", Whole(sample.BytesFound));
        Fact(table, "sampleFactor", sample.Factor.ToString("R", CultureInfo.InvariantCulture));
        Fact(table, "sampleConfidence", sample.Confidence?.ToString("R", CultureInfo.InvariantCulture));
        foreach (string note in sample.Notes)
        {
            table.Write(new CsvRow("warning") { Text = note });
        }
    }

    /// <summary>A range of a sample's figure, if there is one.</summary>
    public static void Range(CsvTable table, string comparison, string name, Interval? range, string? currency = null)
    {
        if (range is not null)
        {
            table.Write(new CsvRow("interval") { Comparison = comparison, Key = name, Range = range, Currency = currency });
        }
    }

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the input can show and what it cannot.</summary>
    public static void Coverage(CsvTable table, CoverageReport coverage)
    {
        foreach (string warning in coverage.Warnings)
        {
            table.Write(new CsvRow("warning") { Text = warning });
        }

        Count("archives", coverage.Archives);
        Count("skippedArchives", coverage.SkippedArchives);
        Count("archiveFaults", coverage.ArchiveFaults);
        table.Write(new CsvRow("coverage") { Dimension = "records", Amount = coverage.Records });
        Count("faults", coverage.Faults);
        Count("ambiguous", coverage.Ambiguous);
        Count("inferredCategory", coverage.InferredCategory);
        Count("missingReadOnly", coverage.MissingReadOnly);
        Count("ungoverned", coverage.Ungoverned);
        Count("duplicates", coverage.Duplicates);
        Fact(table, "leavesDuplicatesOut", coverage.LeavesDuplicatesOut ? "true" : "false");
        Fact(table, "firstEvent", Time(coverage.FirstEvent));
        Fact(table, "lastEvent", Time(coverage.LastEvent));
        foreach (GapRow gap in coverage.Gaps ?? [])
        {
            table.Write(new CsvRow("gap") { Key = Time(gap.From), Text = Time(gap.To) });
        }

        Counts("category", coverage.Categories);
        Counts("resourceType", coverage.ResourceTypes);
        Counts("account", coverage.Accounts);
        Counts("region", coverage.Regions);
        Counts("eventVersion", coverage.Versions);

        void Count(string what, long number) => table.Write(new CsvRow("coverage") { Dimension = what, Records = number });

        void Counts(string dimension, ImmutableArray<CountRow> rows)
        {
            foreach (CountRow row in rows)
            {
                table.Write(new CsvRow("coverage") { Dimension = dimension, Key = row.Key, Amount = row.Amount });
            }
        }
    }

    private static void Compare(CsvTable table, ComparisonReport comparison)
    {
        foreach (string warning in comparison.Warnings)
        {
            table.Write(new CsvRow("warning") { Comparison = comparison.Name, Text = warning });
        }

        table.Write(new CsvRow("totals") { Comparison = comparison.Name, Change = comparison.Totals });
        if (comparison.Intervals is { } ranges)
        {
            Range(table, comparison.Name, "kept", ranges.Kept);
            Range(table, comparison.Name, "dropped", ranges.Dropped);
            Range(table, comparison.Name, "added", ranges.Added);
            Range(table, comparison.Name, "neither", ranges.Neither);
            Range(table, comparison.Name, "securityRelevant", ranges.SecurityRelevant);
            Range(table, comparison.Name, "droppedShare", ranges.DroppedShare);
        }

        foreach (DropperRow row in comparison.Droppers)
        {
            table.Write(new CsvRow("dropper")
            {
                Comparison = comparison.Name,
                Category = row.Category,
                EventSource = row.EventSource,
                EventName = row.EventName,
                ResourceType = row.ResourceType,
                Amount = row.Dropped,
                SampleEventIds = string.Join(' ', row.SampleEventIds),
            });
        }

        table.Write(new CsvRow("security_total") { Comparison = comparison.Name, Amount = comparison.SecurityRelevant });
        foreach (SecurityRow row in comparison.Security)
        {
            table.Write(new CsvRow("security")
            {
                Comparison = comparison.Name,
                Key = row.Rule,
                EventSource = row.EventSource,
                EventName = row.EventName,
                Severity = row.Severity,
                Techniques = string.Join(' ', row.Techniques),
                Amount = row.Dropped,
                SampleEventIds = string.Join(' ', row.SampleEventIds),
                Text = row.Why,
                Source = row.Source,
            });
        }

        Selectors(table, comparison.Name, comparison.Selectors);
        foreach (BreakdownReport breakdown in comparison.Breakdowns)
        {
            Breakdown(table, comparison.Name, breakdown);
        }
    }

    private static void Breakdown(CsvTable table, string comparison, BreakdownReport breakdown)
    {
        foreach (ChangeRow row in breakdown.Rows)
        {
            table.Write(new CsvRow(row.Key is null ? "breakdown_rest" : "breakdown")
            {
                Comparison = comparison,
                Dimension = breakdown.Dimension,
                Key = row.Key,
                Change = row,
            });
        }

        table.Write(new CsvRow("breakdown_error")
        {
            Comparison = comparison,
            Dimension = breakdown.Dimension,
            Records = breakdown.MaxMissing,
        });
    }

    private static void Selectors(CsvTable table, string? comparison, ImmutableArray<SelectorRow> rows)
    {
        foreach (SelectorRow row in rows)
        {
            table.Write(new CsvRow("selector")
            {
                Comparison = comparison,
                Dimension = row.Trail,
                Key = row.Index.ToString(CultureInfo.InvariantCulture),
                Text = row.Name,
                Logged = row.Logged,
                Only = row.Only,
            });
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}

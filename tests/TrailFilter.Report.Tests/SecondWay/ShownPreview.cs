using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>The figures of a report as lines of text, to lay beside those of <see cref="PlainPreview"/>.</summary>
internal static class ShownPreview
{
    public static string Change(string key, ChangeRow row) =>
        $"{key}: {Amount(row.Kept)} kept, {Amount(row.Dropped)} dropped, {Amount(row.Added)} added, {Amount(row.Neither)} neither";

    public static string Amount(Amount amount) => $"{amount.Records}/{amount.Bytes}";

    public static IEnumerable<string> Breakdowns(ComparisonReport comparison) =>
        from breakdown in comparison.Breakdowns
        from row in breakdown.Rows
        select Change($"{breakdown.Dimension} {row.Key}", row);

    public static IEnumerable<string> Selectors(ImmutableArray<SelectorRow> rows) =>
        rows.Select(static row => $"{row.Trail} {row.Index} {row.Name}: {row.Logged} logged, {row.Only} only");

    public static string Dropper(DropperRow row) =>
        $"{row.Category} {row.EventSource} {row.EventName} {row.ResourceType}: {Amount(row.Dropped)}";

    public static string Security(SecurityRow row) => $"{row.Severity} {row.Rule} {row.EventSource} {row.EventName}: {Amount(row.Dropped)}";

    public static IEnumerable<string> Wastes(PreviewReport report) =>
        report.Wastes.OrderBy(static row => row.Id, StringComparer.Ordinal)
            .Select(static row => $"{row.Id}: {Amount(row.Amount)}, {row.Share.ToString("F9", CultureInfo.InvariantCulture)}");

    public static IEnumerable<string> CostQuantities(ConfigurationCost cost) =>
        cost.Lines.Select(static line => CostLine(line.Account, line.Region, line.Item, line.Quantity, line.Price / line.Per)
            + (Math.Abs(line.Covered - (line.Quantity * (line.Price / line.Per) ?? 0)) < 1e-12 ? "" : $" but {line.Covered} covered"));

    public static string CostLine(string account, string region, string item, double quantity, double? price) =>
        string.Create(CultureInfo.InvariantCulture, $"{account} {region} {item}: {quantity} at {price:F12}");

    public static IEnumerable<string> Coverage(CoverageReport coverage) =>
    [
        $"records {Amount(coverage.Records)}, {coverage.Duplicates} duplicates",
        $"ambiguous {coverage.Ambiguous}",
        $"inferred {coverage.InferredCategory}",
        $"taken for writes {coverage.MissingReadOnly}",
        $"ungoverned {coverage.Ungoverned}",
        $"from {coverage.FirstEvent:u} to {coverage.LastEvent:u}",
        .. (coverage.Gaps ?? []).Select(static gap => $"gap {gap.From:u} {gap.To:u}"),
        .. Counts("category", coverage.Categories),
        .. Counts("type", coverage.ResourceTypes),
        .. Counts("account", coverage.Accounts),
        .. Counts("region", coverage.Regions),
        .. Counts("version", coverage.Versions),
    ];

    private static IEnumerable<string> Counts(string what, ImmutableArray<CountRow> rows) =>
        rows.Select(row => $"{what} {row.Key}: {Amount(row.Amount)}");
}

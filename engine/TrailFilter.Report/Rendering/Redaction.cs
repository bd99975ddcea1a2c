using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering;

/// <summary>
/// Puts stand-ins in the place of account ids (<c>account-1</c>), of what ARNs name (<c>resource-1</c>; <c>caller-1</c> where the
/// service is IAM or STS; partition, service and Region stay), of resources without an ARN, and of IP addresses (<c>address-1</c>),
/// and leaves sample eventIDs out. Numbers are given by first appearance, and the same thing has the same stand-in everywhere in a
/// report; so the same report always becomes the same one. Names that are none of these stay: a selector's words, a file's name, a
/// host's, a person's outside an ARN. Thread-safe.
/// </summary>
public static class Redaction
{
    /// <summary>The preview without them, its costs included.</summary>
    /// <param name="report">The preview, which stays as it is.</param>
    public static PreviewReport Apply(PreviewReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var names = new StandIns();
        return report with
        {
            Coverage = CoverageOf(report.Coverage, names),
            Current = names.InText(report.Current),
            CurrentSelectors = SelectorsOf(report.CurrentSelectors, names),
            Comparisons = [.. report.Comparisons.Select(comparison => ComparisonOf(comparison, names))],
            Wastes =
            [
                .. report.Wastes.Select(row => row with
                {
                    Title = names.InText(row.Title),
                    Why = names.InText(row.Why),
                    Cure = names.InText(row.Cure),
                    LosesToo = names.InText(row.LosesToo),
                    Source = names.InText(row.Source),
                }),
            ],
            Cost = CostOf(report.Cost, names),
        };
    }

    /// <summary>The costs without them.</summary>
    /// <param name="report">The costs, which stay as they are.</param>
    public static CostReport Apply(CostReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return CostOf(report, new StandIns());
    }

    private static CoverageReport CoverageOf(CoverageReport coverage, StandIns names) => coverage with
    {
        Categories = CountsOf(coverage.Categories, names),
        ResourceTypes = CountsOf(coverage.ResourceTypes, names),
        Accounts = CountsOf(coverage.Accounts, names),
        Regions = CountsOf(coverage.Regions, names),
        Versions = CountsOf(coverage.Versions, names),
        Warnings = TextsOf(coverage.Warnings, names),
    };

    private static ImmutableArray<CountRow> CountsOf(ImmutableArray<CountRow> rows, StandIns names) =>
        [.. rows.Select(row => row with { Key = row.Key is null ? null : names.InText(row.Key) })];

    private static ImmutableArray<string> TextsOf(ImmutableArray<string> texts, StandIns names) => [.. texts.Select(names.InText)];

    private static ImmutableArray<SelectorRow> SelectorsOf(ImmutableArray<SelectorRow> rows, StandIns names) =>
    [
        .. rows.Select(row => row with { Trail = names.InText(row.Trail), Name = row.Name is null ? null : names.InText(row.Name) }),
    ];

    private static ComparisonReport ComparisonOf(ComparisonReport comparison, StandIns names) => comparison with
    {
        Name = names.InText(comparison.Name),
        Headline = names.InText(comparison.Headline),
        Totals = comparison.Totals with { Key = comparison.Totals.Key is null ? null : names.InText(comparison.Totals.Key) },
        Selectors = SelectorsOf(comparison.Selectors, names),
        Breakdowns = [.. comparison.Breakdowns.Select(breakdown => BreakdownOf(breakdown, names))],
        Droppers =
        [
            .. comparison.Droppers.Select(row => row with
            {
                Category = names.InText(row.Category),
                EventSource = names.InText(row.EventSource),
                EventName = names.InText(row.EventName),
                ResourceType = names.InText(row.ResourceType),
                SampleEventIds = [],
            }),
        ],
        Security =
        [
            .. comparison.Security.Select(row => row with
            {
                EventSource = names.InText(row.EventSource),
                EventName = names.InText(row.EventName),
                Why = names.InText(row.Why),
                Source = names.InText(row.Source),
                SampleEventIds = [],
            }),
        ],
        Warnings = TextsOf(comparison.Warnings, names),
    };

    // Hours and days are ours, and no names.
    private static BreakdownReport BreakdownOf(BreakdownReport breakdown, StandIns names) => breakdown with
    {
        Rows =
        [
            .. breakdown.Rows.Select(row => row with
            {
                Key = (row.Key, breakdown.Dimension) switch
                {
                    (null, _) => null,
                    (_, "hour" or "day") => row.Key,
                    (_, "resource") => names.OfResource(row.Key),
                    (_, "caller") => names.OfCaller(row.Key),
                    _ => names.InText(row.Key),
                },
            }),
        ],
    };

    private static CostReport CostOf(CostReport report, StandIns names) => report with
    {
        Prices = names.InText(report.Prices),
        ManagementCopies = names.InText(report.ManagementCopies),
        Configurations =
        [
            .. report.Configurations.Select(configuration => configuration with
            {
                Name = names.InText(configuration.Name),
                Lines =
                [
                    .. configuration.Lines.Select(line => line with
                    {
                        What = names.InText(line.What),
                        UsageType = names.InText(line.UsageType),
                        Account = names.InText(line.Account),
                        Region = names.InText(line.Region),
                    }),
                ],
            }),
        ],
        Assumptions = TextsOf(report.Assumptions, names),
        Coverage = report.Coverage is null ? null : CoverageOf(report.Coverage, names),
    };
}

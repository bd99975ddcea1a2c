using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>What becomes of records by one property after the other.</summary>
internal static class Breakdowns
{
    private static readonly (string Dimension, Func<Shape, string> Of)[] s_ofShapes =
    [
        ("category", static shape => shape.Category),
        ("eventSource", static shape => shape.EventSource),
        ("eventName", static shape => shape.EventName),
        ("resourceType", static shape => shape.ResourceType),
    ];

    private static readonly (string Dimension, Func<Shape, string> Of)[] s_ofShapesToo =
    [
        ("account", static shape => shape.Account),
        ("region", static shape => shape.Region),
        ("readOnly", static shape => shape.ReadOnly),
        ("errorCode", static shape => shape.ErrorCode),
    ];

    /// <summary>All breakdowns of one comparison.</summary>
    public static ImmutableArray<BreakdownReport> Of(TallyResult tallies, int configuration) =>
    [
        .. s_ofShapes.Select(property => Of(property.Dimension, tallies.Shapes, property.Of, configuration)),
        ByKey("resource", tallies.Parents, configuration),
        ByKey("caller", tallies.Callers, configuration),
        .. s_ofShapesToo.Select(property => Of(property.Dimension, tallies.Shapes, property.Of, configuration)),
        ByTime("day", tallies, "yyyy-MM-dd", configuration),
        ByTime("hour", tallies, "yyyy-MM-ddTHH':00Z'", configuration),
    ];

    private static BreakdownReport ByKey(string dimension, TallyTable<string> table, int configuration) =>
        Of(dimension, table, static key => key, configuration) with { MaxMissing = table.MaxMissing };

    private static BreakdownReport Of<TKey>(string dimension, TallyTable<TKey> table, Func<TKey, string> nameOf, int configuration) => new()
    {
        Dimension = dimension,
        MaxMissing = MaxMissingOf(table),
        Rows =
        [
            .. Change.RowsOf(table, nameOf, configuration)
                .OrderBy(static row => row.Key is null)
                .ThenByDescending(static row => row.Dropped.Records)
                .ThenByDescending(static row => row.Kept.Records + row.Added.Records + row.Neither.Records)
                .ThenBy(static row => row.Key, StringComparer.Ordinal),
        ],
    };

    /// <summary>A row may stand for many keys of a table, so it may lack all that was dropped from it.</summary>
    private static long MaxMissingOf<TKey>(TallyTable<TKey> table) => table.Others.Sum(static other => other.Amount.Records);

    private static BreakdownReport ByTime(string dimension, TallyResult tallies, string format, int configuration) => new()
    {
        Dimension = dimension,
        MaxMissing = MaxMissingOf(tallies.Hours),
        Rows =
        [
            .. Change.RowsOf(tallies.Hours, hour => hour?.ToString(format, CultureInfo.InvariantCulture) ?? "", configuration)
                .OrderBy(static row => row.Key is null)
                .ThenBy(static row => row.Key, StringComparer.Ordinal),
        ],
    };
}

using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>The kinds of records of which a change drops most.</summary>
internal static class Droppers
{
    private const int SampleIds = 3;

    /// <summary>The busiest ones.</summary>
    /// <param name="tallies">What was tallied.</param>
    /// <param name="configuration">The proposed configuration.</param>
    /// <param name="count">How many at most.</param>
    public static ImmutableArray<DropperRow> Of(TallyResult tallies, int configuration, int count) =>
    [
        .. tallies.Shapes.Rows
            .Where(row => Change.IsDropped(row.LoggedBy, configuration))
            .GroupBy(static row => (row.Key.Category, row.Key.EventSource, row.Key.EventName, row.Key.ResourceType))
            .Select(static group => new DropperRow(
                group.Key.Category,
                group.Key.EventSource,
                group.Key.EventName,
                group.Key.ResourceType,
                group.Aggregate(default(Amount), static (sum, row) => sum + row.Amount),
                [.. group.SelectMany(static row => row.SampleEventIds).Distinct(StringComparer.Ordinal).Take(SampleIds)]))
            .OrderByDescending(static row => row.Dropped.Records)
            .ThenBy(static row => row.Category, StringComparer.Ordinal)
            .ThenBy(static row => row.EventSource, StringComparer.Ordinal)
            .ThenBy(static row => row.EventName, StringComparer.Ordinal)
            .ThenBy(static row => row.ResourceType, StringComparer.Ordinal)
            .Take(count),
    ];
}

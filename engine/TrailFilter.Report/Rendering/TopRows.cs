using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering;

/// <summary>The rows of a long table that people see.</summary>
internal static class TopRows
{
    /// <summary>How many of each table.</summary>
    public const int Count = 10;

    /// <summary>
    /// Those with the most dropped records, in their order. The other properties are sorted by that already; of hours and days these
    /// are the ones to look at.
    /// </summary>
    public static ImmutableArray<ChangeRow> Of(ImmutableArray<ChangeRow> rows) => rows.Length <= Count
        ? rows
        :
        [
            .. rows
                .Select(static (row, place) => (Row: row, Place: place))
                .OrderByDescending(static entry => entry.Row.Dropped.Records)
                .Take(Count)
                .OrderBy(static entry => entry.Place)
                .Select(static entry => entry.Row),
        ];
}

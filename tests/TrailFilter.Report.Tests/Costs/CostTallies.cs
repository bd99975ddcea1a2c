using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Costs;

/// <summary>Tallies of which only what costs depend on is filled in.</summary>
internal static class CostTallies
{
    public static TallyResult Of(
        DateTimeOffset? first,
        DateTimeOffset? last,
        ImmutableArray<Configuration> configurations,
        ImmutableArray<TallyRow<Charge>> charges,
        ImmutableArray<DateTimeOffset>? hours = null,
        ImmutableArray<TallyRow<Shape>>? shapes = null)
    {
        return new TallyResult
        {
            Configurations = configurations,
            Shapes = Table(shapes ?? []),
            Callers = Table<string>([]),
            Parents = Table<string>([]),
            Hours = Table(HoursOf(hours ?? EveryHour(first, last))),
            Versions = Table<string>([]),
            Rules = Table<string>([]),
            Charges = Table(charges),
            FirstEvent = first,
            LastEvent = last,
            Duplicates = 0,
            LeavesDuplicatesOut = false,
            DuplicatesLookedForIn = null,
        };
    }

    /// <summary>The hours from that of one time to that of another.</summary>
    public static ImmutableArray<DateTimeOffset> EveryHour(DateTimeOffset? from, DateTimeOffset? to)
    {
        var hours = ImmutableArray.CreateBuilder<DateTimeOffset>();
        for (DateTimeOffset? hour = from?.AddTicks(-(from.Value.Ticks % TimeSpan.TicksPerHour)); hour <= to; hour = hour?.AddHours(1))
        {
            hours.Add(hour.Value);
        }

        return hours.ToImmutable();
    }

    private static ImmutableArray<TallyRow<DateTimeOffset?>> HoursOf(ImmutableArray<DateTimeOffset> hours) =>
        [.. hours.Select(static hour => new TallyRow<DateTimeOffset?>(hour, 1, new Amount(1, 1), []))];

    private static TallyTable<T> Table<T>(ImmutableArray<TallyRow<T>> rows) => new() { Rows = rows, Others = [], MaxMissing = 0 };
}

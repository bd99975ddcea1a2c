using System.Collections.Immutable;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Costs;

/// <summary>Tallies of which only what costs depend on is filled in.</summary>
internal static class CostTallies
{
    public static TallyResult Of(
        DateTimeOffset? first,
        DateTimeOffset? last,
        ImmutableArray<Configuration> configurations,
        ImmutableArray<TallyRow<Charge>> charges)
    {
        return new TallyResult
        {
            Configurations = configurations,
            Shapes = Table<Shape>([]),
            Callers = Table<string>([]),
            Parents = Table<string>([]),
            Hours = Table<DateTimeOffset?>([]),
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

    private static TallyTable<T> Table<T>(ImmutableArray<TallyRow<T>> rows) => new() { Rows = rows, Others = [], MaxMissing = 0 };
}

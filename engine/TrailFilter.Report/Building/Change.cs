using System.Collections.Immutable;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Building;

/// <summary>Adds up what becomes of records under one proposed configuration.</summary>
/// <param name="configuration">The proposed one's number; the current one is 0.</param>
internal sealed class Change(int configuration)
{
    private Amount _kept;
    private Amount _dropped;
    private Amount _added;
    private Amount _neither;

    /// <summary>Adds records that the same configurations log.</summary>
    public void Add(int loggedBy, Amount amount)
    {
        bool isLogged = (loggedBy & 1) != 0;
        bool wouldBe = (loggedBy >> configuration & 1) != 0;
        ref Amount sum = ref isLogged ? ref wouldBe ? ref _kept : ref _dropped : ref wouldBe ? ref _added : ref _neither;
        sum += amount;
    }

    /// <summary>The row.</summary>
    /// <param name="key">What the records have in common.</param>
    public ChangeRow ToRow(string? key) => new(key, _kept, _dropped, _added, _neither);

    /// <summary>Whether a row's records are logged now and would not be any more.</summary>
    public static bool IsDropped(int loggedBy, int configuration) => (loggedBy & 1) != 0 && (loggedBy >> configuration & 1) == 0;

    /// <summary>The rows of a table, by what a key stands for.</summary>
    /// <param name="table">The table.</param>
    /// <param name="nameOf">The name of a key; several keys may have the same.</param>
    /// <param name="configuration">The proposed configuration.</param>
    public static ImmutableArray<ChangeRow> RowsOf<TKey>(TallyTable<TKey> table, Func<TKey, string> nameOf, int configuration)
    {
        var rows = new Dictionary<string, Change>(StringComparer.Ordinal);
        foreach (TallyRow<TKey> row in table.Rows)
        {
            string name = nameOf(row.Key);
            if (!rows.TryGetValue(name, out Change? change))
            {
                rows.Add(name, change = new Change(configuration));
            }

            change.Add(row.LoggedBy, row.Amount);
        }

        ImmutableArray<ChangeRow> named = [.. rows.Select(static row => row.Value.ToRow(row.Key))];
        return table.Others.IsEmpty ? named : named.Add(OthersOf(table, configuration));
    }

    private static ChangeRow OthersOf<TKey>(TallyTable<TKey> table, int configuration)
    {
        var others = new Change(configuration);
        foreach ((int loggedBy, Amount amount) in table.Others)
        {
            others.Add(loggedBy, amount);
        }

        return others.ToRow(null);
    }
}

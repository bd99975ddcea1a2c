using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Security;

public sealed partial class SecurityTable
{
    private const int SamplesPerRow = 3;

    /// <summary>
    /// The security-relevant events that the first configuration logs and another does not: a row for each entry, eventSource and
    /// eventName; one row with <c>*</c> for entries of any source or name. Records may be in several rows. High severity comes
    /// first, then most records, then by entry, source and name.
    /// </summary>
    /// <param name="tallies">The tallies of a run with <see cref="Rules"/>.</param>
    /// <param name="configuration">The other configuration's number.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such configuration.</exception>
    public ImmutableArray<SecurityRow> Dropped(TallyResult tallies, int configuration)
    {
        Check(tallies, configuration);
        var rows = new Dictionary<RuleTarget, Found>();
        foreach (TallyRow<string> row in tallies.Rules.Rows)
        {
            if (IsDropped(row.LoggedBy, configuration) && _targets.TryGetValue(row.Key, out RuleTarget? target))
            {
                Add(rows, target, row.Amount, row.SampleEventIds);
            }
        }

        return
        [
            .. rows.Select(static pair => new SecurityRow(
                    pair.Key.Entry.Id,
                    pair.Key.Entry.Severity,
                    pair.Key.EventSource,
                    pair.Key.EventName,
                    pair.Key.Entry.Why,
                    pair.Key.Entry.Attack,
                    pair.Key.Entry.Source,
                    pair.Value.Amount,
                    [.. pair.Value.Samples]))
                .OrderByDescending(static row => row.Severity == "high")
                .ThenByDescending(static row => row.Dropped.Records)
                .ThenBy(static row => row.Rule, StringComparer.Ordinal)
                .ThenBy(static row => row.EventSource, StringComparer.Ordinal)
                .ThenBy(static row => row.EventName, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many records are in at least one row of <see cref="Dropped"/>, each counted once.</summary>
    /// <inheritdoc cref="Dropped"/>
    public static Amount DroppedTotal(TallyResult tallies, int configuration)
    {
        Check(tallies, configuration);
        return tallies.Rules.Rows
            .Where(row => row.Key == Group && IsDropped(row.LoggedBy, configuration))
            .Aggregate(default(Amount), static (sum, row) => sum + row.Amount);
    }

    private static bool IsDropped(int loggedBy, int configuration) =>
        (loggedBy & 1) != 0 && ((loggedBy >> configuration) & 1) == 0;

    private static void Check(TallyResult tallies, int configuration)
    {
        ArgumentNullException.ThrowIfNull(tallies);
        ArgumentOutOfRangeException.ThrowIfNegative(configuration);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(configuration, tallies.Configurations.Length);
    }

    private static void Add(Dictionary<RuleTarget, Found> rows, RuleTarget target, Amount amount, ImmutableArray<string> samples)
    {
        ref Found? found = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, target, out _);
        found ??= new Found();
        found.Amount += amount;
        foreach (string sample in samples)
        {
            if (found.Samples.Count < SamplesPerRow && !found.Samples.Contains(sample))
            {
                found.Samples.Add(sample);
            }
        }
    }

    private sealed class Found
    {
        public Amount Amount { get; set; }

        public List<string> Samples { get; } = [];
    }
}

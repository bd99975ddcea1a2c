using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>
/// Verifies reasons: a condition that is named as failing is taken out of the selector, and the record explained again. Then the other
/// reasons must be left exactly as they were, and the record passes when there are none.
/// </summary>
internal sealed class ReasonCheck
{
    private const int MostRounds = 50;

    /// <summary>How many conditions were taken out one by one.</summary>
    public long Removed { get; private set; }

    /// <summary>How many selectors passed in the end, with all that was named taken out.</summary>
    public long Passed { get; private set; }

    /// <summary>Verifies the reasons of every selector that does not pass.</summary>
    public void Verify(Explanation explanation, byte[] record, string origin)
    {
        foreach (TrailExplanation trail in explanation.Trails)
        {
            foreach (SelectorExplanation selector in trail.Selectors.Where(static selector => !selector.Passes))
            {
                string place = $"{origin}, {trail.Trail.Name}, {selector.Path}";
                int basic = trail.Trail.Selectors.EventSelectors.Length;
                if (selector.Index < basic)
                {
                    BasicReasonCheck.Verify(trail.Trail.Selectors.EventSelectors[selector.Index], trail.Trail.Kind, selector, record, place);
                    Removed++;
                }
                else
                {
                    AdvancedEventSelector written = trail.Trail.Selectors.AdvancedEventSelectors[selector.Index - basic];
                    Verify(written, trail.Trail.Kind, record, place);
                }
            }
        }
    }

    private void Verify(AdvancedEventSelector selector, TrailKind kind, byte[] record, string place)
    {
        SelectorExplanation before = Explain(selector, kind, record, place);
        foreach (FieldMiss miss in before.Misses)
        {
            foreach (ImmutableArray<FailedCondition> unit in Removal.Units(miss.Conditions))
            {
                SelectorExplanation after = Explain(Removal.Without(selector, unit), kind, record, place);
                Same(
                    before.Misses.SelectMany(other => Conditions(other).Where(condition => other != miss || !unit.Contains(condition))),
                    after.Misses.SelectMany(Conditions),
                    $"{place}: without {unit[0].Path}");
                Removed++;
            }

            foreach (EntryMiss entry in miss.Entries)
            {
                VerifyEntry(selector, kind, record, before, miss, entry, place);
            }
        }

        VerifyAll(selector, kind, record, place);
    }

    private void VerifyEntry(
        AdvancedEventSelector selector, TrailKind kind, byte[] record, SelectorExplanation before, FieldMiss miss, EntryMiss entry, string place)
    {
        foreach (ImmutableArray<FailedCondition> unit in Removal.Units(entry.Conditions))
        {
            SelectorExplanation after = Explain(Removal.Without(selector, unit), kind, record, place);
            string what = $"{place}: entry {entry.Index} without {unit[0].Path}";
            bool Named(FailedCondition condition) => unit.Any(other => other.Path == condition.Path);
            EntryMiss? rest = after.Misses.SelectMany(static other => other.Entries).SingleOrDefault(other => other.Index == entry.Index);
            FailedCondition[] left = [.. entry.Conditions.Where(condition => !unit.Contains(condition))];
            if (left.Length > 0 && rest is not null)
            {
                Assert.Equal(entry.Field, rest.Field);
                Same(left, rest.Conditions, what);
            }
            else if (left.Length > 0)
            {
                // Another entry wanted nothing else, and one that passes is enough.
                Assert.True(miss.Entries.Any(other => other != entry && other.Conditions.All(Named)), what);
            }
            else
            {
                // An entry that is selected is asked for its ARN; one that passes makes the selector pass, as far as resources go.
                Assert.True(rest is null || (entry.Field == "resources.type" && rest.Field == "resources.ARN"), what);
            }

            Same(
                before.Misses.Where(other => other != miss).SelectMany(Conditions),
                after.Misses.Where(static other => other.Entries.IsEmpty).SelectMany(Conditions),
                what);
            Removed++;
        }
    }

    /// <summary>With all that is named taken out, until nothing more is, the record must pass.</summary>
    private void VerifyAll(AdvancedEventSelector selector, TrailKind kind, byte[] record, string place)
    {
        SelectorExplanation now = Explain(selector, kind, record, place);
        for (int round = 0; !now.Passes; round++)
        {
            Assert.True(round < MostRounds, $"{place}: still fails.");
            FieldMiss miss = now.Misses[0];
            IEnumerable<FailedCondition> named = miss.Entries.IsEmpty ? miss.Conditions : miss.Entries[0].Conditions;
            selector = Removal.Without(selector, Removal.Units(named).First());
            now = Explain(selector, kind, record, place);
        }

        Passed++;
    }

    private static IEnumerable<FailedCondition> Conditions(FieldMiss miss) =>
        miss.Entries.IsEmpty ? miss.Conditions : miss.Entries.SelectMany(static entry => entry.Conditions);

    private static SelectorExplanation Explain(AdvancedEventSelector selector, TrailKind kind, byte[] record, string place)
    {
        var trail = new Trail("one", new SelectorSet(null, [], [selector]), kind);
        Assert.True(new RecordExplainer([trail]).TryExplain(record, out Explanation? explanation), place);
        return explanation.Trails[0].Selectors[0];
    }

    // Values that are taken out move those behind them, so places are not compared; the operator and its values are.
    private static void Same(IEnumerable<FailedCondition> expected, IEnumerable<FailedCondition> actual, string what)
    {
        string[] wanted = [.. expected.Select(Text).Order(StringComparer.Ordinal)];
        string[] found = [.. actual.Select(Text).Order(StringComparer.Ordinal)];
        Assert.True(wanted.SequenceEqual(found), $"{what}: {string.Join("; ", wanted)} must be left, {string.Join("; ", found)} is.");

        static string Text(FailedCondition condition) => $"{condition.Operator} {string.Join('|', condition.Values)}";
    }
}

using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Minimising;

/// <summary>Finds the value that makes another one needless, where it is as simple as that.</summary>
internal static class ValueCover
{
    /// <summary>The value, among those that stay, or null.</summary>
    public static string? Of(SelectorSet selectors, ValuePlace place, IReadOnlySet<ValuePlace> removed)
    {
        string value = SelectorEdits.ValueAt(selectors, place);
        return Beside(selectors, place)
            .FirstOrDefault(other => other.Place != place && !removed.Contains(other.Place) && Covers(other.Test, place, value, selectors)).Test.Text;
    }

    private static IEnumerable<(ValuePlace Place, TestValue Test)> Beside(SelectorSet selectors, ValuePlace place)
    {
        if (place.Operator is not { } own)
        {
            Comparison comparison = place.List == ValueList.DataResource
                && ClauseExpansion.IsByPrefix(selectors.EventSelectors[place.Selector].DataResources[place.Part].Type)
                    ? Comparison.Prefix
                    : Comparison.Whole;
            return SelectorEdits.ListAt(selectors, place)
                .Select((value, index) => (place with { Index = index }, new TestValue(comparison, value)));
        }

        // Selecting values are one pool whatever their operators, and so are deselecting ones (R7).
        return
            from condition in SelectorEdits.FieldAt(selectors, place).Conditions
            let meaning = FieldTest.Meaning(condition.Operator)
            where meaning.IsSelect == FieldTest.Meaning(own).IsSelect
            from one in condition.Values.Select((value, index) => (value, index))
            select (place with { Operator = condition.Operator, Index = one.index }, new TestValue(meaning.Comparison, one.value));
    }

    private static bool Covers(TestValue other, ValuePlace place, string value, SelectorSet selectors)
    {
        if (place.Operator is { } own)
        {
            Comparison comparison = FieldTest.Meaning(own).Comparison;
            return comparison == Comparison.Whole || comparison == other.Comparison ? other.Hits(value) : false;
        }

        return other.Hits(value)
            || (place.List == ValueList.DataResource
                && ClauseExpansion.MeansEveryResource(selectors.EventSelectors[place.Selector].DataResources[place.Part].Type, other.Text));
    }
}

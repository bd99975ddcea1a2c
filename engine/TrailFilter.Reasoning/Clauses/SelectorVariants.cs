using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Clauses;

/// <summary>A selector without one of its values, for each value.</summary>
internal static class SelectorVariants
{
    /// <summary>The clauses that are left of a selector without a value.</summary>
    public static IEnumerable<(ValuePlace Place, ImmutableArray<Clause> Clauses)> WithoutOneValue(Trail trail, int selector)
    {
        int basic = trail.Selectors.EventSelectors.Length;
        return selector < basic
            ? OfBasic(selector, trail.Selectors.EventSelectors[selector])
                .Select(variant => (variant.Place, Literal(ClauseExpansion.Of(selector, variant.Selector))))
            : OfAdvanced(selector, trail.Selectors.AdvancedEventSelectors[selector - basic])
                .Select(variant => (variant.Place, Literal(ClauseExpansion.Of(selector, variant.Selector, trail.Kind))));
    }

    private static IEnumerable<(ValuePlace Place, EventSelector Selector)> OfBasic(int index, EventSelector selector)
    {
        for (int part = 0; part < selector.DataResources.Length; part++)
        {
            DataResource resource = selector.DataResources[part];
            for (int value = 0; value < resource.Values.Length; value++)
            {
                DataResource fewer = resource with { Values = resource.Values.RemoveAt(value) };
                yield return (
                    new ValuePlace(index, ValueList.DataResource, part, null, value),
                    selector with { DataResources = selector.DataResources.SetItem(part, fewer) });
            }
        }

        for (int value = 0; value < selector.ExcludeManagementEventSources.Length; value++)
        {
            yield return (
                new ValuePlace(index, ValueList.ExcludedSources, 0, null, value),
                selector with { ExcludeManagementEventSources = selector.ExcludeManagementEventSources.RemoveAt(value) });
        }
    }

    private static IEnumerable<(ValuePlace Place, AdvancedEventSelector Selector)> OfAdvanced(int index, AdvancedEventSelector selector)
    {
        for (int part = 0; part < selector.FieldSelectors.Length; part++)
        {
            FieldSelector field = selector.FieldSelectors[part];
            for (int condition = 0; condition < field.Conditions.Length; condition++)
            {
                (FieldOperator fieldOperator, ImmutableArray<string> values) = field.Conditions[condition];
                for (int value = 0; value < values.Length; value++)
                {
                    var place = new ValuePlace(index, ValueList.FieldSelector, part, fieldOperator, value);
                    yield return (place, selector with { FieldSelectors = Without(selector.FieldSelectors, part, condition, value) });
                }
            }
        }
    }

    private static ImmutableArray<FieldSelector> Without(ImmutableArray<FieldSelector> fields, int part, int condition, int value)
    {
        FieldCondition all = fields[part].Conditions[condition];
        FieldCondition fewer = all with { Values = all.Values.RemoveAt(value) };
        ImmutableArray<FieldCondition> conditions = fewer.Values.IsEmpty
            ? fields[part].Conditions.RemoveAt(condition)
            : fields[part].Conditions.SetItem(condition, fewer);
        return conditions.IsEmpty ? fields.RemoveAt(part) : fields.SetItem(part, fields[part] with { Conditions = conditions });
    }

    private static ImmutableArray<Clause> Literal(IEnumerable<Clause> clauses) => [.. clauses.Where(static clause => !clause.IsDoubt)];
}

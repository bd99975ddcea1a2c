using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Minimising;

/// <summary>Selectors without one of them, or without some of their values. What has no value left is left out with them.</summary>
internal static class SelectorEdits
{
    public static SelectorSet WithoutSelector(SelectorSet selectors, int index)
    {
        int basic = selectors.EventSelectors.Length;
        return index < basic
            ? selectors with { EventSelectors = selectors.EventSelectors.RemoveAt(index) }
            : selectors with { AdvancedEventSelectors = selectors.AdvancedEventSelectors.RemoveAt(index - basic) };
    }

    /// <summary>Leaves out values. All selectors stay, also those that ask for nothing any more, so that places remain what they are.</summary>
    public static SelectorSet WithoutValues(SelectorSet selectors, IReadOnlySet<ValuePlace> places)
    {
        int basic = selectors.EventSelectors.Length;
        return selectors with
        {
            EventSelectors = [.. selectors.EventSelectors.Select((selector, index) => Without(selector, index, places))],
            AdvancedEventSelectors =
                [.. selectors.AdvancedEventSelectors.Select((selector, index) => Without(selector, basic + index, places))],
        };
    }

    /// <summary>The value at a place.</summary>
    public static string ValueAt(SelectorSet selectors, ValuePlace place) => ListAt(selectors, place)[place.Index];

    /// <summary>The list a place is in.</summary>
    public static ImmutableArray<string> ListAt(SelectorSet selectors, ValuePlace place) => place.List switch
    {
        ValueList.DataResource => selectors.EventSelectors[place.Selector].DataResources[place.Part].Values,
        ValueList.ExcludedSources => selectors.EventSelectors[place.Selector].ExcludeManagementEventSources,
        _ => FieldAt(selectors, place).Conditions.First(condition => condition.Operator == place.Operator).Values,
    };

    /// <summary>The field selector a place is in.</summary>
    public static FieldSelector FieldAt(SelectorSet selectors, ValuePlace place) =>
        selectors.AdvancedEventSelectors[place.Selector - selectors.EventSelectors.Length].FieldSelectors[place.Part];

    private static EventSelector Without(EventSelector selector, int index, IReadOnlySet<ValuePlace> places) => selector with
    {
        DataResources =
        [
            .. selector.DataResources
                .Select((resource, part) => resource with
                {
                    Values = Without(resource.Values, new ValuePlace(index, ValueList.DataResource, part, null, 0), places),
                })
                .Where((resource, part) => !resource.Values.IsEmpty || selector.DataResources[part].Values.IsEmpty),
        ],
        ExcludeManagementEventSources = Without(
            selector.ExcludeManagementEventSources, new ValuePlace(index, ValueList.ExcludedSources, 0, null, 0), places),
    };

    private static AdvancedEventSelector Without(AdvancedEventSelector selector, int index, IReadOnlySet<ValuePlace> places) => selector with
    {
        FieldSelectors =
        [
            .. selector.FieldSelectors
                .Select((field, part) => field with
                {
                    Conditions =
                    [
                        .. field.Conditions
                            .Select(condition => condition with
                            {
                                Values = Without(
                                    condition.Values,
                                    new ValuePlace(index, ValueList.FieldSelector, part, condition.Operator, 0),
                                    places),
                            })
                            .Where((condition, at) => !condition.Values.IsEmpty || field.Conditions[at].Values.IsEmpty),
                    ],
                })
                .Where((field, part) => !field.Conditions.IsEmpty || selector.FieldSelectors[part].Conditions.IsEmpty),
        ],
    };

    private static ImmutableArray<string> Without(ImmutableArray<string> values, ValuePlace list, IReadOnlySet<ValuePlace> places) =>
        [.. values.Where((_, index) => !places.Contains(list with { Index = index }))];
}

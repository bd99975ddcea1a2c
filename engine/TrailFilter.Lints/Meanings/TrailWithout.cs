using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Meanings;

/// <summary>Selectors without some of their values, or some of themselves.</summary>
internal static class TrailWithout
{
    /// <summary>Only some selectors, in their order.</summary>
    internal static Trail Others(Trail trail, IReadOnlyCollection<int> kept)
    {
        int basic = trail.Selectors.EventSelectors.Length;
        return trail with
        {
            Selectors = trail.Selectors with
            {
                EventSelectors = [.. trail.Selectors.EventSelectors.Where((_, index) => kept.Contains(index))],
                AdvancedEventSelectors = [.. trail.Selectors.AdvancedEventSelectors.Where((_, index) => kept.Contains(basic + index))],
            },
        };
    }

    /// <summary>Without some values; an operator without values asks for nothing, and is left out, and so is its field selector.</summary>
    internal static Trail Values(Trail trail, IReadOnlySet<ValuePlace> left)
    {
        int basic = trail.Selectors.EventSelectors.Length;
        return trail with
        {
            Selectors = trail.Selectors with
            {
                EventSelectors = [.. trail.Selectors.EventSelectors.Select((selector, index) => Without(selector, index, left))],
                AdvancedEventSelectors =
                    [.. trail.Selectors.AdvancedEventSelectors.Select((selector, index) => Without(selector, basic + index, left))],
            },
        };
    }

    private static EventSelector Without(EventSelector selector, int index, IReadOnlySet<ValuePlace> left) => selector with
    {
        DataResources =
        [
            .. selector.DataResources.Select((resource, part) => resource with
            {
                Values = Kept(resource.Values, value => left.Contains(new ValuePlace(index, ValueList.DataResource, part, null, value))),
            }),
        ],
        ExcludeManagementEventSources = Kept(
            selector.ExcludeManagementEventSources,
            value => left.Contains(new ValuePlace(index, ValueList.ExcludedSources, 0, null, value))),
    };

    private static AdvancedEventSelector Without(AdvancedEventSelector selector, int index, IReadOnlySet<ValuePlace> left) => selector with
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
                                Values = Kept(condition.Values, value => left.Contains(
                                    new ValuePlace(index, ValueList.FieldSelector, part, condition.Operator, value))),
                            })
                            .Where(static condition => !condition.Values.IsEmpty),
                    ],
                })
                .Where(static field => !field.Conditions.IsEmpty),
        ],
    };

    private static ImmutableArray<string> Kept(ImmutableArray<string> values, Func<int, bool> isLeft) =>
        [.. values.Where((_, index) => !isLeft(index))];
}

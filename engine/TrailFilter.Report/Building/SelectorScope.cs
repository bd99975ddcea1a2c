using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Report.Building;

/// <summary>Which categories and resource types selectors can log at all, whatever else they ask.</summary>
internal static class SelectorScope
{
    /// <summary>The kinds of events selectors can log: <c>Management</c>, or a category and a type.</summary>
    public static ImmutableSortedSet<string> Of(SelectorSet selectors) =>
        [.. selectors.EventSelectors.SelectMany(OfBasic), .. selectors.AdvancedEventSelectors.SelectMany(OfAdvanced)];

    private static IEnumerable<string> OfBasic(EventSelector selector) =>
    [
        .. selector.IncludeManagementEvents ? (string[])["Management"] : [],
        .. selector.DataResources.Where(static resource => !resource.Values.IsEmpty).Select(static resource => $"Data of {resource.Type}"),
    ];

    private static IEnumerable<string> OfAdvanced(AdvancedEventSelector selector)
    {
        string[] types = [.. EqualsOf(selector, "resources.type").DefaultIfEmpty("any type")];
        string[] sources = [.. EqualsOf(selector, "eventSource").DefaultIfEmpty("any service")];
        return EqualsOf(selector, "eventCategory").SelectMany(category => category switch
        {
            "Data" => types.Select(static type => $"Data of {type}"),
            "NetworkActivity" => sources.Select(static source => $"NetworkActivity of {source}"),
            _ => [category],
        });
    }

    private static IEnumerable<string> EqualsOf(AdvancedEventSelector selector, string field) =>
        selector.FieldSelectors.Where(one => one.Field == field)
            .SelectMany(static one => one.Conditions)
            .Where(static condition => condition.Operator == FieldOperator.Equals)
            .SelectMany(static condition => condition.Values);
}

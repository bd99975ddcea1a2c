using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Tests;

/// <summary>Selectors in short, for the messages of tests.</summary>
internal static class SelectorWords
{
    public static string Of(SelectorSet selectors) => string.Join(
        " | ",
        selectors.EventSelectors.Select(Of).Concat(selectors.AdvancedEventSelectors.Select(Of)).DefaultIfEmpty("nothing"));

    private static string Of(EventSelector selector) =>
        $"{{{selector.ReadWriteType} management {selector.IncludeManagementEvents} "
        + string.Join(' ', selector.DataResources.Select(static resource => $"{resource.Type}[{string.Join(',', resource.Values)}]"))
        + $" without [{string.Join(',', selector.ExcludeManagementEventSources)}]}}";

    private static string Of(AdvancedEventSelector selector) => "{" + string.Join(" and ", selector.FieldSelectors.Select(static part =>
        part.Field + string.Concat(part.Conditions.Select(static condition =>
            $" {condition.Operator}[{string.Join(',', condition.Values)}]")))) + "}";
}

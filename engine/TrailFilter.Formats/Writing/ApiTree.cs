using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Writing;

/// <summary>
/// Selectors as a tree in the API's spelling. What means nothing is left out: empty lists, but not those of data resources, where they
/// say that nothing is logged, and names without a letter.
/// </summary>
internal static class ApiTree
{
    /// <summary>The list of basic selectors.</summary>
    internal static JsonArray Basic(SelectorSet selectors) => new([.. selectors.EventSelectors.Select(Of)]);

    /// <summary>The list of advanced selectors.</summary>
    internal static JsonArray Advanced(SelectorSet selectors) => new([.. selectors.AdvancedEventSelectors.Select(Of)]);

    /// <summary>Adds the lists that are not empty to an object.</summary>
    internal static void AddTo(JsonObject owner, SelectorSet selectors)
    {
        if (!selectors.EventSelectors.IsEmpty)
        {
            owner.Add(SelectorKeys.EventSelectors, Basic(selectors));
        }

        if (!selectors.AdvancedEventSelectors.IsEmpty)
        {
            owner.Add(SelectorKeys.AdvancedEventSelectors, Advanced(selectors));
        }
    }

    private static JsonObject Of(EventSelector selector)
    {
        // Written out even where it is the default: whoever reviews it need not know that.
        var made = new JsonObject
        {
            [SelectorKeys.ReadWriteType] = selector.ReadWriteType.ToString(),
            [SelectorKeys.IncludeManagementEvents] = selector.IncludeManagementEvents,
        };
        if (!selector.DataResources.IsEmpty)
        {
            made.Add(SelectorKeys.DataResources, new JsonArray([.. selector.DataResources.Select(static resource => new JsonObject
            {
                [SelectorKeys.DataResourceType] = resource.Type,
                [SelectorKeys.DataResourceValues] = Texts(resource.Values),
            })]));
        }

        if (!selector.ExcludeManagementEventSources.IsEmpty)
        {
            made.Add(SelectorKeys.ExcludeManagementEventSources, Texts(selector.ExcludeManagementEventSources));
        }

        return made;
    }

    private static JsonObject Of(AdvancedEventSelector selector)
    {
        var made = new JsonObject();
        if (!string.IsNullOrEmpty(selector.Name))
        {
            made.Add(SelectorKeys.Name, selector.Name);
        }

        made.Add(SelectorKeys.FieldSelectors, new JsonArray([.. selector.FieldSelectors.Select(Of)]));
        return made;
    }

    private static JsonObject Of(FieldSelector field)
    {
        var made = new JsonObject { [SelectorKeys.Field] = field.Field };
        foreach (FieldCondition condition in field.Conditions.Where(static condition => !condition.Values.IsEmpty))
        {
            made.Add(SelectorKeys.Operators[(int)condition.Operator], Texts(condition.Values));
        }

        return made;
    }

    private static JsonArray Texts(ImmutableArray<string> values) => new([.. values.Select(static value => JsonValue.Create(value))]);
}

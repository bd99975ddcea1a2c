using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Clauses;

/// <summary>The texts of selectors as texts: no half surrogate pairs, which only a program can make; a file cannot hold them.</summary>
internal static class SelectorText
{
    /// <exception cref="ArgumentException">A value holds half a surrogate pair.</exception>
    public static void Require(Trail trail, string parameter)
    {
        if (ValuesOf(trail.Selectors).FirstOrDefault(static value => !IsText(value)) is not null)
        {
            throw new ArgumentException($"A value in the selectors of {trail.Name} holds half a surrogate pair.", parameter);
        }
    }

    private static IEnumerable<string> ValuesOf(SelectorSet selectors) =>
    [
        .. selectors.EventSelectors.SelectMany(static selector => selector.ExcludeManagementEventSources),
        .. selectors.EventSelectors.SelectMany(static selector => selector.DataResources)
            .SelectMany(static resource => resource.Values.Add(resource.Type)),
        .. selectors.AdvancedEventSelectors.SelectMany(static selector => selector.FieldSelectors)
            .SelectMany(static part => part.Conditions).SelectMany(static condition => condition.Values),
    ];

    private static bool IsText(string value)
    {
        for (int index = 0; index < value.Length; index++)
        {
            if (char.IsSurrogate(value[index]) && !char.IsSurrogatePair(value, index++))
            {
                return false;
            }
        }

        return true;
    }
}

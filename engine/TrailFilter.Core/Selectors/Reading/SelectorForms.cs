using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>Recognises a <see cref="SelectorForm"/>.</summary>
internal static class SelectorForms
{
    /// <summary>
    /// The forms and their keys, the outer ones first: where keys of several forms meet, the outer form is meant. Name, which
    /// both a selector and an event data store have, decides nothing.
    /// </summary>
    private static readonly ImmutableArray<(SelectorForm Form, ImmutableArray<string> Keys)> s_forms =
    [
        (SelectorForm.Document,
            [
                .. SelectorKeys.TrailDocument, SelectorKeys.EventDataStoreArn, SelectorKeys.EventDataStore,
            ]),
        (SelectorForm.AdvancedSelector, [SelectorKeys.FieldSelectors]),
        (SelectorForm.BasicSelector, SelectorKeys.BasicSelector),
        (SelectorForm.FieldSelector, SelectorKeys.FieldSelector),
    ];

    /// <summary>The form of an object: by its keys, case ignored, and only if that fails by keys that look misspelt.</summary>
    internal static SelectorForm Of(WrittenNode node)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            return SelectorForm.Unknown;
        }

        foreach ((SelectorForm form, ImmutableArray<string> keys) in s_forms)
        {
            if (node.Children.Any(child => keys.Contains(child.Key!, StringComparer.OrdinalIgnoreCase)))
            {
                return form;
            }
        }

        foreach ((SelectorForm form, ImmutableArray<string> keys) in s_forms)
        {
            if (node.Children.Any(child => NearestName.Find(child.Key!, keys) is not null))
            {
                return form;
            }
        }

        return SelectorForm.Unknown;
    }
}

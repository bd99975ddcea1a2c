using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>
/// Turns selectors as tools spell them into the API's spelling. What a tool writes for "not given" (null, an operator with an empty
/// list, an empty name) is left out; what is no key of selectors stays, so that the rules can name it.
/// </summary>
internal static class ApiSpelling
{
    private static readonly FrozenDictionary<string, string> s_document = Keys(
        [SelectorKeys.EventSelectors, SelectorKeys.AdvancedEventSelectors],
        ("eventselector", SelectorKeys.EventSelectors),
        ("advancedeventselector", SelectorKeys.AdvancedEventSelectors));

    private static readonly FrozenDictionary<string, string> s_basic = Keys(
        SelectorKeys.BasicSelector, ("dataresource", SelectorKeys.DataResources));

    private static readonly FrozenDictionary<string, string> s_resource = Keys(SelectorKeys.DataResource);

    private static readonly FrozenDictionary<string, string> s_advanced = Keys(
        SelectorKeys.AdvancedSelector, ("fieldselector", SelectorKeys.FieldSelectors));

    private static readonly FrozenDictionary<string, string> s_field = Keys(SelectorKeys.FieldSelector);

    /// <summary>Whether a key holds selectors.</summary>
    internal static bool HoldsSelectors(string key) => s_document.ContainsKey(LooseName.Of(key));

    /// <summary>The selectors among the members of an object, in the API's spelling; null when all are empty.</summary>
    /// <param name="owner">The object that holds them.</param>
    /// <param name="read">Gives the tree of a value: of a text that is JSON, what it says.</param>
    internal static WrittenNode? Document(WrittenNode owner, Func<WrittenNode, WrittenNode> read)
    {
        WrittenNode document = NodeBuilding.Like(owner, null, null);
        foreach (WrittenNode member in owner.Children)
        {
            if (!s_document.TryGetValue(LooseName.Of(member.Key!), out string? key))
            {
                continue;
            }

            WrittenNode list = read(member);
            if (list.Kind is not JsonValueKind.Null && list is not { Kind: JsonValueKind.Array, Count: 0 })
            {
                FrozenDictionary<string, string> keys = key == SelectorKeys.EventSelectors ? s_basic : s_advanced;
                Add(document, list, key, keys);
            }
        }

        return document.Count == 0 ? null : document;
    }

    // As deep as the parsers allow files to be, and no deeper.
    private static void Add(WrittenNode parent, WrittenNode source, string? key, FrozenDictionary<string, string> keys)
    {
        WrittenNode made = NodeBuilding.Like(source, parent, key);
        parent.Add(made);
        foreach (WrittenNode child in source.Children)
        {
            if (child.Key is null)
            {
                Add(made, child, null, keys);
                continue;
            }

            string name = keys.GetValueOrDefault(LooseName.Of(child.Key), child.Key);
            if (!MeansNotGiven(name, child))
            {
                Add(made, child, name, name switch
                {
                    SelectorKeys.DataResources => s_resource,
                    SelectorKeys.FieldSelectors => s_field,
                    _ => FrozenDictionary<string, string>.Empty,
                });
            }
        }
    }

    private static bool MeansNotGiven(string name, WrittenNode value) =>
        value.Kind == JsonValueKind.Null
        || (value is { Kind: JsonValueKind.Array, Count: 0 } && name != SelectorKeys.DataResourceValues)
        || (value is { Kind: JsonValueKind.String, Text: "" } && name == SelectorKeys.Name);

    private static FrozenDictionary<string, string> Keys(ImmutableArray<string> keys, params (string Name, string Key)[] others) =>
        keys.Select(static key => (Name: key.ToLowerInvariant(), Key: key)).Concat(others)
            .ToFrozenDictionary(static pair => pair.Name, static pair => pair.Key, StringComparer.Ordinal);
}

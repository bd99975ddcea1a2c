using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>Finds the selectors in a file, whichever of the forms it has.</summary>
internal static class SelectorFile
{
    private const string ExpectedForms =
        "Expected is the output of aws cloudtrail get-event-selectors, the input of put-event-selectors, a list of event " +
        "selectors, one event selector, or the word default.";

    private static readonly string s_selectorKinds =
        $"A basic one has {string.Join(", ", SelectorKeys.BasicSelector)}; "
        + $"an advanced one has {string.Join(", ", SelectorKeys.AdvancedSelector)}.";

    /// <summary>Reads the selectors of a file.</summary>
    /// <returns><see langword="null"/> when nothing in it looks like selectors.</returns>
    internal static WrittenSelectors? Read(WrittenNode root, TrailKind kind, ProblemList problems)
    {
        switch (root.Kind)
        {
            case JsonValueKind.Object when root.Count == 0:
                return new WrittenSelectors(root, null, null, [], null, []);
            case JsonValueKind.Object:
                return ReadObject(root, kind, problems);
            case JsonValueKind.Array:
                return ReadList(root, problems);
            default:
                problems.Error(root, $"The file holds {root.Article}, not event selectors.", ExpectedForms);
                return null;
        }
    }

    private static WrittenSelectors? ReadObject(WrittenNode root, TrailKind kind, ProblemList problems)
    {
        switch (SelectorForms.Of(root))
        {
            case SelectorForm.Document:
                return ReadDocument(root, kind, problems);
            case SelectorForm.AdvancedSelector:
                return new WrittenSelectors(root, null, null, [], root, AdvancedOf([root], problems));
            case SelectorForm.BasicSelector:
                return new WrittenSelectors(root, null, root, BasicOf([root], problems), null, []);
            case SelectorForm.FieldSelector:
                problems.Warning(
                    root,
                    ProblemRules.LoneFieldSelector,
                    "This is one field selector; it is read as an advanced event selector that has no other.",
                    "Write {\"FieldSelectors\": [ … ]} around it.");
                return new WrittenSelectors(
                    root, null, null, [], root, [WrittenAdvancedSelector.Wrap(root, [root], problems)]);
            default:
                problems.Error(root, "The file holds no event selectors.", ExpectedForms);
                return null;
        }
    }

    private static WrittenSelectors ReadDocument(WrittenNode root, TrailKind kind, ProblemList problems)
    {
        WrittenNode? storeKey = root.Children.FirstOrDefault(
            child => child.Key is SelectorKeys.EventDataStoreArn or SelectorKeys.EventDataStore);
        if (kind == TrailKind.Trail && storeKey is not null)
        {
            problems.Error(
                storeKey,
                "This file describes an event data store; the rule set is one of trails.",
                "Choose the rule set event-data-store.");
        }

        bool store = kind == TrailKind.EventDataStore || storeKey is not null;
        var members = new KeyedObject(
            root,
            store ? SelectorKeys.StoreDocument : SelectorKeys.TrailDocument,
            store ? "the settings of an event data store" : "the selectors of a trail",
            problems);
        WrittenNode? basic = members[SelectorKeys.EventSelectors];
        WrittenNode? advanced = members[SelectorKeys.AdvancedEventSelectors];
        List<WrittenNode> basicItems = [.. TypedJson.Items(basic, JsonValueKind.Object, problems)];
        List<WrittenNode> advancedItems = [.. TypedJson.Items(advanced, JsonValueKind.Object, problems)];
        MoveMisplaced(SelectorForm.AdvancedSelector, basicItems, advancedItems, problems);
        MoveMisplaced(SelectorForm.BasicSelector, advancedItems, basicItems, problems);
        return new WrittenSelectors(
            root,
            ReadOwner(members, kind, problems),
            basic,
            BasicOf(basicItems, problems),
            advanced,
            AdvancedOf(advancedItems, problems));
    }

    /// <summary>Selectors of one kind in the list of the other are an error, and are read as what they are.</summary>
    private static void MoveMisplaced(
        SelectorForm form, List<WrittenNode> from, List<WrittenNode> to, ProblemList problems)
    {
        (string noun, string key) = form == SelectorForm.BasicSelector
            ? ("A basic", SelectorKeys.EventSelectors)
            : ("An advanced", SelectorKeys.AdvancedEventSelectors);
        List<WrittenNode> misplaced = from.FindAll(item => SelectorForms.Of(item) == form);
        foreach (WrittenNode item in misplaced)
        {
            problems.Error(item, $"{noun} event selector stands in the list of the other kind.", $"Move it to {key}.");
        }

        from.RemoveAll(new HashSet<WrittenNode>(misplaced).Contains);
        to.AddRange(misplaced);
    }

    private static WrittenText? ReadOwner(KeyedObject members, TrailKind kind, ProblemList problems)
    {
        if (members[SelectorKeys.TrailName] is not null && members[SelectorKeys.TrailArn] is { } second)
        {
            problems.Error(
                second,
                "TrailName and TrailARN are both given.",
                "Keep TrailName, a name or an ARN, for put-event-selectors; TrailARN is what get-event-selectors answers.");
        }

        WrittenText? owner = null;
        foreach (string key in kind == TrailKind.Trail ? SelectorKeys.TrailOwner : SelectorKeys.StoreOwner)
        {
            WrittenText? text = TypedJson.Text(members[key], problems);
            owner ??= text;
        }

        return owner;
    }

    private static WrittenSelectors? ReadList(WrittenNode root, ProblemList problems)
    {
        List<WrittenNode> basic = [];
        List<WrittenNode> advanced = [];
        List<WrittenNode> fields = [];
        foreach (WrittenNode item in root.Children)
        {
            switch (SelectorForms.Of(item))
            {
                case SelectorForm.AdvancedSelector:
                    advanced.Add(item);
                    break;
                case SelectorForm.FieldSelector:
                    fields.Add(item);
                    break;
                case SelectorForm.BasicSelector:
                case SelectorForm.Unknown when item is { Kind: JsonValueKind.Object, Count: 0 }:
                    basic.Add(item);
                    break;
                case SelectorForm.Document:
                    problems.Error(
                        item, "A whole set of selectors stands inside a list.", "Keep one trail per file, and name each file.");
                    break;
                default:
                    string found = item.Kind == JsonValueKind.Object ? "some other object" : item.Article;
                    problems.Error(item, $"An event selector is expected here, not {found}.", s_selectorKinds);
                    break;
            }
        }

        ImmutableArray<WrittenAdvancedSelector> selectors = AdvancedOf(advanced, problems);
        if (fields.Count > 0)
        {
            problems.Error(
                fields[0],
                "Field selectors stand where event selectors are expected; they are read as one advanced event selector.",
                "Write {\"FieldSelectors\": [ … ]} around them.");
            selectors = selectors.Add(WrittenAdvancedSelector.Wrap(fields[0], fields, problems));
        }

        bool understood = basic.Count + selectors.Length > 0 || root.Count == 0;
        return !understood ? null : new WrittenSelectors(
            root,
            null,
            selectors.IsEmpty ? root : null,
            BasicOf(basic, problems),
            selectors.IsEmpty ? null : root,
            selectors);
    }

    private static ImmutableArray<WrittenBasicSelector> BasicOf(IEnumerable<WrittenNode> nodes, ProblemList problems) =>
        [.. nodes.Select(node => WrittenBasicSelector.Read(node, problems)).OfType<WrittenBasicSelector>()];

    private static ImmutableArray<WrittenAdvancedSelector> AdvancedOf(
        IEnumerable<WrittenNode> nodes, ProblemList problems) =>
        [.. nodes.Select(node => WrittenAdvancedSelector.Read(node, problems)).OfType<WrittenAdvancedSelector>()];
}

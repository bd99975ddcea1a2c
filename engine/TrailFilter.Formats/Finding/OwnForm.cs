using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>The API's own form: what get-event-selectors answers and put-event-selectors takes, as JSON or YAML.</summary>
internal static class OwnForm
{
    private static readonly ImmutableArray<string> s_storeKeys =
    [
        SelectorKeys.EventDataStoreArn, SelectorKeys.EventDataStore, "RetentionPeriod", "TerminationProtectionEnabled",
        "MultiRegionEnabled", "OrganizationEnabled", "BillingMode", "StartIngestion",
    ];

    private static readonly ImmutableArray<string> s_keys =
    [
        .. SelectorKeys.TrailDocument, SelectorKeys.EventDataStoreArn, SelectorKeys.EventDataStore, SelectorKeys.FieldSelectors,
        .. SelectorKeys.BasicSelector, .. SelectorKeys.FieldSelector,
    ];

    /// <summary>Whether an object is in this form: a key of it says so, and it is no description of a trail, which has no selectors.</summary>
    internal static bool Is(WrittenNode root) =>
        root.Kind == JsonValueKind.Object
        && root.Children.Any(static child => s_keys.Contains(child.Key!))
        && !TrailDescriptions.Is(root);

    /// <summary>Whether it is a list of answers of get-event-selectors, as a loop over trails makes it.</summary>
    internal static bool IsListOfTrails(WrittenNode root) =>
        root is { Kind: JsonValueKind.Array, Count: > 0 } && root.Children.All(static item =>
            item.Kind == JsonValueKind.Object
            && !TrailDescriptions.Is(item)
            && (item.Member(SelectorKeys.EventSelectors) ?? item.Member(SelectorKeys.AdvancedEventSelectors)) is not null);

    /// <summary>Reads a text as ever: by Core's reader alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="root">The same as a tree, when it is one; it may say that it is an event data store.</param>
    /// <param name="options">How it is read.</param>
    internal static SelectorsFile ReadText(ReadOnlySpan<byte> text, WrittenNode? root, SelectorsFileOptions options)
    {
        RuleSet rules = Judging.RulesFor(KindOf(root), options);
        SelectorReadResult result = SelectorReader.Read(text, rules);
        return new SelectorsFile(null, [TrailOf(result, rules, "selectors")], [], []);
    }

    /// <summary>Reads a tree, whose problems are in the list already.</summary>
    internal static SelectorsFile ReadTree(WrittenNode root, ProblemList problems, SelectorsFileOptions options)
    {
        RuleSet rules = Judging.RulesFor(KindOf(root), options);
        SelectorSet? selectors = SelectorReader.Read(root, rules, problems, out WrittenSelectors? written);
        var result = new SelectorReadResult(selectors, problems.ToImmutable()) { Written = written };
        return new SelectorsFile(SelectorsFile.YamlForm, [TrailOf(result, rules, "selectors")], [], []);
    }

    /// <summary>Reads a list of trails.</summary>
    internal static SelectorsFile ReadList(WrittenNode root, ProblemList problems, SelectorsFileOptions options)
    {
        List<TrailDraft> drafts = [];
        foreach (WrittenNode item in root.Children)
        {
            TrailKind? kind = KindOf(item);
            bool isStore = kind == TrailKind.EventDataStore;
            var draft = new TrailDraft(item, isStore ? "event data store" : "trail", kind) { Selectors = item };
            foreach (string key in isStore ? SelectorKeys.StoreOwner : SelectorKeys.TrailOwner)
            {
                draft.AddName(item.Member(key) is { Kind: JsonValueKind.String } name ? name.Text : null);
            }

            draft.Name = draft.OtherNames.FirstOrDefault();
            drafts.Add(draft);
        }

        return new SelectorsFile("a list of trails", Judging.Judge(drafts, options), problems.ToImmutable(), []);
    }

    /// <summary>Event data store, where a key or an ARN says so.</summary>
    internal static TrailKind? KindOf(WrittenNode? root)
    {
        if (root is not { Kind: JsonValueKind.Object })
        {
            return null;
        }

        bool isStore = root.Children.Any(static child =>
            s_storeKeys.Contains(child.Key!)
            || (child.Key is SelectorKeys.TrailName or SelectorKeys.TrailArn
                && child.Text.Contains(":eventdatastore/", StringComparison.Ordinal)));
        return isStore ? TrailKind.EventDataStore : null;
    }

    private static FoundTrail TrailOf(SelectorReadResult result, RuleSet rules, string place)
    {
        string? name = result.Selectors?.TrailName;
        ImmutableArray<string> others = name is not null && name.LastIndexOf('/') is > 0 and int last ? [name[(last + 1)..]] : [];
        return new FoundTrail(string.IsNullOrEmpty(name) ? null : name, others, place, rules, result, []);
    }
}

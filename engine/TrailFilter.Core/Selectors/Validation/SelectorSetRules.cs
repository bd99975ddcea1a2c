using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>All rules over a whole file: its owner, which kinds of selectors it has, and each of them.</summary>
internal static class SelectorSetRules
{
    internal static void Check(WrittenSelectors file, RuleSet rules, ProblemList problems)
    {
        if (file.Owner is { } owner)
        {
            OwnerRules.Check(owner, rules.Kind, problems);
        }

        CheckKinds(file, rules, problems);
        if (rules.Basic is { } limits)
        {
            BasicSelectorRules.Check(file, limits, problems);
        }

        AdvancedSelectorRules.Check(file, rules, problems);
    }

    private static void CheckKinds(WrittenSelectors file, RuleSet rules, ProblemList problems)
    {
        bool basic = !file.Basic.IsEmpty;
        bool advanced = !file.Advanced.IsEmpty;
        if (rules.Basic is null && file.BasicAt is { } at && (basic || at.Count > 0))
        {
            problems.Error(at, "Event data stores have no basic event selectors.", "Write AdvancedEventSelectors.");
        }

        if (basic && advanced)
        {
            problems.Error(file.At, AwsMessages.BothKinds, "Keep one of the two lists.");
        }
        else if (!basic && !advanced && !HasBrokenItems(file))
        {
            problems.Error(
                file.At,
                file.BasicAt is null && file.AdvancedAt is null
                    ? "There are neither EventSelectors nor AdvancedEventSelectors."
                    : "There is no event selector in the file, only an empty list.",
                "Give at least one event selector. For what a trail logs that has none, write the single word default.");
        }
        else
        {
            WarnOfEmptyList(basic ? file.AdvancedAt : file.BasicAt, file, problems);
        }
    }

    /// <summary>Whether a list has items that could not be read as selectors; their errors are told already.</summary>
    private static bool HasBrokenItems(WrittenSelectors file) =>
        IsBroken(file.BasicAt) || IsBroken(file.AdvancedAt);

    private static bool IsBroken(WrittenNode? list) =>
        list is not null && (list.Count > 0 || list.Kind != JsonValueKind.Array);

    private static void WarnOfEmptyList(WrittenNode? other, WrittenSelectors file, ProblemList problems)
    {
        if (other is { Kind: JsonValueKind.Array, Count: 0 } && other != file.At)
        {
            problems.Warning(
                other,
                ProblemRules.EmptyListBeside,
                "An empty list of the other kind of event selectors stands beside the selectors; it is passed over.",
                "Leave it out: only one kind can be set.");
        }
    }
}

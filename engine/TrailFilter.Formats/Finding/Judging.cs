using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Formats.Finding;

/// <summary>Holds what was found against the rules, and gives each trail a name of its own.</summary>
internal static class Judging
{
    /// <summary>All trails of a file.</summary>
    internal static ImmutableArray<FoundTrail> Judge(IReadOnlyList<TrailDraft> drafts, SelectorsFileOptions options)
    {
        Dictionary<string, int> uses = drafts.Where(static draft => draft.Name is not null)
            .GroupBy(static draft => draft.Name!, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. drafts.Select(draft => Judge(draft, NameOf(draft, uses, taken), options))];
    }

    /// <summary>The rules for a kind: those asked for, or the newest of the kind.</summary>
    internal static RuleSet RulesFor(TrailKind? kind, SelectorsFileOptions options) =>
        options.Rules ?? (kind == TrailKind.EventDataStore && RuleSet.TryGet("event-data-store", out RuleSet? rules) ? rules : RuleSet.Current);

    /// <summary>Where something is, for people.</summary>
    internal static string PlaceOf(string what, WrittenNode at) =>
        at.Line > 0 ? $"{what} at {at.Path}, line {at.Line}" : $"{what} at {at.Path}";

    private static FoundTrail Judge(TrailDraft draft, string name, SelectorsFileOptions options)
    {
        RuleSet rules = RulesFor(draft.Kind, options);
        if (draft.Kind is { } kind && kind != rules.Kind)
        {
            draft.Problems.Error(
                draft.At,
                kind == TrailKind.Trail
                    ? $"This is a trail; the rule set {rules.Name} is one of event data stores."
                    : $"This is an event data store; the rule set {rules.Name} is one of trails.",
                kind == TrailKind.Trail ? "Choose the rule set current, or none." : "Choose the rule set event-data-store, or none.");
        }

        SelectorSet? selectors = null;
        WrittenSelectors? asWritten = null;
        ImmutableArray<SelectorProblem> problems = draft.Problems.ToImmutable();
        bool isSound = problems.All(static problem => problem.Severity != ProblemSeverity.Error);
        if (draft.Selectors is { } written && (isSound || draft.UnknownPaths.Count > 0))
        {
            var ruled = new ProblemList();
            selectors = SelectorReader.Read(written, rules, ruled, out asWritten);
            problems = problems.AddRange(ruled.ToImmutable().Where(problem => !HoldsUnknown(draft, problem)));
        }
        else if (isSound)
        {
            selectors = SelectorReader.Read("default"u8, rules).Selectors!;
        }

        if (selectors is { TrailName: null })
        {
            selectors = selectors with { TrailName = draft.OwnName };
        }

        return new FoundTrail(
            name,
            [.. draft.OtherNames.Prepend(draft.Name).OfType<string>().Where(other => other != name).Distinct(StringComparer.Ordinal)],
            PlaceOf(draft.What, draft.At),
            rules,
            new SelectorReadResult(isSound ? selectors : null, [.. problems.OrderBy(static problem => problem.Line ?? 0)])
            {
                Written = isSound ? asWritten : null,
            },
            [.. draft.Notes])
        {
            LogBucket = draft.LogBucket,
        };
    }

    /// <summary>
    /// Whether a rule was applied to something of which a part is unknown: a list that lacks a value only because the value is not
    /// known must not be called empty.
    /// </summary>
    private static bool HoldsUnknown(TrailDraft draft, SelectorProblem problem) =>
        draft.UnknownPaths.Exists(path => path.StartsWith(problem.Path, StringComparison.Ordinal));

    /// <summary>The given name where no other trail of the file has it, and else what tells them apart.</summary>
    private static string NameOf(TrailDraft draft, Dictionary<string, int> uses, HashSet<string> taken)
    {
        IEnumerable<string> names = draft.Name is { } given && uses[given] == 1 ? [given] : [];
        string name = names.Concat(draft.OtherNames).Append(draft.At.Path).FirstOrDefault(one => !taken.Contains(one)) ?? draft.At.Path;
        taken.Add(name);
        return name;
    }
}

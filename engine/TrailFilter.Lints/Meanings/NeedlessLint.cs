using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;
using TrailFilter.Lints.Values;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Meanings;

/// <summary>Selectors and values that are not needed, by the decision of <see cref="Need"/>.</summary>
/// <param name="maxSteps">The budget of each question.</param>
internal sealed class NeedlessLint(long maxSteps) : IMeaningLint
{
    private const int MaxNamed = 5;

    public IEnumerable<Finding> Check(LintSubject subject, IReadOnlySet<string> told)
    {
        IEnumerable<ValueSpot> required = subject.Values.Where(spot => IsRequired(spot, subject.Rules));
        var need = new Need(subject.Trail, required.Select(static spot => spot.Address), maxSteps);
        List<Finding> findings = [];
        try
        {
            need.Decide();
        }
        catch (ReasoningLimitException)
        {
            findings.Add(FindingAt.Node(
                LintRules.NotDecided,
                subject.Written.At,
                "Not all was decided about which selectors and values are needed: that would take too many steps.",
                "Split selectors that leave out many values of many fields at once, or compare variants with trailfilter diff."));
        }

        findings.AddRange(need.Impossible.Where(selector => !SaysItIsEmpty(subject, selector)).Select(selector => FindingAt.Node(
            LintRules.SelectsNothing,
            subject.NodeOf(selector),
            $"No record can pass {subject.NameOf(selector)}: its conditions contradict each other.",
            "Correct the condition that contradicts the others, or remove the selector.",
            RemoveSelector(subject, selector))));
        findings.AddRange(need.Shadowed.Select(shadowed => FindingAt.Node(
            LintRules.ShadowedSelector,
            subject.NodeOf(shadowed.Selector),
            $"Everything that {subject.NameOf(shadowed.Selector)} logs is logged by {Names(subject, shadowed.By)} too.",
            "Remove it, or narrow what is wider than meant.",
            RemoveSelector(subject, shadowed.Selector))));
        // A value that does not do what it looks like makes others needless: they are asked about again when it is mended.
        HashSet<int> unclear =
            [.. subject.Values.Where(spot => told.Contains(spot.Value.At.Path)).Select(static spot => spot.Address.Selector)];
        findings.AddRange(need.Values
            .Where(value => !unclear.Contains(value.Place.Selector))
            .Select(value => (Spot: subject.SpotOf(value.Place), value.ByItself))
            .Select(value => OfValue(value.Spot, value.ByItself)));
        return findings;
    }

    private static Finding OfValue(ValueSpot spot, bool byItself)
    {
        bool excludes = spot is SourceValueSpot or FieldValueSpot { IsExclusion: true };
        string? wider = CoveringValue.Of(spot);
        Fix? fix = Removal(spot);
        if (!byItself)
        {
            return excludes
                ? spot.Find(
                    LintRules.ExclusionUndone,
                    $"What {spot.Quoted} leaves out here, other selectors log.",
                    "Leave it out in the other selectors too; where it shall be logged, remove it here.",
                    fix)
                : spot.Find(LintRules.RedundantValue, $"What {spot.Quoted} adds, other selectors log already.", "Remove it.", fix);
        }

        if (wider is not null)
        {
            return spot.Find(
                LintRules.RedundantValue, $"{Quoted.Text(wider)} hits everything that {spot.Quoted} hits.", "Remove it.", fix);
        }

        return excludes
            ? spot.Find(
                LintRules.ExclusionHitsNothing,
                $"{spot.Quoted} excludes nothing: no record that passes the rest of the selector has it.",
                "Correct it, or remove it.",
                fix)
            : spot.Find(
                LintRules.RedundantValue, $"The selector logs the same without {spot.Quoted}.", "Correct it, or remove it.", fix);
    }

    /// <summary>Without the value, where the selector has anything left that AWS accepts.</summary>
    private static Fix? Removal(ValueSpot spot) =>
        spot is ResourceValueSpot { Selector: { IncludeManagementEvents: false, DataResources.Length: 1 }, Resource.Values.Length: 1 }
            ? null
            : ValueFix.Remove(spot, keepsMeaning: true);

    private static Fix? RemoveSelector(LintSubject subject, int selector) =>
        subject.Selectors.Count < 2
            ? null
            : PatchStep.ToFix($"Remove {subject.NameOf(selector)}", true, [PatchStep.Remove(subject.PlaceOf(selector))]);

    /// <summary>Fields that a selector must have keep their last value.</summary>
    private static bool IsRequired(ValueSpot spot, RuleSet rules) =>
        spot is FieldValueSpot { Condition.Values.Length: 1 } field && AllowedOperators.RuleOf(field, rules) is { IsRequired: true };

    /// <summary>Whether a selector logs nothing because it has lists without values, which is told of the lists.</summary>
    private static bool SaysItIsEmpty(LintSubject subject, int selector) =>
        selector < subject.Written.Basic.Length
        && subject.Written.Basic[selector].DataResources.Any(static resource => resource.Values.IsEmpty);

    private static string Names(LintSubject subject, IReadOnlyList<int> selectors)
    {
        if (selectors.Count is 0 or > MaxNamed)
        {
            return "others together";
        }

        string[] names = [.. selectors.Select(subject.NameOf)];
        return names.Length > 1 ? $"{string.Join(", ", names[..^1])} and {names[^1]}" : names[0];
    }
}

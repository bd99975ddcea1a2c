using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Meanings;

/// <summary>
/// Advanced selectors of a trail of which none asks for management events. Basic selectors say with IncludeManagementEvents that they
/// leave them out, and event data stores are often for one kind of events.
/// </summary>
internal sealed class ManagementEventsLint : IMeaningLint
{
    public IEnumerable<Finding> Check(LintSubject subject, IReadOnlySet<string> told)
    {
        if (subject.Trail.Kind != TrailKind.Trail || subject.Written.Advanced.IsEmpty || subject.Selectors.AdvancedEventSelectors.Any(IsForThem))
        {
            yield break;
        }

        yield return FindingAt.Node(
            LintRules.ManagementEventsMissing,
            subject.Written.AdvancedAt ?? subject.Written.At,
            "No selector has the eventCategory Management: this trail logs no management event.",
            "Unless another trail logs them, add a selector for management events.",
            PatchStep.ToFix(
                "Add a selector for management events",
                false,
                [PatchStep.Add(subject.EndOfAdvanced, JsonText.Selector("Management events", "eventCategory", FieldOperator.Equals, "Management"))]));
    }

    internal static bool IsForThem(AdvancedEventSelector selector) => selector.FieldSelectors.Any(static field =>
        field.Field == "eventCategory"
        && field.Conditions.Any(static condition => condition.Operator == FieldOperator.Equals && condition.Values.Contains("Management")));
}

using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Meanings;

/// <summary>Nine tenths of a limit of values, or more.</summary>
internal sealed class LimitLint : IMeaningLint
{
    public IEnumerable<Finding> Check(LintSubject subject, IReadOnlySet<string> told)
    {
        WrittenSelectors written = subject.Written;
        int values = subject.Values.Count(static spot => spot is FieldValueSpot);
        if (IsClose(values, subject.Rules.MaxAdvancedValues))
        {
            yield return FindingAt.Node(
                LintRules.CloseToLimit,
                written.AdvancedAt ?? written.At,
                $"{values} of {subject.Rules.MaxAdvancedValues} values are used.",
                "Use prefixes in place of single values, or split the selectors over two trails.");
        }

        if (subject.Rules.Basic is { } basic && IsClose(DataResources(subject), basic.MaxDataResources))
        {
            yield return FindingAt.Node(
                LintRules.CloseToLimit,
                written.BasicAt ?? written.At,
                $"{DataResources(subject)} of {basic.MaxDataResources} data resources are used.",
                "Use shorter prefixes, every resource of a type, or advanced selectors.");
        }
    }

    private static bool IsClose(int count, int limit) => count * 10 >= limit * 9;

    /// <summary>As AWS counts: values of a type do not count where every resource of it is asked for.</summary>
    private static int DataResources(LintSubject subject)
    {
        HashSet<string> all =
        [
            .. subject.Selectors.EventSelectors.SelectMany(static selector => selector.DataResources)
                .Where(static resource => resource.Values.Any(value => Core.Selectors.Validation.DataResourceRules.IsAll(resource.Type, value)))
                .Select(static resource => resource.Type),
        ];
        return subject.Values.Count(spot => spot is ResourceValueSpot value && !all.Contains(value.Type));
    }
}

using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Lints.Subjects;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Meanings;

/// <summary>
/// A trail that logs some management events and not all. One finding for the trail, at the first filter; where another selector
/// undoes the filter, that is another finding.
/// </summary>
internal sealed class ManagementFilterLint : IMeaningLint
{
    public IEnumerable<Finding> Check(LintSubject subject, IReadOnlySet<string> told)
    {
        if (subject.Trail.Kind != TrailKind.Trail)
        {
            yield break;
        }

        (WrittenNode At, string What)? first = null;
        foreach ((WrittenNode at, string? what) in ManagementSelectors(subject))
        {
            if (what is null)
            {
                // All management events are logged.
                yield break;
            }

            first ??= (at, what);
        }

        if (first is { } filter && !LogsAll(subject))
        {
            yield return FindingAt.Node(
                LintRules.ManagementFilterSavesNothing,
                filter.At,
                $"{filter.What} leaves out management events, of which the first copy in each Region and account is free.",
                "If this trail has the free copy, that saves no CloudTrail charge: keep the filter only for what later stages cost.");
        }
    }

    /// <summary>Whether the filters leave nothing out together, as ReadOnly and WriteOnly do.</summary>
    private static bool LogsAll(LintSubject subject)
    {
        SelectorSet with = subject.Selectors with
        {
            EventSelectors = [.. SelectorSet.Default.EventSelectors, .. subject.Selectors.EventSelectors],
        };
        try
        {
            return new TrailReasoning(subject.Trail with { Selectors = with }, Need.MaxSteps).ShadowedBy(0) is not null;
        }
        catch (ReasoningLimitException)
        {
            // Nothing is said of what is not decided.
            return true;
        }
    }

    /// <summary>Where each selector for management events has its first filter, and which; null where it has none.</summary>
    private static IEnumerable<(WrittenNode At, string? What)> ManagementSelectors(LintSubject subject)
    {
        foreach (WrittenBasicSelector selector in subject.Written.Basic)
        {
            if (selector.IncludeManagementEvents != false)
            {
                yield return selector.ReadWriteType is { Value: not "All" } type ? (type.At, $"ReadWriteType {type.Value}")
                    : selector.ExcludeManagementEventSources is [var source, ..] ? (source.At, SelectorKeys.ExcludeManagementEventSources)
                    : (selector.At, null);
            }
        }

        foreach (WrittenAdvancedSelector selector in subject.Written.Advanced)
        {
            if (ManagementEventsLint.IsForThem(selector.ToModel()))
            {
                WrittenFieldSelector? filter = selector.FieldSelectors.FirstOrDefault(static field => field.Field?.Value != "eventCategory");
                yield return filter is null ? (selector.At, null) : (filter.At, $"The field selector for {filter.Field?.Value}");
            }
        }
    }
}

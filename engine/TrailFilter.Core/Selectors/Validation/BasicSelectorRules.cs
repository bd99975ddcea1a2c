using System.Globalization;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>What PutEventSelectors asks of basic event selectors.</summary>
internal static class BasicSelectorRules
{
    internal static void Check(WrittenSelectors file, BasicLimits limits, ProblemList problems)
    {
        WrittenNode at = file.BasicAt ?? file.At;
        if (file.Basic.Length > limits.MaxSelectors)
        {
            string message = string.Create(
                CultureInfo.InvariantCulture,
                $"There are too many event selectors. The maximum allowed number of event selectors is {limits.MaxSelectors}.");
            problems.Error(
                at, message, "Join selectors that differ only in their data resources, or use advanced event selectors.");
        }

        CheckDataResourceCount(file, limits, at, problems);
        foreach (WrittenBasicSelector selector in file.Basic)
        {
            CheckSelector(selector, limits, problems);
        }
    }

    private static void CheckSelector(WrittenBasicSelector selector, BasicLimits limits, ProblemList problems)
    {
        if (selector.ReadWriteType is { } type && !WrittenBasicSelector.TryParse(type.Value, out _))
        {
            string? meant = NearestName.Find(type.Value, Enum.GetNames<ReadWriteType>());
            problems.Error(
                type.At,
                AwsMessages.InvalidValueFor(Quoted.Text(type.Value), "ReadWriteType"),
                $"{(meant is null ? "" : $"Write {meant}. ")}All, ReadOnly and WriteOnly are possible.",
                NearestName.RuleOf(type.Value, meant),
                meant);
        }

        if (selector.IncludeManagementEvents == false && selector.DataResources.IsEmpty)
        {
            problems.Error(
                selector.At, AwsMessages.SelectsNothing, "Add DataResources, or set IncludeManagementEvents to true.");
        }

        foreach (WrittenDataResource resource in selector.DataResources)
        {
            DataResourceRules.Check(resource, limits, problems);
        }

        foreach (WrittenText source in selector.ExcludeManagementEventSources)
        {
            if (!limits.ExcludeManagementEventSources.Contains(source.Value))
            {
                string? meant = problems.TakesErrors ? NearestName.Find(source.Value, limits.ExcludeManagementEventSources) : null;
                problems.Error(
                    source.At,
                    AwsMessages.InvalidValueFor(Quoted.Text(source.Value), SelectorKeys.ExcludeManagementEventSources),
                    $"Only {string.Join(" and ", limits.ExcludeManagementEventSources)} can be excluded.",
                    NearestName.RuleOf(source.Value, meant),
                    meant);
            }
        }
    }

    /// <summary>Values of a type do not count when every resource of the type is configured somewhere in the trail.</summary>
    private static void CheckDataResourceCount(
        WrittenSelectors file, BasicLimits limits, WrittenNode at, ProblemList problems)
    {
        List<WrittenDataResource> resources = [.. file.Basic.SelectMany(selector => selector.DataResources)];
        HashSet<string> all =
        [
            .. resources
                .Where(resource => resource.Values.Any(value => DataResourceRules.IsAll(resource.Type?.Value ?? "", value.Value)))
                .Select(resource => resource.Type?.Value ?? ""),
        ];
        int count = resources
            .Where(resource => !all.Contains(resource.Type?.Value ?? "")).Sum(resource => resource.Values.Length);
        if (count > limits.MaxDataResources)
        {
            problems.Error(
                at,
                AwsMessages.TooManyDataResources(limits.MaxDataResources),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {count}. Use shorter prefixes, every resource of a type, or advanced event selectors."));
        }
    }
}

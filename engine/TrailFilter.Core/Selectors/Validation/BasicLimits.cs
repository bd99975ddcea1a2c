using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>What AWS allows in basic event selectors.</summary>
/// <param name="MaxSelectors">How many basic selectors a trail may have.</param>
/// <param name="MaxDataResources">How many values all data resources of a trail may hold together.</param>
/// <param name="DataResourceTypes">Allowed values of <c>DataResources.Type</c>.</param>
/// <param name="ExcludeManagementEventSources">Allowed values of that key.</param>
internal sealed record BasicLimits(
    int MaxSelectors,
    int MaxDataResources,
    ImmutableArray<string> DataResourceTypes,
    ImmutableArray<string> ExcludeManagementEventSources);

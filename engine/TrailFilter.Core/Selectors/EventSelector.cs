using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors;

/// <summary>One basic event selector (<c>EventSelector</c> of the CloudTrail API), with what CloudTrail takes for omitted keys filled in.</summary>
/// <param name="ReadWriteType">Read or write events or both; <see cref="Selectors.ReadWriteType.All"/> when omitted.</param>
/// <param name="IncludeManagementEvents">Whether management events are logged; <see langword="true"/> when omitted.</param>
/// <param name="DataResources">The data events asked for; empty when omitted.</param>
/// <param name="ExcludeManagementEventSources">Event sources whose management events are left out; empty when omitted.</param>
public sealed record EventSelector(
    ReadWriteType ReadWriteType,
    bool IncludeManagementEvents,
    ImmutableArray<DataResource> DataResources,
    ImmutableArray<string> ExcludeManagementEventSources);

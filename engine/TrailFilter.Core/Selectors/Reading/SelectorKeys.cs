using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>The keys of the API's JSON, and the forms of object that have them.</summary>
internal static class SelectorKeys
{
    internal const string TrailName = "TrailName";
    internal const string TrailArn = "TrailARN";
    internal const string EventSelectors = "EventSelectors";
    internal const string AdvancedEventSelectors = "AdvancedEventSelectors";
    internal const string ReadWriteType = "ReadWriteType";
    internal const string IncludeManagementEvents = "IncludeManagementEvents";
    internal const string DataResources = "DataResources";
    internal const string ExcludeManagementEventSources = "ExcludeManagementEventSources";
    internal const string DataResourceType = "Type";
    internal const string DataResourceValues = "Values";
    internal const string Name = "Name";
    internal const string FieldSelectors = "FieldSelectors";
    internal const string Field = "Field";
    internal const string EventDataStoreArn = "EventDataStoreArn";
    internal const string EventDataStore = "EventDataStore";

    /// <summary>Keys of get-event-selectors' answer and put-event-selectors' input.</summary>
    internal static ImmutableArray<string> TrailDocument { get; } =
        [TrailName, TrailArn, EventSelectors, AdvancedEventSelectors];

    /// <summary>
    /// Keys of get-event-data-store's answer and of the input of create- and update-event-data-store; most say nothing about
    /// selectors and are passed over.
    /// </summary>
    internal static ImmutableArray<string> StoreDocument { get; } =
    [
        EventDataStoreArn, EventDataStore, Name, AdvancedEventSelectors, EventSelectors, TrailName, TrailArn,
        "Status", "MultiRegionEnabled", "OrganizationEnabled", "RetentionPeriod", "TerminationProtectionEnabled",
        "CreatedTimestamp", "UpdatedTimestamp", "KmsKeyId", "BillingMode", "FederationStatus", "FederationRoleArn",
        "PartitionKeys", "TagsList", "StartIngestion",
    ];

    /// <summary>Keys that name a trail; the first that is there counts.</summary>
    internal static ImmutableArray<string> TrailOwner { get; } = [TrailName, TrailArn];

    /// <summary>Keys that name an event data store; the first that is there counts.</summary>
    internal static ImmutableArray<string> StoreOwner { get; } =
        [EventDataStoreArn, EventDataStore, TrailName, TrailArn, Name];

    internal static ImmutableArray<string> BasicSelector { get; } =
        [ReadWriteType, IncludeManagementEvents, DataResources, ExcludeManagementEventSources];

    internal static ImmutableArray<string> DataResource { get; } = [DataResourceType, DataResourceValues];

    internal static ImmutableArray<string> AdvancedSelector { get; } = [Name, FieldSelectors];

    /// <summary>The operators' keys, by the value of <see cref="FieldOperator"/>.</summary>
    internal static ImmutableArray<string> Operators { get; } = [.. Enum.GetNames<FieldOperator>()];

    internal static ImmutableArray<string> FieldSelector { get; } = [Field, .. Operators];
}

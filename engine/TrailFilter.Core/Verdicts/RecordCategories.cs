using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <summary>Reads the category, or infers it where the record has no <c>eventCategory</c>.</summary>
internal static class RecordCategories
{
    /// <summary>
    /// What tells the category of a record that does not name it, besides the types of its resources; and <c>eventVersion</c>,
    /// which tells records from other JSON.
    /// </summary>
    internal static ImmutableArray<string> FallbackPaths { get; } =
        ["eventVersion", "managementEvent", "eventType", "eventSource", "eventName"];

    /// <summary>The category a record names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static RecordCategory Of(ReadOnlySpan<byte> eventCategory) => eventCategory.Length switch
    {
        10 when eventCategory.SequenceEqual("Management"u8) => RecordCategory.Management,
        4 when eventCategory.SequenceEqual("Data"u8) => RecordCategory.Data,
        15 when eventCategory.SequenceEqual("NetworkActivity"u8) => RecordCategory.NetworkActivity,
        _ => RecordCategory.Other,
    };

    /// <summary>The category of a record that does not name it.</summary>
    internal static RecordCategory Infer(ReadOnlySpan<byte> record, RecordFields fields, SlotMap slots) =>
        Infer(record, fields, new CategorySlots(slots.ManagementEvent, slots.EventType, slots.EventSource, slots.EventName));

    /// <summary>The category of a record that does not name it.</summary>
    internal static RecordCategory Infer(ReadOnlySpan<byte> record, RecordFields fields, CategorySlots slots)
    {
        ReadOnlySpan<byte> managementEvent = fields.Get(record, slots.ManagementEvent).Utf8;
        if (managementEvent.SequenceEqual("true"u8))
        {
            return RecordCategory.Management;
        }

        if (managementEvent.SequenceEqual("false"u8))
        {
            return RecordCategory.Data;
        }

        ReadOnlySpan<byte> eventType = fields.Get(record, slots.EventType).Utf8;
        if (eventType.SequenceEqual("AwsVpceEvent"u8) || eventType.SequenceEqual("AwsVpceEvents"u8))
        {
            return RecordCategory.NetworkActivity;
        }

        if (eventType.SequenceEqual("AwsCloudTrailInsight"u8) || eventType.SequenceEqual("AwsAggregatedEvent"u8))
        {
            return RecordCategory.NoneGoverned;
        }

        for (int i = 0; i < fields.ResourceCount; i++)
        {
            if (fields.GetResource(record, i).Type.Utf8.SequenceEqual("AWS::S3::Object"u8))
            {
                return RecordCategory.Data;
            }
        }

        return LegacyDataEvents.Contains(fields.Get(record, slots.EventSource).Utf8, fields.Get(record, slots.EventName).Utf8)
            ? RecordCategory.Data
            : RecordCategory.Management;
    }
}

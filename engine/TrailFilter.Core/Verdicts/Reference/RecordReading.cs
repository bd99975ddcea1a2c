using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>All that selectors can see of one record: rulings R1 to R6. Holds copies, not the document it was read from.</summary>
internal sealed class RecordReading
{
    /// <summary>The fields that stand at a record's top level and that selectors or R3 look at.</summary>
    private static readonly string[] s_topLevelFields =
    [
        "eventVersion", "eventCategory", "managementEvent", "eventType", "eventSource", "eventName", "readOnly", "errorCode",
        "vpcEndpointId", "sessionCredentialFromConsole",
    ];

    private readonly Dictionary<string, FieldReading> _fields;

    private RecordReading(Dictionary<string, FieldReading> fields, ImmutableArray<ResourceReading> resources)
    {
        _fields = fields;
        Resources = resources;
    }

    /// <summary>The entries of <c>resources</c> (R6), in the record's order.</summary>
    internal ImmutableArray<ResourceReading> Resources { get; }

    /// <summary>Whether the category has to be inferred because <c>eventCategory</c> is no string (R3).</summary>
    internal bool CategoryIsInferred => !_fields["eventCategory"].IsString;

    /// <summary>Reads a record.</summary>
    /// <param name="record">A JSON object.</param>
    internal static RecordReading Of(JsonElement record)
    {
        // R1: only the record's own keys count, wherever they stand; the same names deeper inside never do.
        var fields = s_topLevelFields.ToDictionary(field => field, field => JsonKeys.Read(record, field));

        // R1: the one field below the top level.
        fields["userIdentity.arn"] = JsonKeys.Find(record, "userIdentity") is { ValueKind: JsonValueKind.Object } identity
            ? JsonKeys.Read(identity, "arn")
            : FieldReading.Missing;

        // R6: resources counts only when it is an array, and of its elements only objects count.
        ImmutableArray<ResourceReading> resources = JsonKeys.Find(record, "resources") is { ValueKind: JsonValueKind.Array } array
            ?
            [
                .. array.EnumerateArray().Index().Where(element => element.Item.ValueKind == JsonValueKind.Object)
                    .Select(element => ResourceReading.Of(element.Item, element.Index)),
            ]
            : [];
        return new RecordReading(fields, resources);
    }

    /// <summary>A field's text, or <see langword="null"/> when the record lacks it or no such field is known to selectors.</summary>
    internal string? TextOf(string field) => field switch
    {
        // R3 looks at these two, but they are no fields of a selector (table 6.2).
        "eventVersion" or "managementEvent" => null,
        _ => _fields.GetValueOrDefault(field).Text,
    };

    /// <summary>Whether a field holds a string that is no text.</summary>
    internal bool IsUnreadable(string field) => _fields.GetValueOrDefault(field).IsUnreadable;

    /// <summary>The same record with other entries of <c>resources</c>.</summary>
    internal RecordReading With(ImmutableArray<ResourceReading> resources) => new(_fields, resources);

    /// <summary>R3: the record's category, or <see langword="null"/> when its eventType says that selectors do not govern it.</summary>
    internal string? Category() => FindCategory().Category;

    /// <summary>R3: the record's category as <see cref="Category"/> has it, and what tells it.</summary>
    internal (string? Category, CategoryBasis Basis) FindCategory()
    {
        FieldReading eventCategory = _fields["eventCategory"];
        if (eventCategory.IsString)
        {
            return (eventCategory.Text, CategoryBasis.Stated);
        }

        switch (_fields["managementEvent"].Text)
        {
            case "true":
                return ("Management", CategoryBasis.ManagementEvent);
            case "false":
                return ("Data", CategoryBasis.ManagementEvent);
        }

        switch (_fields["eventType"].Text)
        {
            case "AwsVpceEvent" or "AwsVpceEvents":
                return ("NetworkActivity", CategoryBasis.EventType);
            case "AwsCloudTrailInsight" or "AwsAggregatedEvent":
                return (null, CategoryBasis.EventType);
        }

        return Resources.Any(entry => entry.Type == "AWS::S3::Object") ? ("Data", CategoryBasis.ObjectEntry)
            : LegacyDataEvents.Contains(_fields["eventSource"].Text, _fields["eventName"].Text) ? ("Data", CategoryBasis.LegacyDataEvent)
            : ("Management", CategoryBasis.NothingElse);
    }
}

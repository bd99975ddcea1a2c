using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>Selectors from and to the PutEventSelectors shape, believing everything: nothing here asks whether AWS would.</summary>
internal static class SelectorJson
{
    /// <summary>Reads selectors; the word <c>default</c> stands for those of a trail that never had any (R15).</summary>
    public static SelectorSet Read(JsonElement json) => json.ValueKind == JsonValueKind.String && json.GetString() == "default"
        ? SelectorSet.Default
        : new SelectorSet(
            json.TryGetProperty("TrailName", out JsonElement name) ? name.GetString() : null,
            [.. Elements(json, "EventSelectors").Select(ReadBasic)],
            [.. Elements(json, "AdvancedEventSelectors").Select(ReadAdvanced)]);

    public static string Write(SelectorSet set)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteArray(json, "EventSelectors", set.EventSelectors, WriteBasic);
            WriteArray(json, "AdvancedEventSelectors", set.AdvancedEventSelectors, WriteAdvanced);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static EventSelector ReadBasic(JsonElement json) => new(
        json.TryGetProperty("ReadWriteType", out JsonElement readWriteType)
            ? Enum.Parse<ReadWriteType>(readWriteType.GetString()!)
            : ReadWriteType.All,
        !json.TryGetProperty("IncludeManagementEvents", out JsonElement include) || include.GetBoolean(),
        [
            .. Elements(json, "DataResources").Select(resource =>
                new DataResource(resource.GetProperty("Type").GetString()!, [.. Strings(resource, "Values")])),
        ],
        [.. Strings(json, "ExcludeManagementEventSources")]);

    private static AdvancedEventSelector ReadAdvanced(JsonElement json) => new(
        json.TryGetProperty("Name", out JsonElement name) ? name.GetString() : null,
        [
            .. Elements(json, "FieldSelectors").Select(fieldSelector => new FieldSelector(
                fieldSelector.GetProperty("Field").GetString()!,
                [
                    .. fieldSelector.EnumerateObject().Where(property => property.Name != "Field").Select(property =>
                        new FieldCondition(Enum.Parse<FieldOperator>(property.Name), [.. Strings(fieldSelector, property.Name)])),
                ])),
        ]);

    private static List<JsonElement> Elements(JsonElement owner, string key) =>
        owner.TryGetProperty(key, out JsonElement array) && array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray()] : [];

    private static IEnumerable<string> Strings(JsonElement owner, string key) =>
        // A template's reference that nobody resolved stands for a text that no record holds.
        Elements(owner, key).Select(
            element => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());

    private static void WriteBasic(Utf8JsonWriter json, EventSelector selector)
    {
        json.WriteString("ReadWriteType", selector.ReadWriteType.ToString());
        json.WriteBoolean("IncludeManagementEvents", selector.IncludeManagementEvents);
        WriteArray(json, "DataResources", selector.DataResources, (_, resource) =>
        {
            json.WriteString("Type", resource.Type);
            WriteStrings(json, "Values", resource.Values);
        });
        WriteStrings(json, "ExcludeManagementEventSources", selector.ExcludeManagementEventSources);
    }

    private static void WriteAdvanced(Utf8JsonWriter json, AdvancedEventSelector selector)
    {
        if (selector.Name is not null)
        {
            json.WriteString("Name", selector.Name);
        }

        WriteArray(json, "FieldSelectors", selector.FieldSelectors, (_, fieldSelector) =>
        {
            json.WriteString("Field", fieldSelector.Field);
            foreach (FieldCondition condition in fieldSelector.Conditions)
            {
                WriteStrings(json, condition.Operator.ToString(), condition.Values);
            }
        });
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string key, IReadOnlyList<string> values)
    {
        json.WriteStartArray(key);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Comparing;

/// <summary>
/// Writes the result of <c>diff</c> for programs:
/// <code>
/// {"relation":"equal|aInB|bInA|disjoint|overlapping","equal":false,
///  "a":{"file","kind":"trail|event-data-store","logsNothing"},"b":{…},
///  "onlyA":{"selectors":["AdvancedEventSelectors[0]"],"selector":"AdvancedEventSelectors[0]","ambiguous":false,"record":{…},
///   "misses":[{"selector","field","value","condition"}]}, "onlyB":null}
/// </code>
/// </summary>
internal static class DiffJson
{
    // Like the record's own form; readers of JSON see no difference.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it, on one line.</summary>
    public static void Write(Stream output, DiffResult result)
    {
        using (var json = new Utf8JsonWriter(output, s_options))
        {
            SelectorComparison comparison = result.Comparison;
            json.WriteStartObject();
            json.WriteString("relation"u8, WordOf(comparison.Relation));
            json.WriteBoolean("equal"u8, comparison.Relation == SelectorRelation.Equal);
            WriteSide(json, "a", result.First, comparison.FirstLogsNothing);
            WriteSide(json, "b", result.Second, comparison.SecondLogsNothing);
            WriteDifference(json, "onlyA", comparison.OnlyFirst, result.First, result.Second);
            WriteDifference(json, "onlyB", comparison.OnlySecond, result.Second, result.First);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static string WordOf(SelectorRelation relation) => relation switch
    {
        SelectorRelation.Equal => "equal",
        SelectorRelation.FirstInSecond => "aInB",
        SelectorRelation.SecondInFirst => "bInA",
        SelectorRelation.Disjoint => "disjoint",
        _ => "overlapping",
    };

    private static void WriteSide(Utf8JsonWriter json, string key, DiffSide side, bool logsNothing)
    {
        json.WriteStartObject(key);
        json.WriteString("file"u8, side.File);
        json.WriteString("kind"u8, side.Trail.Kind == TrailKind.EventDataStore ? "event-data-store" : "trail");
        json.WriteBoolean("logsNothing"u8, logsNothing);
        json.WriteEndObject();
    }

    private static void WriteDifference(
        Utf8JsonWriter json, string key, SelectorDifference? difference, DiffSide logging, DiffSide other)
    {
        if (difference is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        json.WriteStartArray("selectors"u8);
        foreach (int selector in difference.Selectors)
        {
            json.WriteStringValue(logging.PathOf(selector));
        }

        json.WriteEndArray();
        json.WriteString("selector"u8, logging.PathOf(difference.Selector));
        json.WriteBoolean("ambiguous"u8, difference.IsAmbiguous);
        json.WritePropertyName("record"u8);
        json.WriteRawValue(difference.Record.Span, skipInputValidation: true);
        json.WriteStartArray("misses"u8);
        foreach (SelectorMiss miss in difference.Misses)
        {
            json.WriteStartObject();
            json.WriteString("selector"u8, other.PathOf(miss.Selector));
            json.WriteString("field"u8, miss.Field);
            json.WriteString("value"u8, miss.Value);
            json.WriteString("condition"u8, miss.Condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

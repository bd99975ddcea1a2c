using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Lints.Fixes;

/// <summary>Values of patches as JSON.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text.</summary>
    internal static string Of(string text) => Write(json => json.WriteStringValue(text));

    /// <summary>A list with one text.</summary>
    internal static string ListOf(string text) => Write(json =>
    {
        json.WriteStartArray();
        json.WriteStringValue(text);
        json.WriteEndArray();
    });

    /// <summary>A field selector with one value.</summary>
    internal static string FieldSelector(string field, FieldOperator op, string value) => Write(json => WriteField(json, field, op, value));

    /// <summary>A selector with one field selector.</summary>
    internal static string Selector(string name, string field, FieldOperator op, string value) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("Name"u8, name);
        json.WriteStartArray("FieldSelectors"u8);
        WriteField(json, field, op, value);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteField(Utf8JsonWriter json, string field, FieldOperator op, string value)
    {
        json.WriteStartObject();
        json.WriteString("Field"u8, field);
        json.WriteStartArray(op.ToString());
        json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

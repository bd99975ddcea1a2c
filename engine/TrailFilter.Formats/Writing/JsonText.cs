using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrailFilter.Formats.Writing;

/// <summary>Writes a tree as JSON for people: indented, letters of any alphabet as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(JsonNode node)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content, s_options))
        {
            node.WriteTo(json);
        }

        return Escaped(Encoding.UTF8.GetString(content.ToArray())) + "\n";
    }

    /// <summary>What the writer leaves as it is and nobody sees; it can only stand in strings.</summary>
    private static string Escaped(string json)
    {
        if (json.EnumerateRunes().All(static rune => rune.Value == '\n' || SeenText.IsSeen(rune)))
        {
            return json;
        }

        var text = new StringBuilder(json.Length + 16);
        Span<char> units = stackalloc char[2];
        foreach (Rune rune in json.EnumerateRunes())
        {
            int length = rune.EncodeToUtf16(units);
            if (rune.Value == '\n' || SeenText.IsSeen(rune))
            {
                text.Append(units[..length]);
                continue;
            }

            foreach (char unit in units[..length])
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }
        }

        return text.ToString();
    }
}

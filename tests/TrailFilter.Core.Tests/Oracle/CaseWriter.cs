using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>Writes what was found as a case, ready to be put into data/cases/verdicts once the right answer is known.</summary>
internal static class CaseWriter
{
    public static string Write(string name, string why, IReadOnlyList<Trail> trails, byte[] record, Decision answer)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("why", why);
            json.WriteString("source", "found by a parity test");
            json.WriteStartArray("trails");
            foreach (Trail trail in trails)
            {
                json.WriteStartObject();
                json.WriteString("name", trail.Name);
                if (trail.Kind == TrailKind.EventDataStore)
                {
                    json.WriteString("rules", "event-data-store");
                }

                json.WritePropertyName("selectors");
                json.WriteRawValue(SelectorJson.Write(trail.Selectors), skipInputValidation: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("records");
            json.WriteStartObject();
            WriteRecord(json, record);
            WriteAnswer(json, answer);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteRecord(Utf8JsonWriter json, byte[] record)
    {
        if (!Utf8.IsValid(record))
        {
            json.WriteBase64String("base64", record);
        }
        else
        {
            json.WriteString("raw", record);
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, Decision answer)
    {
        if (answer.IsFault)
        {
            json.WriteString("fault", answer.Fault.ToString());
            return;
        }

        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(answer.Outcome.ToString()));
        json.WriteStartArray("marks");
        foreach (VerdictMarks mark in Enum.GetValues<VerdictMarks>().Where(static mark => mark != VerdictMarks.None))
        {
            if (answer.Marks.HasFlag(mark))
            {
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(mark.ToString()));
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("passed");
        foreach (int index in answer.PassedIndices)
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
    }
}

using System.Text.Json;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Cli.Explaining;

/// <summary>What tells a record from others.</summary>
/// <param name="Archive">The archive's name.</param>
/// <param name="Offset">Where it begins there, in bytes of the uncompressed content.</param>
/// <param name="Verdict">The filter's verdict.</param>
/// <param name="Head">What is in <see cref="HeadFields"/>, in that order; null where it is missing or no text.</param>
internal sealed record ExplainedRecord(string Archive, long Offset, Verdict Verdict, string?[] Head)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1_000_000 };

    /// <summary>The fields people know records by.</summary>
    public static string[] HeadFields { get; } =
        ["eventTime", "eventSource", "eventName", "awsRegion", "recipientAccountId", "eventID"];

    /// <summary>Reads the fields.</summary>
    /// <param name="record">The bytes of a record.</param>
    /// <returns>What they hold; nothing when the record is not JSON in all its parts.</returns>
    public static string?[] HeadOf(ReadOnlyMemory<byte> record)
    {
        string?[] head = new string?[HeadFields.Length];
        try
        {
            using var document = JsonDocument.Parse(record, s_options);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                int index = property.Value.ValueKind == JsonValueKind.String
                    ? Array.FindIndex(HeadFields, name => property.NameEquals(name))
                    : -1;
                if (index >= 0)
                {
                    head[index] = property.Value.GetString();
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string that is no text: there is no way to ask beforehand.
        }

        return head;
    }
}

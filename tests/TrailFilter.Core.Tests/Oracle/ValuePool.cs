using System.Text.Json;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>The values that records hold, by field, for selectors to be cut from.</summary>
internal sealed class ValuePool
{
    /// <summary>The fields of a selector that have one value a record.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "eventCategory", "eventSource", "eventName", "eventType", "readOnly", "errorCode", "vpcEndpointId",
        "sessionCredentialFromConsole", "userIdentity.arn",
    ];

    private readonly List<RecordReading> _records = [];
    private readonly Dictionary<string, List<string>> _values = [];

    /// <summary>Reads every record that can be read.</summary>
    public ValuePool(IEnumerable<byte[]> records)
    {
        foreach (byte[] record in records)
        {
            using JsonDocument document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 1_000_000 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                _records.Add(RecordReading.Of(document.RootElement));
            }
        }

        foreach (string field in Fields)
        {
            Collect(field, _records.Select(record => record.TextOf(field)));
        }

        Collect("resources.type", _records.SelectMany(record => record.Resources).Select(entry => entry.Type));
        Collect("resources.ARN", _records.SelectMany(record => record.Resources).Select(entry => entry.Arn));
    }

    /// <summary>How many records there are to anchor a program on.</summary>
    public int Count => _records.Count;

    /// <summary>A record, as selectors see it.</summary>
    public RecordReading this[int index] => _records[index];

    /// <summary>Some value that some record has in a field.</summary>
    public string Any(string field, Random random) =>
        _values.TryGetValue(field, out List<string>? values) && values.Count > 0 ? values[random.Next(values.Count)] : "x";

    private void Collect(string field, IEnumerable<string?> values) =>
        _values[field] = [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}

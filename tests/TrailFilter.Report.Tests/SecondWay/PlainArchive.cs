using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>Reads files of records whole, with documents: no pipeline, no own JSON.</summary>
internal static class PlainArchive
{
    /// <summary>The files of folders, each folder's in order of their names.</summary>
    public static string[] FilesOf(IEnumerable<string> folders) =>
        [.. folders.SelectMany(static folder => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))];

    /// <summary>The records of files, in their order.</summary>
    public static List<PlainRecord> Read(IEnumerable<string> files)
    {
        var records = new List<PlainRecord>();
        foreach (string file in files)
        {
            foreach (JsonElement value in Values(Content(file)))
            {
                Unwrap(value, records);
            }
        }

        return records;
    }

    private static byte[] Content(string file)
    {
        byte[] content = File.ReadAllBytes(file);
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
        {
            return content;
        }

        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static List<JsonElement> Values(byte[] content)
    {
        var values = new List<JsonElement>();
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            values.Add(JsonElement.ParseValue(ref reader));
        }

        return values;
    }

    private static void Unwrap(JsonElement value, List<PlainRecord> records)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement element in value.EnumerateArray())
            {
                Unwrap(element, records);
            }
        }
        else if (value.TryGetProperty("Records", out JsonElement inside))
        {
            Unwrap(inside, records);
        }
        else if (value.TryGetProperty("CloudTrailEvent", out JsonElement text))
        {
            string json = text.GetString()!;
            records.Add(new PlainRecord(records.Count, JsonElement.Parse(json), Encoding.UTF8.GetByteCount(json)));
        }
        else
        {
            records.Add(new PlainRecord(records.Count, value, JsonMarshal.GetRawUtf8Value(value).Length));
        }
    }
}

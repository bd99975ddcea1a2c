using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>One real record and where it comes from.</summary>
/// <param name="Origin">File name and number of the record in it, from 0.</param>
/// <param name="Bytes">The record's text.</param>
internal sealed record RealRecord(string Origin, byte[] Bytes);

/// <summary>Every real record kept beside the checkout, in all the shapes they are kept in.</summary>
internal static class RealRecords
{
    private static readonly Lock s_lock = new();
    private static (List<RealRecord> All, List<RealRecord> Distinct)? s_loaded;

    /// <summary>All records, files in order of name, records in file order.</summary>
    public static IReadOnlyList<RealRecord> All(string purpose) => Load(purpose).All;

    /// <summary>As <see cref="All"/>, each text once.</summary>
    public static IReadOnlyList<RealRecord> Distinct(string purpose) => Load(purpose).Distinct;

    private static (List<RealRecord> All, List<RealRecord> Distinct) Load(string purpose)
    {
        string[] folders = [SharedData.Require("records", purpose), SharedData.Require("original", purpose)];
        lock (s_lock)
        {
            if (s_loaded is null)
            {
                List<RealRecord> all = [];
                foreach (string file in folders.SelectMany(Directory.EnumerateFiles).Order(StringComparer.Ordinal))
                {
                    IEnumerable<byte[]> records = Split(Unpack(File.ReadAllBytes(file)));
                    all.AddRange(records.Select((record, index) => new RealRecord($"{Path.GetFileName(file)}#{index}", record)));
                }

                s_loaded = (all, [.. all.DistinctBy(record => Convert.ToHexString(SHA256.HashData(record.Bytes)))]);
            }

            return s_loaded.Value;
        }
    }

    private static byte[] Unpack(byte[] content)
    {
        if (content is not [0x1F, 0x8B, ..])
        {
            return content;
        }

        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>One JSON value is an array, an envelope or a record; anything else is NDJSON.</summary>
    private static IEnumerable<byte[]> Split(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            JsonElement root = document.RootElement;
            bool isEnvelope = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Records", out root);
            return isEnvelope || document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. (isEnvelope ? root : document.RootElement).EnumerateArray().Select(Text)]
                : [Text(document.RootElement)];
        }
        catch (JsonException)
        {
            string[] lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Select(Line)];
        }
    }

    /// <summary>A line is a record, or what LookupEvents answers: the record inside a string.</summary>
    private static byte[] Line(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("CloudTrailEvent", out JsonElement wrapped)
            ? Encoding.UTF8.GetBytes(wrapped.GetString()!)
            : Encoding.UTF8.GetBytes(line.TrimEnd('\r'));
    }

    private static byte[] Text(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TrailFilter.Comparison.Data;

/// <summary>Real records from a folder, repeated until they are many. They stay in the data folder: they are not ours to pass on.</summary>
internal static class RealRecords
{
    private const long Bytes = 1_000_000_000;
    private const int MaxPrefixes = 50;

    /// <summary>About 1 GB of lines at full size, and in proportion with fewer records asked for.</summary>
    public static string Lines(Corpus corpus, string folder) => corpus.Made($"real-{Key(folder)}.ndjson", (path, corpus) =>
    {
        byte[] once = ReadAll(folder);
        long wanted = Math.Max(1, Bytes * corpus.Records / 520_000);
        using FileStream output = File.Create(path);
        do
        {
            output.Write(once);
        }
        while (output.Length < wanted);
    });

    /// <summary>Prefixes of S3 objects that the records name, one a line: their buckets, and the first part of the key.</summary>
    public static string Prefixes(Corpus corpus, string folder) => corpus.Made($"real-{Key(folder)}.txt", (path, _) =>
        File.WriteAllLines(path, ObjectPrefixes(ReadAll(folder)).Distinct(StringComparer.Ordinal).Take(MaxPrefixes), new UTF8Encoding(false)));

    /// <summary>The job over those prefixes, as PutEventSelectors takes it.</summary>
    public static string Selectors(Corpus corpus, string folder)
    {
        string prefixes = Prefixes(corpus, folder);
        return corpus.Made($"real-{Key(folder)}.json", (path, _) => File.WriteAllText(path, SelectorText.File(SelectorText.Selector(
            "\"eventCategory\",\"Equals\":[\"Data\"]",
            "\"resources.type\",\"Equals\":[\"AWS::S3::Object\"]",
            "\"eventName\",\"NotEquals\":[\"HeadObject\",\"GetObjectAcl\",\"GetObjectTagging\"]",
            $"\"resources.ARN\",\"StartsWith\":[{string.Join(',', File.ReadLines(prefixes).Select(static prefix => JsonSerializer.Serialize(prefix)))}]"))));
    }

    /// <summary>Tells the files of one folder from those of another.</summary>
    private static string Key(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..8];

    private static byte[] ReadAll(string folder)
    {
        var all = new MemoryStream();
        foreach (string file in Directory.GetFiles(folder, "*.ndjson*").Order(StringComparer.Ordinal))
        {
            using FileStream input = File.OpenRead(file);
            using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(input, CompressionMode.Decompress) : input;
            content.CopyTo(all);
            all.Position = all.Length - 1;
            if (all.Length > 0 && all.ReadByte() != '\n')
            {
                all.WriteByte((byte)'\n');
            }
        }

        return all.Length > 0 ? all.ToArray() : throw new ComparisonException($"{folder} holds no *.ndjson or *.ndjson.gz.");
    }

    private static IEnumerable<string> ObjectPrefixes(byte[] lines) =>
        from arn in ObjectArns.In(Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        let slash = arn.IndexOf('/', StringComparison.Ordinal)
        where slash > 0
        select arn[..Math.Min(arn.Length, slash + 4)];
}

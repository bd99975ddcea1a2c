using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>I2 on an archive of the sample: whatever the size of the reads, the same bytes and the same counts.</summary>
public sealed class CutTests
{
    [Fact]
    public void Every_buffer_size_from_one_byte_up_gives_the_same()
    {
        byte[] archive = SmallestOfTheSample();
        SelectorProgram program = SelectorProgram.Compile([new Trail("t", SelectorSet.Default)]);
        string whole = Run(program, archive, archive.Length);
        Assert.Contains("Logged", whole, StringComparison.Ordinal);
        foreach (int size in Enumerable.Range(1, 260).Append(1000).Append(4096).Append(65_537))
        {
            Assert.Equal(whole, Run(program, archive, size));
        }
    }

    private static string Run(SelectorProgram program, byte[] input, int size)
    {
        var filter = new RecordFilter(program);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var counts = new Dictionary<string, int>();
        int given = 0;
        while (true)
        {
            FilterStatus status = filter.Read(out FilteredRecord record);
            switch (status)
            {
                case FilterStatus.NeedMoreData when given == input.Length:
                    filter.Complete();
                    break;
                case FilterStatus.NeedMoreData:
                    int count = Math.Min(size, Math.Min(filter.GetMemory().Length, input.Length - given));
                    input.AsSpan(given, count).CopyTo(filter.GetMemory().Span);
                    filter.Advance(count);
                    given += count;
                    break;
                case FilterStatus.End:
                    var logged = new SelectorCounts(program);
                    filter.AddCountsTo(logged);
                    return $"{Convert.ToHexString(hash.GetHashAndReset())} {string.Join(", ", counts.OrderBy(static c => c.Key, StringComparer.Ordinal))} {logged.LoggedByTrail[0]}";
                default:
                    string key = status == FilterStatus.Record ? record.Verdict.Outcome.ToString() : status.ToString();
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                    hash.AppendData(record.Bytes);
                    hash.AppendData(Encoding.UTF8.GetBytes($"{key}{record.Offset}{record.Fault.Kind}"));
                    break;
            }
        }
    }

    private static byte[] SmallestOfTheSample()
    {
        string? root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root!, "Filter.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        FileInfo smallest = new DirectoryInfo(Path.Combine(root!, "data", "sample")).EnumerateFiles("*_CloudTrail_*.json.gz", SearchOption.AllDirectories)
            .Where(static file => file.Length > 4000).MinBy(static file => file.Length)!;
        using var gzip = new GZipStream(smallest.OpenRead(), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}

using System.Globalization;
using System.IO.Compression;
using TrailFilter.Comparison.Building;

namespace TrailFilter.Comparison.Data;

/// <summary>
/// Sets of files with the corpus's records in their order, so that a filter that reads a set by name writes the same as one that
/// reads the lines. Made on first use and kept, as the corpus is.
/// </summary>
internal static class ArchiveSets
{
    private const int RecordsFiles = 17;
    private const int SmallestArchive = 10_000;
    private const int LargestArchive = 50_000_000;

    /// <summary>Uncompressed bytes of the median small archive: 24 KB packed, at the usual 5.5 to 1.</summary>
    private const int MedianSmallArchive = 130_000;

    /// <summary>Small archives to a folder, about as many as a day of one account and Region has.</summary>
    private const int ArchivesPerFolder = 250;

    /// <summary>17 files {"Records":[…]}, of about 50 MB at full size.</summary>
    public static string[] Records(Corpus corpus) => FilesIn(corpus.Made("records", static (path, corpus) =>
    {
        Directory.CreateDirectory(path);
        var lines = new LineIndex(corpus.Lines);
        for (int i = 0; i < RecordsFiles; i++)
        {
            int from = (int)((long)lines.Count * i / RecordsFiles);
            int to = (int)((long)lines.Count * (i + 1) / RecordsFiles);
            WriteFile(path, $"{i:00}.json", output => lines.WriteRecords(from, to - from, output));
        }
    }));

    /// <summary>The lines in one gzip file, as gzip -6 packs them.</summary>
    public static string PackedLines(Corpus corpus) => corpus.Made("lines.ndjson.gz", static (path, corpus) =>
        Require(Tools.Run(null, "sh", "-c", $"gzip -6 -n -c '{corpus.Lines}' >'{path}'")));

    /// <summary>Archives of CloudTrail's sizes, 10 KB to 50 MB, most of them small, packed by gzip -6.</summary>
    public static string[] Mixed(Corpus corpus) => FilesIn(corpus.Made("mixed", static (path, corpus) =>
    {
        Directory.CreateDirectory(path);
        var lines = new LineIndex(corpus.Lines);
        var chance = new Random(1);
        int number = 0;
        for (int from = 0; from < lines.Count; number++)
        {
            double size = SmallestArchive * Math.Pow((double)LargestArchive / SmallestArchive, Math.Pow(chance.NextDouble(), 3));
            int count = lines.CountFrom(from, (long)size, lines.Count);
            int first = from;
            WriteFile(path, $"{number:00000}.json", output => lines.WriteRecords(first, count, output));
            from += count;
        }

        Require(Tools.Run(path, "sh", "-c", "ls | xargs -n 8 -P 2 gzip -6 -n"));
    }));

    /// <summary>Many small archives, in folders by day as it were; packed by the zlib-ng of .NET at its usual level.</summary>
    public static string Small(Corpus corpus, int archives) => corpus.Made($"small-{archives}", (path, corpus) =>
    {
        var lines = new LineIndex(corpus.Lines);
        (int From, int Count)[] parts = SmallParts(lines, archives);
        for (int folder = 0; folder * ArchivesPerFolder < archives; folder++)
        {
            Directory.CreateDirectory(Path.Combine(path, FolderOf(folder * ArchivesPerFolder)));
        }

        Parallel.For(0, archives, i => WritePacked(
            Path.Combine(path, FolderOf(i)), $"{i:000000}.json.gz", output => lines.WriteRecords(parts[i].From, parts[i].Count, output)));
    });

    /// <summary>The records of the small archives in the same order, in archives of about 50 MB.</summary>
    public static string Big(Corpus corpus, int archives) => corpus.Made($"big-{archives}", (path, corpus) =>
    {
        Directory.CreateDirectory(path);
        var lines = new LineIndex(corpus.Lines);
        int total = SmallParts(lines, archives).Sum(static part => part.Count);
        var parts = new List<(int From, int Count)>();
        for (int from = 0; from < total; from += parts[^1].Count)
        {
            parts.Add((from, lines.CountFrom(from, LargestArchive, total)));
        }

        Parallel.For(0, parts.Count, i => WritePacked(
            path, $"{i:000000}.json.gz", output => lines.WriteRecords(parts[i].From, parts[i].Count, output)));
    });

    /// <summary>The uncompressed bytes of the small archives, in 10^6.</summary>
    public static double SmallMegabytes(Corpus corpus, int archives)
    {
        string size = corpus.Made($"small-{archives}.size", (path, corpus) =>
        {
            var lines = new LineIndex(corpus.Lines);
            long bytes = SmallParts(lines, archives).Sum(part => Enumerable.Range(part.From, part.Count).Sum(line => lines[line].Length + 1L));
            File.WriteAllText(path, bytes.ToString(CultureInfo.InvariantCulture));
        });
        return long.Parse(File.ReadAllText(size), CultureInfo.InvariantCulture) / 1e6;
    }

    /// <summary>One part after another of the lines, over and over, with sizes around the median.</summary>
    private static (int From, int Count)[] SmallParts(LineIndex lines, int archives)
    {
        var chance = new Random(2);
        var parts = new (int From, int Count)[archives];
        int from = 0;
        for (int i = 0; i < archives; i++)
        {
            // The sum of twelve has nearly a normal distribution, so the sizes have nearly a log-normal one.
            double normal = Enumerable.Range(0, 12).Sum(_ => chance.NextDouble()) - 6;
            parts[i] = (from, lines.CountFrom(from, (long)(MedianSmallArchive * Math.Exp(0.8 * normal)), int.MaxValue));
            from += parts[i].Count;
        }

        return parts;
    }

    private static string FolderOf(int archive) => $"{archive / ArchivesPerFolder:0000}";

    private static string[] FilesIn(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];

    private static void WriteFile(string folder, string name, Action<Stream> write)
    {
        using var output = new BufferedStream(File.Create(Path.Combine(folder, name)), 1 << 20);
        write(output);
    }

    private static void WritePacked(string folder, string name, Action<Stream> write)
    {
        using FileStream file = File.Create(Path.Combine(folder, name));
        using var packed = new GZipStream(file, CompressionLevel.Optimal);
        using var output = new BufferedStream(packed, 1 << 16);
        write(output);
    }

    private static void Require((int Status, string Text) run)
    {
        if (run.Status != 0)
        {
            throw new ComparisonException($"gzip failed: {run.Text}");
        }
    }
}

using System.Text;
using TrailFilter.Synthesis;

namespace TrailFilter.Comparison.Data;

/// <summary>
/// The records that everything is run on, in the forms that are needed. Each form is made when it is first asked for, and kept for
/// the next run in a folder named after the number of records: the generator gives the same bytes every time.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="records">How many records.</param>
internal sealed class Corpus(string folder, int records)
{
    private const ulong Seed = 1;

    /// <summary>Of these records one in so many goes to the programs that would take minutes.</summary>
    private const int PartShare = 50;

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(folder, $"records-{records}")).FullName;

    public int Records => records;

    /// <summary>The job's selectors, a file.</summary>
    public string Selectors => Text("job.json", BenchmarkJob.SelectorsJson);

    /// <summary>The job's prefixes, one a line.</summary>
    public string Prefixes => Text("prefixes.txt", string.Join('\n', BenchmarkJob.Prefixes) + "\n");

    /// <summary>The records one a line.</summary>
    public string Lines => Made("lines.ndjson", static (path, corpus) =>
    {
        using FileStream output = File.Create(path);
        NdjsonOutput.Write(GeneratorProfile.Benchmark, Seed, corpus.Records, output, CancellationToken.None);
    });

    /// <summary>The first of the records, one a line.</summary>
    public string PartOfLines => Made("part.ndjson", static (path, corpus) =>
    {
        using FileStream output = File.Create(path);
        NdjsonOutput.Write(GeneratorProfile.Benchmark, Seed, Math.Max(1, corpus.Records / PartShare), output, CancellationToken.None);
    });

    /// <summary>The length of <see cref="Lines"/> in 10^6 bytes.</summary>
    public double Megabytes => new FileInfo(Lines).Length / 1e6;

    /// <summary>How much of <see cref="Lines"/> is in <see cref="PartOfLines"/>.</summary>
    public double Part => new FileInfo(PartOfLines).Length / 1e6 / Megabytes;

    /// <summary>A small file of a given text.</summary>
    public string Text(string name, string text) => Made(name, (path, _) => File.WriteAllText(path, text, new UTF8Encoding(false)));

    /// <summary>A file that is there already, or made now. It appears whole, so that a stopped run leaves no part of one.</summary>
    public string Made(string name, Action<string, Corpus> make)
    {
        string path = Path.Combine(_folder, name);
        if (!Path.Exists(path))
        {
            Console.Error.WriteLine($"Making {path}");
            if (Directory.Exists(path + ".part"))
            {
                Directory.Delete(path + ".part", recursive: true);
            }

            make(path + ".part", this);
            Directory.Move(path + ".part", path);
        }

        return path;
    }
}

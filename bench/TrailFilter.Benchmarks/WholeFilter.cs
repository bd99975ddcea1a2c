using BenchmarkDotNet.Attributes;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Verdicts;
using TrailFilter.Peers;

namespace TrailFilter.Benchmarks;

/// <summary>
/// The job of the comparison with peers, in memory: which records are data events on S3 objects under one of 50 prefixes, with
/// three event names left out. All count the same records, which the set-up checks.
/// </summary>
public class WholeFilter
{
    private readonly RecordFilter _fast = new(SelectorProgram.Compile([Corpus.PeersJob]));
    private readonly RecordFilter _strict = new(SelectorProgram.Compile([Corpus.PeersJob]), new RecordFilterOptions { Strict = true });

    [GlobalSetup]
    public void CheckThatAllAgree()
    {
        int[] counts = [Utf8JsonReader(), JsonDocument(), Lines(), LinesStrict(), Archive()];
        if (counts.Distinct().Count() != 1 || counts[0] == 0)
        {
            throw new InvalidOperationException($"The implementations disagree: {string.Join(", ", counts)}.");
        }
    }

    [Benchmark(Baseline = true)]
    public int Utf8JsonReader()
    {
        int logged = 0;
        for (ReadOnlySpan<byte> rest = Corpus.Lines; !rest.IsEmpty;)
        {
            int end = rest.IndexOf((byte)'\n');
            logged += Utf8JsonReaderJob.IsLogged(rest[..end]) ? 1 : 0;
            rest = rest[(end + 1)..];
        }

        return logged;
    }

    [Benchmark]
    public int JsonDocument()
    {
        int logged = 0;
        int start = 0;
        while (start < Corpus.Lines.Length)
        {
            int length = Corpus.Lines.AsSpan(start).IndexOf((byte)'\n');
            logged += JsonDocumentJob.IsLogged(Corpus.Lines.AsMemory(start, length)) ? 1 : 0;
            start += length + 1;
        }

        return logged;
    }

    [Benchmark]
    public int Lines() => FilterPass.CountLogged(_fast, Corpus.Lines);

    [Benchmark]
    public int LinesStrict() => FilterPass.CountLogged(_strict, Corpus.Lines);

    [Benchmark]
    public int Archive() => FilterPass.CountLogged(_fast, Corpus.Archive);
}

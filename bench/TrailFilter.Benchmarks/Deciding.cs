using BenchmarkDotNet.Attributes;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Verdicts;
using TrailFilter.Peers;

namespace TrailFilter.Benchmarks;

/// <summary>
/// Cost against the size of the program. <see cref="Decide"/> is the automata alone, on fields extracted beforehand;
/// <see cref="Filter"/> is the whole engine, bytes to verdicts.
/// </summary>
public class Deciding
{
    /// <summary>Records whose fields are kept; more would measure memory.</summary>
    private const int Kept = Corpus.Records;

    private readonly List<(byte[] Record, RecordFields Fields)> _extracted = [];
    private Evaluator _evaluator = null!;
    private RecordFilter _filter = null!;

    /// <summary>Trails x values a trail.</summary>
    [Params("1x5", "1x50", "1x500", "10x5", "200x5", "1000x5")]
    public string Program { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] size = [.. Program.Split('x').Select(int.Parse)];
        var program = SelectorProgram.Compile([.. Enumerable.Range(0, size[0]).Select(i => Corpus.PrefixTrail($"trail-{i}", size[1], i))]);
        _evaluator = new Evaluator(program);
        _filter = new RecordFilter(program);
        FieldPlan plan = Evaluator.PlanFor(program);
        var extractor = new StrictExtractor(plan);
        ReadOnlySpan<byte> rest = Corpus.Lines;
        for (int i = 0; i < Kept; i++)
        {
            int end = rest.IndexOf((byte)'\n');
            byte[] record = rest[..end].ToArray();
            var fields = new RecordFields(plan);
            _ = extractor.Extract(record, fields);
            _extracted.Add((record, fields));
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>The figure is for one record.</summary>
    [Benchmark(OperationsPerInvoke = Kept)]
    public int Decide()
    {
        int logged = 0;
        foreach ((byte[] record, RecordFields fields) in _extracted)
        {
            logged += (int)_evaluator.Decide(record, fields).Outcome;
        }

        return logged;
    }

    /// <summary>The figure is for one record.</summary>
    [Benchmark(OperationsPerInvoke = Corpus.Records)]
    public int Filter() => FilterPass.CountLogged(_filter, Corpus.Lines);
}

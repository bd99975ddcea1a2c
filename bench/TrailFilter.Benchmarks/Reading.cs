using BenchmarkDotNet.Attributes;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Benchmarks;

/// <summary>Bytes into framed records, and on into fields: what the engine does before it decides. Includes copying into the reader's buffer.</summary>
public class Reading
{
    private static readonly FieldPlan s_plan = new(["eventName", "eventCategory"], ResourceUse.Always);

    private readonly RecordReader _reader = new();
    private readonly FastExtractor _fast = new(s_plan);
    private readonly RecordFields _fields = new(s_plan);

    /// <summary>The floor: a vectorised search for line breaks.</summary>
    [Benchmark(Baseline = true)]
    public int CountLines()
    {
        int lines = 0;
        for (ReadOnlySpan<byte> rest = Corpus.Lines; !rest.IsEmpty;)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
            lines++;
        }

        return lines;
    }

    [Benchmark]
    public int FrameLines() => Frame(Corpus.Lines);

    [Benchmark]
    public int FrameArchive() => Frame(Corpus.Archive);

    [Benchmark]
    public int ExtractLines() => Extract(Corpus.Lines);

    [Benchmark]
    public int ExtractArchive() => Extract(Corpus.Archive);

    private int Frame(byte[] input)
    {
        _reader.Reset();
        int given = 0;
        int records = 0;
        while (true)
        {
            switch (_reader.Read(out _))
            {
                case ReadStatus.NeedMoreData:
                    Feeding.Fill(_reader, input, ref given);
                    break;
                case ReadStatus.Record:
                    records++;
                    break;
                default:
                    return records;
            }
        }
    }

    private int Extract(byte[] input)
    {
        _reader.Reset();
        int given = 0;
        int found = 0;
        while (true)
        {
            switch (_reader.Read(out RawRecord record))
            {
                case ReadStatus.NeedMoreData:
                    Feeding.Fill(_reader, input, ref given);
                    break;
                case ReadStatus.Record:
                    _ = _fast.Extract(in record, _fields);
                    found += _fields.ResourceCount;
                    break;
                default:
                    return found;
            }
        }
    }
}

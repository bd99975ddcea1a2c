using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Benchmarks;

/// <summary>
/// From bytes in memory to the values of eventCategory, eventName and the type and ARN of each resource, of every record. Nothing
/// is decided. Ours includes copying, framing and indexing; the baselines find lines by a vectorised search.
/// </summary>
public class Extraction
{
    private static readonly FieldPlan s_plan = new(["eventName", "eventCategory"], ResourceUse.Always);

    private readonly RecordFields _fields = new(s_plan);
    private readonly FastExtractor _fast = new(s_plan);
    private readonly StrictExtractor _strict = new(s_plan);
    private readonly RecordReader _reader = new();
    private readonly RecordReader _scalar = new(new RecordReaderOptions { Scan = ScanKind.Scalar });
    private readonly RecordReader _narrow = new(new RecordReaderOptions { Scan = ScanKind.Vector128 });
    private readonly RecordReader _avx2 = new(new RecordReaderOptions { Scan = ScanKind.Vector256 });

    /// <summary>What a .NET developer who cares would write today.</summary>
    [Benchmark(Baseline = true)]
    public long Utf8JsonReader()
    {
        long sum = 0;
        for (ReadOnlySpan<byte> rest = Corpus.Lines; !rest.IsEmpty;)
        {
            int end = rest.IndexOf((byte)'\n');
            sum += ReadWithUtf8JsonReader(rest[..end]);
            rest = rest[(end + 1)..];
        }

        return sum;
    }

    /// <summary>What most would write.</summary>
    [Benchmark]
    public long JsonDocument()
    {
        long sum = 0;
        int start = 0;
        while (start < Corpus.Lines.Length)
        {
            int length = Corpus.Lines.AsSpan(start).IndexOf((byte)'\n');
            using JsonDocument document = System.Text.Json.JsonDocument.Parse(Corpus.Lines.AsMemory(start, length));
            JsonElement record = document.RootElement;
            sum += Length(record, "eventCategory") + Length(record, "eventName");
            if (record.TryGetProperty("resources", out JsonElement resources) && resources.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement entry in resources.EnumerateArray())
                {
                    sum += Length(entry, "type") + Length(entry, "ARN");
                }
            }

            start += length + 1;
        }

        return sum;
    }

    [Benchmark]
    public long Fast() => Run(_reader, strict: false);

    [Benchmark]
    public long FastAvx2() => Run(_avx2, strict: false);

    [Benchmark]
    public long FastVector128() => Run(_narrow, strict: false);

    [Benchmark]
    public long FastScalar() => Run(_scalar, strict: false);

    [Benchmark]
    public long Strict() => Run(_reader, strict: true);

    private long Run(RecordReader reader, bool strict)
    {
        reader.Reset();
        int given = 0;
        long sum = 0;
        while (true)
        {
            switch (reader.Read(out RawRecord record))
            {
                case ReadStatus.NeedMoreData:
                    Feeding.Fill(reader, Corpus.Lines, ref given);
                    break;
                case ReadStatus.Record:
                    _ = strict ? _strict.Extract(record.Bytes, _fields) : _fast.Extract(in record, _fields);
                    sum += Sum(record.Bytes);
                    break;
                default:
                    return sum;
            }
        }
    }

    private long Sum(ReadOnlySpan<byte> record)
    {
        long sum = _fields.Get(record, 0).Utf8.Length + _fields.Get(record, 1).Utf8.Length;
        for (int i = 0; i < _fields.ResourceCount; i++)
        {
            ResourceEntry entry = _fields.GetResource(record, i);
            sum += entry.Type.Utf8.Length + (entry.ArnIsPrefix ? 0 : entry.Arn.Utf8.Length);
        }

        return sum;
    }

    private static long Length(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? Encoding.UTF8.GetByteCount(value.GetString()!)
            : 0;

    private static long ReadWithUtf8JsonReader(ReadOnlySpan<byte> record)
    {
        var reader = new Utf8JsonReader(record);
        long sum = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("eventCategory"u8) || reader.ValueTextEquals("eventName"u8))
            {
                reader.Read();
                sum += TextLength(ref reader);
            }
            else if (reader.ValueTextEquals("resources"u8))
            {
                reader.Read();
                sum += reader.TokenType == JsonTokenType.StartArray ? ReadResources(ref reader) : 0;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return sum;
    }

    private static long ReadResources(ref Utf8JsonReader reader)
    {
        long sum = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool wanted = reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("ARN"u8);
                reader.Read();
                sum += wanted ? TextLength(ref reader) : 0;
                reader.Skip();
            }
        }

        return sum;
    }

    private static long TextLength(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.TokenType == JsonTokenType.String ? reader.ValueSpan.Length : 0;
        }

        Span<byte> unescaped = stackalloc byte[2048];
        return reader.CopyString(unescaped);
    }
}

using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Benchmarks;

/// <summary>
/// The values of eventCategory, eventName and the type and ARN of each resource, out of records whose bounds are known. Making the
/// index that the fast extractor walks is part of its time; it covers a window of whole records, as in the reader's buffer.
/// <c>Reading</c> has framing and copying in it too.
/// </summary>
public class Extraction
{
    private static readonly FieldPlan s_plan = new(["eventName", "eventCategory"], ResourceUse.Always);

    /// <summary>Bytes indexed before their records are walked.</summary>
    private const int Window = 16 * 1024;

    private static readonly Range[] s_records = Split();

    private readonly RecordFields _fields = new(s_plan);
    private readonly FastExtractor _fast = new(s_plan);
    private readonly StrictExtractor _strict = new(s_plan);
    private readonly StructureIndex _widest = new(ScanKind.Auto);
    private readonly StructureIndex _avx2 = new(ScanKind.Vector256);
    private readonly StructureIndex _narrow = new(ScanKind.Vector128);
    private readonly StructureIndex _scalar = new(ScanKind.Scalar);

    /// <summary>What a .NET developer who cares would write today.</summary>
    [Benchmark(Baseline = true)]
    public long Utf8JsonReader()
    {
        long sum = 0;
        foreach (Range record in s_records)
        {
            sum += ReadWithUtf8JsonReader(Corpus.Lines.AsSpan(record));
        }

        return sum;
    }

    /// <summary>What most would write.</summary>
    [Benchmark]
    public long JsonDocument()
    {
        long sum = 0;
        foreach (Range range in s_records)
        {
            using JsonDocument document = System.Text.Json.JsonDocument.Parse(Corpus.Lines.AsMemory(range));
            JsonElement record = document.RootElement;
            sum += Length(record, "eventCategory") + Length(record, "eventName");
            if (record.TryGetProperty("resources", out JsonElement resources) && resources.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement entry in resources.EnumerateArray())
                {
                    sum += Length(entry, "type") + Length(entry, "ARN");
                }
            }
        }

        return sum;
    }

    [Benchmark]
    public long Fast() => Run(_widest);

    [Benchmark]
    public long FastAvx2() => Run(_avx2);

    [Benchmark]
    public long FastVector128() => Run(_narrow);

    [Benchmark]
    public long FastScalar() => Run(_scalar);

    [Benchmark]
    public long Strict()
    {
        long sum = 0;
        foreach (Range record in s_records)
        {
            _ = _strict.Extract(Corpus.Lines.AsSpan(record), _fields);
            sum += Sum(Corpus.Lines.AsSpan(record));
        }

        return sum;
    }

    private static Range[] Split()
    {
        var records = new List<Range>();
        for (int start = 0; start < Corpus.Lines.Length;)
        {
            int end = start + Corpus.Lines.AsSpan(start).IndexOf((byte)'\n');
            records.Add(start..end);
            start = end + 1;
        }

        return [.. records];
    }

    private long Run(StructureIndex index)
    {
        long sum = 0;
        for (int first = 0; first < s_records.Length;)
        {
            int next = first;
            int start = s_records[first].Start.Value;
            while (next < s_records.Length && s_records[next].End.Value - start <= Window)
            {
                next++;
            }

            ReadOnlySpan<byte> window = Corpus.Lines.AsSpan(start..s_records[next - 1].End.Value);
            index.Reset();
            index.Extend(window);
            for (; first < next; first++)
            {
                var frame = new RecordFrame(window, index, s_records[first].Start.Value - start, s_records[first].End.Value - start, depth: 0);
                var record = new RawRecord(in frame, offset: 0);
                _ = _fast.Extract(in record, _fields);
                sum += Sum(record.Bytes);
            }
        }

        return sum;
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

using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Verdicts;
using TrailFilter.Synthesis;

namespace TrailFilter.Benchmarks;

/// <summary>
/// The job of the comparison with peers, in memory: which records are data events on S3 objects under one of 50 prefixes, with
/// three event names left out. All count the same records, which the set-up checks.
/// </summary>
public class WholeFilter
{
    private static readonly byte[][] s_prefixes = [.. BenchmarkJob.Prefixes.Select(Encoding.UTF8.GetBytes)];

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
            logged += IsLogged(rest[..end]) ? 1 : 0;
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
            using JsonDocument document = System.Text.Json.JsonDocument.Parse(Corpus.Lines.AsMemory(start, length));
            logged += IsLogged(document.RootElement) ? 1 : 0;
            start += length + 1;
        }

        return logged;
    }

    [Benchmark]
    public int Lines() => Run(_fast, Corpus.Lines);

    [Benchmark]
    public int LinesStrict() => Run(_strict, Corpus.Lines);

    [Benchmark]
    public int Archive() => Run(_fast, Corpus.Archive);

    private static int Run(RecordFilter filter, byte[] input)
    {
        filter.Reset();
        int given = 0;
        int logged = 0;
        while (true)
        {
            switch (filter.Read(out FilteredRecord record))
            {
                case FilterStatus.NeedMoreData:
                    Feeding.Fill(filter, input, ref given);
                    break;
                case FilterStatus.Record:
                    logged += record.Verdict.Outcome == Outcome.Logged ? 1 : 0;
                    break;
                default:
                    return logged;
            }
        }
    }

    private static bool IsLogged(JsonElement record)
    {
        if (record.GetProperty("eventCategory").GetString() != "Data"
            || BenchmarkJob.ExcludedEventNames.Contains(record.GetProperty("eventName").GetString()!)
            || !record.TryGetProperty("resources", out JsonElement resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement entry in resources.EnumerateArray())
        {
            if (entry.TryGetProperty("type", out JsonElement type) && type.GetString() == "AWS::S3::Object"
                && (entry.TryGetProperty("ARN", out JsonElement arn) || entry.TryGetProperty("ARNPrefix", out arn))
                && BenchmarkJob.Prefixes.Any(prefix => arn.GetString()!.StartsWith(prefix, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLogged(ReadOnlySpan<byte> record)
    {
        bool isData = false;
        bool isExcluded = false;
        bool isUnderPrefix = false;
        var reader = new Utf8JsonReader(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("eventCategory"u8))
            {
                reader.Read();
                isData = reader.ValueTextEquals("Data"u8);
            }
            else if (reader.ValueTextEquals("eventName"u8))
            {
                reader.Read();
                isExcluded = reader.ValueTextEquals("HeadObject"u8) || reader.ValueTextEquals("GetObjectAcl"u8)
                    || reader.ValueTextEquals("GetObjectTagging"u8);
            }
            else if (reader.ValueTextEquals("resources"u8))
            {
                reader.Read();
                isUnderPrefix = reader.TokenType == JsonTokenType.StartArray && IsAnyUnderPrefix(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return isData && !isExcluded && isUnderPrefix;
    }

    private static bool IsAnyUnderPrefix(ref Utf8JsonReader reader)
    {
        bool any = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            bool isObject = false;
            bool isUnder = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isType = reader.ValueTextEquals("type"u8);
                bool isArn = reader.ValueTextEquals("ARN"u8) || reader.ValueTextEquals("ARNPrefix"u8);
                reader.Read();
                if (isType)
                {
                    isObject = reader.ValueTextEquals("AWS::S3::Object"u8);
                }
                else if (isArn)
                {
                    isUnder = IsUnderPrefix(ref reader);
                }

                reader.Skip();
            }

            any |= isObject && isUnder;
        }

        return any;
    }

    private static bool IsUnderPrefix(ref Utf8JsonReader reader)
    {
        Span<byte> unescaped = stackalloc byte[2048];
        ReadOnlySpan<byte> arn = reader.ValueIsEscaped ? unescaped[..reader.CopyString(unescaped)] : reader.ValueSpan;
        foreach (byte[] prefix in s_prefixes)
        {
            if (arn.StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }
}

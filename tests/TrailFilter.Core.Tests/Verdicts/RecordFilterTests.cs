using System.Text;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>The whole engine: bytes in, verdicts out, in both modes and however the input is cut.</summary>
public sealed class RecordFilterTests
{
    private const string Management = """{"eventVersion":"1.08","eventName":"CreateUser","eventTime":"2026-03-01T12:00:00Z","awsRegion":"us-east-1","recipientAccountId":"111122223333","eventCategory":"Management"}""";
    private const string Data = """{"eventVersion":"1.08","eventName":"GetObject","eventTime":"2026-03-02T12:00:00Z","awsRegion":"eu-west-1","recipientAccountId":"444455556666","resources":[{"type":"AWS::S3::Object"}],"eventCategory":"Data"}""";

    private static readonly string s_asText = System.Text.Json.JsonSerializer.Serialize(Management);

    public static TheoryData<string, string[]> Inputs => new()
    {
        { Management + "\n" + Data, ["Logged@0 " + Management, $"NotLogged@{Management.Length + 1} {Data}"] },
        { $$"""{"detail-type":"AWS API Call via CloudTrail","detail":{{Management}}}""", ["Logged@54 " + Management] },
        { $$"""{"EventId":"x","CloudTrailEvent":{{s_asText}}}""", ["Logged@0 " + Management] },
        { $$"""{"Events":[{"CloudTrailEvent":{{s_asText}}},{"CloudTrailEvent":{{s_asText}}}],"NextToken":"t"}""", ["Logged@11 " + Management, $"Logged@{32 + s_asText.Length} {Management}"] },
        { $$"""{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":{{s_asText}}},{"id":"2","message":{{s_asText}}}]}""", ["Logged@0 " + Management, "Logged@0 " + Management] },
        { $$"""{"messageType":"DATA_MESSAGE","logEvents":[{"message":{{s_asText}}},{"message":"plain text"},{"message":{{s_asText}}}]}""", ["Logged@0 " + Management, $"UnexpectedBytes@{68 + s_asText.Length}", "Logged@0 " + Management] },
        { """{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","message":"CWL CONTROL MESSAGE: Checking health of destination."}]}""", ["Skipped@0"] },
        { """{"messageType":"DATA_MESSAGE","logEvents":[]}""", ["Skipped@0"] },
        { """{"awsAccountId":"1","digestStartTime":"t","logFiles":[]}""", ["Skipped@0"] },
        { $$"""{"more":1,"Records":[{{Management}},{{Data}}]}""", ["Logged@21 " + Management, $"NotLogged@{22 + Management.Length} {Data}"] },
        { """{"other":1}""", ["NotARecord@0"] },
        { """{"CloudTrailEvent":"no json"}""", ["NotARecord@0"] },
        { """{"message":"{\"x\":1}"}""", ["NotARecord@0"] },
        { """{"message":"{\"eventName\":"}""", ["TruncatedRecord@0"] },
        { "{}", ["NotARecord@0"] },
        { """{"\udc00":1,"message":"{}"}""", ["NotARecord@0"] },
        { """{"eventName":null}""", ["Logged, CategoryInferred@0 {\"eventName\":null}"] },
        { """{"eventCategory":"Insight"}""", ["Ungoverned@0 {\"eventCategory\":\"Insight\"}"] },
        { """{"eventCategory":"\ud800"}""", ["InvalidEscape@0"] },
        { """{"eventCategory":"Management"}{"eventCategory":"Mana""", ["Logged@0 {\"eventCategory\":\"Management\"}", "TruncatedRecord@30"] },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Every_form_is_decided_the_same_fast_and_strict_whole_and_in_pieces(string input, string[] expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(input);
        foreach (bool strict in new[] { false, true })
        {
            Assert.Equal(expected, Run(bytes, int.MaxValue, new RecordFilterOptions { Strict = strict }));
            Assert.Equal(expected, Run(bytes, 1, new RecordFilterOptions { Strict = strict }));
        }
    }

    /// <summary>Strictly, records are read without being framed, but for some; where they are cut or broken must not show.</summary>
    [Fact]
    public void Strict_reads_the_same_however_records_lie_in_the_buffer()
    {
        string big = Management.Replace("CreateUser", "Create" + new string('b', 150_000), StringComparison.Ordinal);
        string lines = string.Concat(Enumerable.Range(0, 900).Select(i => (i % 300) switch
        {
            7 => Data[..^40] + "\n",
            40 => Data.Replace(":[{", ":[{\"n\":01,", StringComparison.Ordinal) + "\n",
            90 => big + "\r\n",
            150 => """{"x":1}""" + "\n",
            220 => Data.Replace("GetObject", "Get\\ud800", StringComparison.Ordinal),
            _ => (i % 2 == 0 ? Management : Data) + (i % 5 == 0 ? "\r\n" : "\n"),
        }));
        string array = "{\"Records\":[" + string.Join(',', Enumerable.Repeat(Data, 900)) + "]}";
        foreach (string input in new[] { lines, array })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(input);
            List<string> whole = Run(bytes, int.MaxValue, new RecordFilterOptions { Strict = true });
            Assert.True(whole.Count >= 880, $"{whole.Count}");
            foreach (int chunk in new[] { 61, 997, 4096, 65_536, 100_003 })
            {
                Assert.Equal(whole, Run(bytes, chunk, new RecordFilterOptions { Strict = true }));
            }

            // What is wrong in JSON's grammar only, the fast path passes.
            List<string> fast = Run(bytes, int.MaxValue, new RecordFilterOptions());
            Assert.Equal(
                fast.Where(static line => !line.Contains(":01,", StringComparison.Ordinal) && !line.StartsWith("InvalidEscape", StringComparison.Ordinal)),
                whole.Where(static line => !line.StartsWith("InvalidJson", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Any_number_of_empty_wrappers_is_passed()
    {
        byte[] input = Encoding.UTF8.GetBytes("{\"big\":\"" + new string('b', 2_000_000) + "\"}" + string.Concat(Enumerable.Repeat("{\"a\":0,\"Events\":[]}", 100_000)) + Management);
        List<string> read = Run(input, int.MaxValue, new RecordFilterOptions());
        Assert.Equal(["NotARecord@0", "Logged@" + (input.Length - Management.Length) + " " + Management], read);
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00Z", null, "", "", 2)]
    [InlineData("2026-03-01T12:00:01Z", null, "", "", 1)]
    [InlineData(null, "2026-03-02T12:00:00Z", "", "", 1)]
    [InlineData("2026-03-02T13:00:00+01:00", null, "", "", 1)]
    [InlineData(null, null, "111122223333", "", 1)]
    [InlineData(null, null, "111122223333,444455556666", "eu-west-1", 1)]
    [InlineData(null, null, "999999999999", "", 0)]
    public void The_scope_leaves_records_out_without_deciding_them(string? from, string? to, string accounts, string regions, int kept)
    {
        var scope = new RecordScope(
            from is null ? null : DateTimeOffset.Parse(from, null), to is null ? null : DateTimeOffset.Parse(to, null),
            accounts.Split(',', StringSplitOptions.RemoveEmptyEntries), regions.Split(',', StringSplitOptions.RemoveEmptyEntries));
        List<string> read = Run(
            Encoding.UTF8.GetBytes(Management + Data + """{"eventName":"StatesNothing"}"""), 50, new RecordFilterOptions { Scope = scope });
        Assert.Equal(2 - kept, read.Count(r => r.StartsWith("OutOfScope", StringComparison.Ordinal)));
        Assert.StartsWith("Logged, CategoryInferred", read[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Records_allocate_nothing_after_warm_up()
    {
        byte[] line = Encoding.UTF8.GetBytes(Management + "\n" + Data + "\n" + """{"eventName":"\u0041","x":"\"","resources":[{"type":"AWS::S3::Object"}]}""" + "\n");
        foreach (bool strict in new[] { false, true })
        {
            var filter = new RecordFilter(SelectorProgram.Compile([new Trail("t", SelectorSet.Default)]), new RecordFilterOptions { Strict = strict });
            long Feed(int times)
            {
                long records = 0;
                for (int i = 0; i < times; i++)
                {
                    line.CopyTo(filter.GetMemory().Span);
                    filter.Advance(line.Length);
                    while (filter.Read(out _) == FilterStatus.Record)
                    {
                        records++;
                    }
                }

                return records;
            }

            Feed(2000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            long records = Feed(2000);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(6000, records);
        }
    }

    [Theory]
    [InlineData("""{ "a" : "b c" }""", """{"a":"b c"}""")]
    [InlineData("{\n  \"a\": [ 1,\r\n\t2 ],\n \"b\\\" \": \" \\\\\" }", "{\"a\":[1,2],\"b\\\" \":\" \\\\\"}")]
    [InlineData("{}", "{}")]
    public void White_space_goes_only_between_values(string record, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(record);
        byte[] destination = new byte[bytes.Length];
        int written = WhiteSpace.Remove(bytes, destination);
        Assert.Equal(expected, Encoding.UTF8.GetString(destination, 0, written));
    }

    private static List<string> Run(byte[] input, int chunk, RecordFilterOptions options)
    {
        var filter = new RecordFilter(SelectorProgram.Compile([new Trail("t", SelectorSet.Default)]), options);
        var read = new List<string>();
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
                    int count = Math.Min(Math.Min(chunk, filter.GetMemory().Length), input.Length - given);
                    input.AsSpan(given, count).CopyTo(filter.GetMemory().Span);
                    filter.Advance(count);
                    given += count;
                    break;
                case FilterStatus.End:
                    return read;
                case FilterStatus.Record:
                    string marks = record.Verdict.Marks == VerdictMarks.None ? "" : $", {record.Verdict.Marks}";
                    read.Add($"{record.Verdict.Outcome}{marks}@{record.Offset} {Encoding.UTF8.GetString(record.Bytes)}");
                    break;
                case FilterStatus.Fault:
                    read.Add($"{record.Fault.Kind}@{record.Offset}");
                    break;
                default:
                    read.Add($"{status}@{record.Offset}");
                    break;
            }
        }
    }
}

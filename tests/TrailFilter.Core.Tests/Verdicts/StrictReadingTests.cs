using System.Text;
using CsCheck;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Records;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>
/// Strictly, a record that lies in the buffer as a whole is framed by the reader that checks it, and one that arrives byte by byte
/// by the index. Which of the two it was must not show.
/// </summary>
public sealed class StrictReadingTests
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile([new Trail("t", SelectorSet.Default)]);

    /// <summary>Little is JSON of what these make, and much of it nearly.</summary>
    private static readonly Gen<byte[]> s_soup = Gen.Frequency(
        (2, Gen.Const("{\"eventName\":\"A\"}\n")),
        (2, Gen.Const("{\"eventName\":")),
        (5, Gen.OneOf("{\"", "{", "}", "[", "]", "\"", "\\", ":", ",", " ", "\n", "\r\n", "\n{", "\n  {", "\t", "\0")),
        (2, Gen.OneOf("\"a\":", "\"b\"", "1", "01", "true", "null", "é", "\\ud800", "\\u0041", "\uFEFF", "{\"Records\":[", "]}")),
        (1, Gen.OneOf("{\"detail\":", "\"eventCategory\":\"Data\"", "\"readOnly\":\"\\ud800\"", "{\"eventVersion\":\"1\"", "{\"message\":\"")))
        .Array[0, 60].Select(static parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    [Fact]
    public void Whoever_frames_a_record_the_same_comes_out() =>
        Gen.Select(InPlaceReadingTests.Inputs, Gen.Int[1, 50_000].Array[1, 6], Gen.Int[0, 3]).Sample(
            (input, chunks, limit) => Compare(input, chunks, limit == 0 ? 1024 : 1 << 24), iter: 100);

    [Fact]
    public void Whoever_frames_garbage_the_same_comes_out() =>
        Gen.Select(s_soup, Gen.Int[2, 100].Array[1, 6]).Sample((input, chunks) => Compare(input, chunks, 1024), iter: 1500);

    private static void Compare(byte[] input, int[] chunks, int maxRecordBytes)
    {
        var options = new RecordFilterOptions { Strict = true, Reader = new RecordReaderOptions { MaxRecordBytes = maxRecordBytes } };
        List<string> byIndex = Filter(input, [1], options);
        Assert.Equal(byIndex, Filter(input, chunks, options));
        Assert.Equal(byIndex, Filter(input, null, options));
    }

    /// <summary>Filters an input that comes in chunks of the given sizes, over and over; or lies in memory as a whole.</summary>
    private static List<string> Filter(byte[] input, int[]? chunks, RecordFilterOptions options)
    {
        var filter = new RecordFilter(s_program, options);
        var found = new List<string>();
        int given = 0;
        int turn = 0;
        if (chunks is null)
        {
            filter.ResetTo(input);
        }

        while (true)
        {
            FilterStatus status = filter.Read(out FilteredRecord record);
            switch (status)
            {
                case FilterStatus.NeedMoreData when given == input.Length:
                    filter.Complete();
                    break;
                case FilterStatus.NeedMoreData:
                    Memory<byte> room = filter.GetMemory();
                    int count = Math.Min(Math.Min(chunks![turn++ % chunks.Length], room.Length), input.Length - given);
                    input.AsSpan(given, count).CopyTo(room.Span);
                    filter.Advance(count);
                    given += count;
                    break;
                case FilterStatus.End:
                    var counts = new SelectorCounts(s_program);
                    filter.AddCountsTo(counts);
                    found.Add($"{counts.LoggedByTrail[0]} logged");
                    return found;
                default:
                    string text = Encoding.Latin1.GetString(record.Bytes);
                    if (record.ContinuesFault)
                    {
                        found[^1] += text;
                    }
                    else
                    {
                        found.Add($"{status} {record.Verdict.Outcome} {record.Verdict.Marks} {record.Fault.Kind}@{record.Offset} {text}");
                    }

                    break;
            }
        }
    }
}

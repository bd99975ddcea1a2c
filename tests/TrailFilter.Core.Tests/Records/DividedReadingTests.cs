using System.Text;
using CsCheck;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Tests.Records;

/// <summary>Where a reader says that it stands between records, a fresh one goes on in the same way.</summary>
public sealed class DividedReadingTests
{
    private const string A = """{"eventVersion":"1.08","eventName":"A","x":{"y":[1,{"z":"}"}]}}""";
    private const string Pretty = "{\n  \"q\": [\n    {\n      \"eventVersion\": 1\n    }\n  ]\n}\n";

    [Fact]
    public void A_fresh_reader_goes_on_in_the_same_way()
    {
        int divided = 0;
        Gen.OneOf(
            A + "\n", A + "\n" + A + "\n", A + "\r\n", A, Pretty, "\n", ",", "{\"Records\":[", "{\"Records\":[\n", "[", "]", "}", "{\"a\":\"", "{\"a\":1,\n", "x\n", "\"", "\\",
            "\uFEFF", "[a\"b]\n", "[\"s\",a\\\"]\n", "{\"Records\":[" + A + ",\n" + A + "],\n\"more\":\n{}}\n", "{\"nested\":" + A + "}\n",
            "{\"long\":\"" + new string('l', 1500) + "\"}\n", "    {\"indented\":1}\n", "{\"Records\":1}\n")
            .Array[0, 14].Select(static parts => Encoding.UTF8.GetBytes(string.Concat(parts))).Sample(input =>
            {
                List<Piece> whole = Reading.ReadPieces(input, [int.MaxValue], maxRecordBytes: 1024);
                for (int at = 1; at < input.Length; at++)
                {
                    if (input[at] == (byte)'{' && input[at - 1] == (byte)'\n' && IsBetweenRecords(input.AsSpan(0, at)))
                    {
                        Interlocked.Increment(ref divided);
                        Assert.Equal(
                            whole.Where(piece => piece.Offset >= at).Select(static piece => piece.ToString()),
                            ReadFrom(input, at).Select(static piece => piece.ToString()));
                    }
                }
            }, iter: 5000);
        Assert.True(divided > 1000, "The inputs had hardly a place to divide them at.");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(A + "\n", true)]
    [InlineData(Pretty + "\r\n\t ", true)]
    [InlineData("{\"Records\":[" + A + "]}\n", true)]
    [InlineData("oops\n" + A + "\n", true)]
    [InlineData("oops\n", false)]
    [InlineData("{\"a\":1,\n", false)]
    [InlineData("{\"a\":\"\n", false)]
    [InlineData("[" + A + ",\n", false)]
    [InlineData("{\"Records\":[\n", false)]
    [InlineData("{\"Records\":[" + A + "]\n", false)]
    public void Only_between_records_nothing_is_open(string input, bool between) =>
        Assert.Equal(between, IsBetweenRecords(Encoding.UTF8.GetBytes(input)));

    [Fact]
    public void After_much_that_was_scanned_in_vain_a_fresh_reader_would_differ()
    {
        // Past the limit even a record inside another ends it, so what holds one is read otherwise than before.
        string broken = "{\"a\":\"" + new string('a', 300_000) + "\n";
        string nested = "{\"nested\":" + A + "}\n";
        byte[] input = Encoding.UTF8.GetBytes(broken + A + "\n" + nested);
        Assert.False(IsBetweenRecords(input.AsSpan(0, broken.Length + A.Length + 1)));
        Assert.Equal(FaultKind.TruncatedRecord, Reading.ReadPieces(input, [int.MaxValue])[2].Fault);

        // Whole records make up for it.
        byte[] healed = Encoding.UTF8.GetBytes(broken + string.Concat(Enumerable.Repeat(A + "\n", 5000)) + nested);
        Assert.True(IsBetweenRecords(healed));
        Assert.Equal(FaultKind.None, Reading.ReadPieces(healed, [int.MaxValue])[^1].Fault);
    }

    [Theory]
    [InlineData("[a\"b]\n")]
    [InlineData("[1,n\"]\n")]
    public void A_quote_in_a_word_opens_no_string(string word)
    {
        byte[] input = Encoding.UTF8.GetBytes(word + new string('\n', 70) + A + "\n" + A);
        Assert.Equal([FaultKind.None, FaultKind.None], Reading.ReadPieces(input, [int.MaxValue]).TakeLast(2).Select(static piece => piece.Fault));
    }

    private static bool IsBetweenRecords(ReadOnlySpan<byte> input)
    {
        var reader = new RecordReader(new RecordReaderOptions { MaxRecordBytes = input.Length > 100_000 ? 1 << 24 : 1024 });
        while (true)
        {
            ReadStatus status;
            do
            {
                status = reader.Read(out _);
            }
            while (status != ReadStatus.NeedMoreData);

            if (input.IsEmpty)
            {
                return reader.IsBetweenRecords;
            }

            int count = Math.Min(reader.GetMemory().Length, input.Length);
            input[..count].CopyTo(reader.GetMemory().Span);
            reader.Advance(count);
            input = input[count..];
        }
    }

    private static List<Piece> ReadFrom(byte[] input, int at)
    {
        var reader = new RecordReader(new RecordReaderOptions { MaxRecordBytes = 1024 });
        reader.Reset(at);
        input.AsSpan(at).CopyTo(reader.GetMemory().Span);
        reader.Advance(input.Length - at);
        reader.Complete();
        var pieces = new List<Piece>();
        while (reader.Read(out RawRecord record) != ReadStatus.End)
        {
            if (record.ContinuesFault)
            {
                pieces[^1] = pieces[^1] with { Bytes = [.. pieces[^1].Bytes, .. record.Bytes] };
            }
            else
            {
                pieces.Add(new Piece(record.Fault, record.Offset, record.Bytes.ToArray()));
            }
        }

        return pieces;
    }
}

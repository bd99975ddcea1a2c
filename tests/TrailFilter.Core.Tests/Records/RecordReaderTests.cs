using System.Text;
using CsCheck;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Tests.Records;

public sealed class RecordReaderTests
{
    private const string A = """{"eventVersion":"1.08","eventName":"A","x":{"y":[1,{"z":"}"}]}}""";
    private const string B = """{"eventName":"B\"{","n":null}""";

    private static readonly int[] s_whole = [int.MaxValue];

    [Theory]
    [InlineData("$A\n$B\n")]
    [InlineData("$A\r\n$B")]
    [InlineData("\n\n$A\n\n \t\r\n$B\n\n")]
    [InlineData("$A$B")]
    [InlineData("$A $B")]
    [InlineData("[$A,$B]")]
    [InlineData("[ $A\n,\n$B\n]\n")]
    [InlineData("[$A][$B]")]
    [InlineData("{\"Records\":[$A,$B]}")]
    [InlineData("{ \"Records\" :\n [ $A , $B ] }\n")]
    [InlineData("{\"Records\":[$A]}{\"Records\":[$B]}")]
    [InlineData("{\"Records\":[$A]}\n{\"Records\":[]}\n{\"Records\":[$B]}")]
    [InlineData("{\"Records\":[$A],\"more\":{\"a\":[{}]},\"s\":\"]}\"}\n$B")]
    [InlineData("{\"Records\":[$A],\"Records\":[$B]}")]
    [InlineData("{\"Events\":[$A,$B],\"NextToken\":\"t\"}")]
    [InlineData("\uFEFF$A\n\uFEFF$B")]
    public void Records_come_out_of_every_form_byte_for_byte(string form)
    {
        string input = form.Replace("$A", A, StringComparison.Ordinal).Replace("$B", B, StringComparison.Ordinal);
        byte[] bytes = Encoding.UTF8.GetBytes(input);
        List<Piece> pieces = Reading.ReadPieces(bytes, s_whole);
        Assert.Equal([A, B], pieces.Select(p => Encoding.UTF8.GetString(p.Bytes)));
        Assert.All(pieces, p => Assert.Equal(FaultKind.None, p.Fault));
        Assert.All(pieces, p => Assert.Equal(p.Bytes, bytes.AsSpan((int)p.Offset, p.Bytes.Length).ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("[]")]
    [InlineData("{\"Records\":[]}")]
    [InlineData("{\"Records\":[ ] }\n")]
    [InlineData("\uFEFF")]
    public void Nothing_in_it_is_no_fault(string input) => Assert.Empty(Reading.Read(Encoding.UTF8.GetBytes(input), s_whole));

    /// <summary>Each row: an input, and what is made of it; <c>!</c> marks a fault.</summary>
    public static TheoryData<string, string[]> Broken => new()
    {
        { "{\"a\":1", ["TruncatedRecord@0 {\"a\":1"] },
        { "{\"a\":\"x\n{\"b\":2}\n", ["TruncatedRecord@0 {\"a\":\"x\n", "record@8 {\"b\":2}"] },
        { "{\"a\":1\n{\"b\":2}\n", ["TruncatedRecord@0 {\"a\":1\n", "record@7 {\"b\":2}"] },
        { "{\"a\":1,\n{\"b\":2}\n", ["TruncatedRecord@0 {\"a\":1,\n", "record@8 {\"b\":2}"] },
        { "{\"a\":{\"b\":1}\n{\"b\":2}\n", ["TruncatedRecord@0 {\"a\":{\"b\":1}\n", "record@13 {\"b\":2}"] },
        { "hello\n{\"b\":2}\n", ["UnexpectedBytes@0 hello\n", "record@6 {\"b\":2}"] },
        { "{\"b\":2}\nbye", ["record@0 {\"b\":2}", "UnexpectedBytes@8 bye"] },
        { "\0\0\0{\"eventVersion\":2}", ["UnexpectedBytes@0 \0\0\0", "record@3 {\"eventVersion\":2}"] },
        { "[1,{\"b\":2},\"s\",[3],null]", ["NotAnObject@1 1", "record@3 {\"b\":2}", "NotAnObject@11 \"s\"", "NotAnObject@15 [3]", "NotAnObject@19 null"] },
        { "{\"Records\":{\"a\":1}}{\"b\":2}", ["RecordsNotAnArray@0 {\"Records\":{\"a\":1}}", "record@19 {\"b\":2}"] },
        { "{\"Records\":\"none\"}", ["RecordsNotAnArray@0 {\"Records\":\"none\"}"] },
        { "{\"Records\":[{\"b\":2}", ["record@12 {\"b\":2}", "UnclosedArray@19 "] },
        { "{\"Records\":[{\"b\":2},", ["record@12 {\"b\":2}", "UnclosedArray@20 "] },
        { "{\"Records\":[{\"b\":\"2},{\"eventVersion\":1},{\"c\":3}]}", ["TruncatedRecord@12 {\"b\":\"2},", "record@21 {\"eventVersion\":1}", "record@40 {\"c\":3}"] },
        { "[\n  {\n    \"a\": \"x\n  },\n  {\n    \"b\": 2\n  }\n]", ["TruncatedRecord@4 {\n    \"a\": \"x\n  },\n  ", "record@25 {\n    \"b\": 2\n  }"] },
        { "{\"Records\":[{\"b\":1}]\n{\"Records\":[{\"b\":2}]}\n{\"b\":3}", ["record@12 {\"b\":1}", "UnclosedArray@21 ", "record@33 {\"b\":2}", "record@43 {\"b\":3}"] },
        { "{\"Records\":[{\"b\":1}]x}\n{\"b\":3}\n{\"b\":4}", ["record@12 {\"b\":1}", "UnexpectedBytes@20 x}\n", "record@23 {\"b\":3}", "record@31 {\"b\":4}"] },
        { "}{\"b\":2}", ["UnexpectedBytes@0 }{\"b\":2}"] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_fault_names_its_place_and_spares_its_neighbours(string input, string[] expected)
    {
        Assert.Equal(expected, Reading.Read(Encoding.UTF8.GetBytes(input), s_whole));
        Assert.Equal(expected, Reading.Read(Encoding.UTF8.GetBytes(input), [1]));
    }

    [Fact]
    public void Nothing_of_a_broken_input_gets_lost()
    {
        Gen.OneOf("{\"eventVersion\":1}", "{\"a\":", "\"", "\n", "{", "}", "[", "]", ",", " ", "x", "\\", "{\"Records\":[", "]}", "\0", "\uFEFF")
            .Array[0, 30].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))).Sample(input =>
            {
                int at = 0;
                foreach (Piece piece in Reading.ReadPieces(input, s_whole))
                {
                    // Between two pieces stands only what belongs to envelopes and separators.
                    Assert.True(piece.Offset >= at);
                    Assert.Equal(piece.Bytes, input.AsSpan((int)piece.Offset, piece.Bytes.Length).ToArray());
                    at = (int)piece.Offset + piece.Bytes.Length;
                }
            });
    }

    public static TheoryData<ScanKind> Kinds => [ScanKind.Scalar, ScanKind.Vector128, ScanKind.Vector256, ScanKind.Vector512];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cuts_change_nothing(ScanKind kind)
    {
        Assert.SkipUnless(BlockScanner.IsSupported(kind), $"NOT CHECKED: this machine cannot run {kind}.");
        Gen<byte[]> inputs = Gen.OneOf(
            A, B, A + "\n", "\n", ",", "{\"Records\":[", "[", "]", "}", "{\"a\":\"", "{\"a\":1,\n", "x", "\"", "\uFEFF", "   {\n  \"q\": 1\n}",
            new string(' ', 70), "{\"long\":\"" + new string('l', 300) + "\"}", "{\"x\":" + new string('[', 40) + new string(']', 40) + "}")
            .Array[0, 12].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
        Gen.Select(inputs, Gen.Int[1, 200].Array[1, 6]).Sample((input, chunks) =>
            Assert.Equal(Reading.Read(input, s_whole, ScanKind.Scalar, 1024), Reading.Read(input, chunks, kind, 1024)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void A_record_over_the_limit_is_a_fault_and_its_neighbours_are_not(int chunk)
    {
        string big = "{\"big\":\"" + new string('b', 200_000) + "\"}";
        byte[] input = Encoding.UTF8.GetBytes($"{{\"Records\":[{A},{big},{B}]}}");
        List<Piece> pieces = Reading.ReadPieces(input, [chunk], maxRecordBytes: 1024);
        Assert.Equal([FaultKind.None, FaultKind.RecordTooLarge, FaultKind.None], pieces.Select(p => p.Fault));
        Assert.Equal(big, Encoding.UTF8.GetString(pieces[1].Bytes));
        Assert.Equal(B, Encoding.UTF8.GetString(pieces[2].Bytes));
    }

    [Fact]
    public void A_record_of_exactly_the_limit_is_read()
    {
        string fits = "{\"a\":\"" + new string('x', 1024 - 8) + "\"}";
        Assert.Equal(FaultKind.None, Assert.Single(Reading.ReadPieces(Encoding.UTF8.GetBytes(fits), s_whole, maxRecordBytes: 1024)).Fault);
        string over = fits.Insert(7, "x");
        Assert.Equal(
            FaultKind.RecordTooLarge,
            Assert.Single(Reading.ReadPieces(Encoding.UTF8.GetBytes(over), s_whole, maxRecordBytes: 1024)).Fault);
    }

    [Fact]
    public void An_archive_that_is_broken_everywhere_is_read_in_linear_time()
    {
        // Each record lacks a bracket, so each seems to hold all those behind it; the end of the file closes the last one.
        string bad = "{\"eventVersion\":{\"p\":\"" + new string('p', 300) + "\"},";
        byte[] input = Encoding.UTF8.GetBytes("{\"Records\":[" + string.Concat(Enumerable.Repeat(bad, 20_000)) + "]}");
        List<Piece> pieces = Reading.ReadPieces(input, s_whole);
        Assert.Equal(19_999, pieces.Count(p => p.Fault == FaultKind.TruncatedRecord && p.Bytes.Length > 0));
    }

    /// <summary>Inputs that once led the index astray where the buffer moved, found by a reviewer.</summary>
    public static TheoryData<string, int, int> Gaps => new()
    {
        { string.Concat(Enumerable.Repeat(A + "\n", 3700)) + new string('\n', 30_000) + A + "\n" + A, 3702, 0 },
        { A + new string('\n', 300_000) + A, 2, 0 },
        { "[" + string.Concat(Enumerable.Repeat("1,", 200_000)) + A + "]", 1, 200_000 },
        { new string('x', 200_000) + "\n{" + new string(' ', 100_000) + A[1..], 1, 1 },
        { string.Concat(Enumerable.Repeat("\uFEFF", 85_000)) + A, 1, 0 },
        { "{" + new string(' ', 400_000) + A[1..], 1, 0 },
        { "{\"Records\"" + new string(' ', 400_000) + ":[]}" + A, 2, 0 },
        { "[\"" + new string('s', 500_000) + "\"," + A + "]", 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Long_stretches_without_records_are_passed(string input, int records, int faults)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(input);
        List<string> whole = Reading.Read(bytes, s_whole);
        Assert.Equal(records, whole.Count(static p => p.StartsWith("record", StringComparison.Ordinal)));
        Assert.Equal(faults, whole.Count(static p => !p.StartsWith("record", StringComparison.Ordinal)));
        Assert.Equal(whole, Reading.Read(bytes, [10_007]));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1024)]
    [InlineData(2000)]
    public void A_long_string_where_a_record_belongs_gives_the_same_however_it_is_cut(int length)
    {
        byte[] input = Encoding.UTF8.GetBytes("[\"" + new string('a', length) + "\"," + B + ",5]");
        Assert.Equal(Reading.Read(input, s_whole, maxRecordBytes: 1024), Reading.Read(input, [64], maxRecordBytes: 1024));
    }

    [Fact]
    public void Blocks_that_fail_one_after_another_are_read_in_linear_time()
    {
        string block = string.Concat(Enumerable.Repeat("{\"eventVersion\":", 4000)) + "\"\n";
        byte[] input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(block, 40)));
        Assert.Equal(160_000, Reading.ReadPieces(input, s_whole).Count);
    }

    [Fact]
    public void Nesting_without_end_is_no_trouble()
    {
        string deep = "{\"eventName\":\"deep\",\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        Assert.Equal(deep, Encoding.UTF8.GetString(Assert.Single(Reading.ReadPieces(Encoding.UTF8.GetBytes(deep), s_whole)).Bytes));
    }

    [Fact]
    public void Long_inputs_are_read_through_a_buffer_that_stays_small()
    {
        byte[] line = Encoding.UTF8.GetBytes(A + "\n");
        byte[] input = new byte[line.Length * 50_000];
        for (int i = 0; i < 50_000; i++)
        {
            line.CopyTo(input, i * line.Length);
        }

        List<Piece> pieces = Reading.ReadPieces(input, [10_000, 3, 64_000]);
        Assert.Equal(50_000, pieces.Count);
        Assert.All(pieces.Select((p, i) => (p, i)), x => Assert.Equal((long)x.i * line.Length, x.p.Offset));
    }

    [Fact]
    public void A_reader_can_be_used_again()
    {
        var reader = new RecordReader();
        for (int round = 0; round < 2; round++)
        {
            "[{\"a\":1"u8.CopyTo(reader.GetMemory().Span);
            reader.Advance(7);
            Assert.Equal(ReadStatus.NeedMoreData, reader.Read(out _));
            reader.Complete();
            Assert.Throws<InvalidOperationException>(() => reader.GetMemory());
            Assert.Equal(ReadStatus.Fault, reader.Read(out RawRecord fault));
            Assert.Equal(1, fault.Offset);
            reader.Reset();
        }
    }
}

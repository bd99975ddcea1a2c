using System.Text;
using CsCheck;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;
using TrailFilter.Core.Tests.Oracle;

namespace TrailFilter.Core.Tests.Records;

/// <summary>An input that lies in memory as a whole is read as one that comes in pieces.</summary>
public sealed class InPlaceReadingTests
{
    private const string A = """{"eventVersion":"1.08","eventName":"A","x":{"y":[1,{"z":"}"}]}}""";
    private const int Window = 64 * 1024;

    private static readonly string[] s_separators = ["\n", "\r\n", ",", ",\n", "", " ", "\n\n", "]}\n{\"Records\":[", "x\n", "\",", "\\"];

    /// <summary>Generated records, some of them damaged, far apart or very long, in an envelope, an array or neither.</summary>
    internal static Gen<byte[]> Inputs => Gen.Select(Gen.Int, Gen.Int[1, 60], Gen.Int[0, 3], Gen.Int[0, 4]).Select(static (seed, count, damage, form) =>
    {
        var random = new Random(seed);
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(form switch { 0 => "{\"Records\":[", 1 => "[\n", _ => "" }));
        string usual = form < 2 ? "," : "\n";
        for (int i = 0; i < count; i++)
        {
            byte[] record = RecordGenerator.Generate(random.Next());
            bytes.AddRange(random.Next(20) < damage ? RecordMutator.Mutate(record, random.Next()) : record);
            bytes.AddRange(Encoding.UTF8.GetBytes(random.Next(20) < damage ? s_separators[random.Next(s_separators.Length)] : usual));
            switch (random.Next(40))
            {
                case 0:
                    bytes.AddRange(Enumerable.Repeat((byte)' ', random.Next(3 * Window)));
                    break;
                case 1:
                    bytes.AddRange(Encoding.UTF8.GetBytes("{\"eventName\":\"" + new string('l', random.Next(5 * Window)) + "\"}" + usual));
                    break;
            }
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(form switch { 0 => "]}", 1 => "]", _ => "" }));
        return bytes.ToArray();
    });

    [Fact]
    public void Records_faults_and_offsets_are_those_of_an_input_in_pieces() =>
        Gen.Select(Inputs, Gen.Int[1, 100_000].Array[1, 6], Gen.Int[0, 70], Gen.Int[0, 1]).Sample((input, chunks, before, small) =>
        {
            int limit = small == 1 ? 1024 : 1 << 24;
            Assert.Equal(Reading.Read(input, chunks, maxRecordBytes: limit), ReadInPlace(input, before, limit));
        }, iter: 300);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Wherever_a_window_ends_nothing_changes(int form)
    {
        string record = form == 2 ? "{\n  \"eventName\": \"B\"\n}" : A;
        string separator = form == 0 ? "," : "\n";
        for (int before = 0; before < A.Length + 3; before++)
        {
            // Long enough for the window to move several times.
            string text = new string(' ', before) + (form == 0 ? "{\"Records\":[" : "")
                + string.Concat(Enumerable.Repeat(record + separator, 400_000 / record.Length)) + record + (form == 0 ? "]}" : "");
            byte[] input = Encoding.UTF8.GetBytes(text);
            List<string> pieces = ReadInPlace(input, before, 1 << 24);
            Assert.Equal((400_000 / record.Length) + 1, pieces.Count);
            Assert.All(pieces, piece => Assert.StartsWith("record@", piece, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Records_of_exactly_the_limit_are_read_and_longer_ones_are_not()
    {
        foreach (int length in (int[])[1023, 1024, 1025])
        {
            string record = "{\"eventName\":\"" + new string('n', length - 16) + "\"}";
            byte[] input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(record + "\n", 300)));
            List<string> pieces = ReadInPlace(input, 0, 1024);
            Assert.Equal(Reading.Read(input, [777], maxRecordBytes: 1024), pieces);
            Assert.All(pieces, piece => Assert.StartsWith(length > 1024 ? "RecordTooLarge@" : "record@", piece, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Bytes_beside_the_segment_are_not_read()
    {
        byte[] array = Encoding.UTF8.GetBytes(A + A + A);
        var reader = new RecordReader();
        reader.ResetTo(new ArraySegment<byte>(array, A.Length, A.Length - 1));
        Assert.Equal(ReadStatus.Fault, reader.Read(out RawRecord cut));
        Assert.Equal((FaultKind.TruncatedRecord, 0L, A.Length - 1), (cut.Fault, cut.Offset, cut.Bytes.Length));
        Assert.Equal(ReadStatus.End, reader.Read(out _));

        reader.ResetTo(default);
        Assert.Equal(ReadStatus.End, reader.Read(out _));
        reader.ResetTo(new ArraySegment<byte>(array, array.Length, 0));
        Assert.Equal(ReadStatus.End, reader.Read(out _));
    }

    [Fact]
    public void Nothing_can_be_added_until_a_reset()
    {
        byte[] input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(A, 5000)));
        var reader = new RecordReader();
        reader.ResetTo(input);
        Assert.Throws<InvalidOperationException>(() => reader.GetMemory());
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Advance(1));
        reader.Complete();
        int records = 0;
        while (reader.Read(out _) == ReadStatus.Record)
        {
            records++;
        }

        Assert.Equal(5000, records);

        reader.Reset(7);
        Encoding.UTF8.GetBytes(A).CopyTo(reader.GetMemory());
        reader.Advance(A.Length);
        Assert.Equal(ReadStatus.Record, reader.Read(out RawRecord record));
        Assert.Equal((7L, A), (record.Offset, Encoding.UTF8.GetString(record.Bytes)));
    }

    [Fact]
    public void While_input_is_left_a_reader_is_not_between_records()
    {
        string line = "{\"eventName\":\"" + new string('n', 1024 - 17) + "\"}\n";
        byte[] input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 100))[..^1].Insert(0, "\n"));
        var reader = new RecordReader();
        reader.ResetTo(input);
        while (reader.Read(out _) == ReadStatus.Record)
        {
            Assert.False(reader.IsBetweenRecords);
        }
    }

    private static List<string> ReadInPlace(byte[] input, int before, int maxRecordBytes)
    {
        // Whatever stands beside the segment would be noticed.
        byte[] array = new byte[before + input.Length + 70];
        array.AsSpan().Fill((byte)'{');
        input.CopyTo(array, before);
        var reader = new RecordReader(new RecordReaderOptions { MaxRecordBytes = maxRecordBytes, Scan = ScanKind.Auto });
        reader.ResetTo(new ArraySegment<byte>(array, before, input.Length));
        var pieces = new List<Piece>();
        while (true)
        {
            switch (reader.Read(out RawRecord record))
            {
                case ReadStatus.End:
                    return [.. pieces.Select(static piece => piece.ToString())];
                case ReadStatus.NeedMoreData:
                    throw new InvalidOperationException("All of the input is there.");
                default:
                    if (record.ContinuesFault)
                    {
                        pieces[^1] = pieces[^1] with { Bytes = [.. pieces[^1].Bytes, .. record.Bytes] };
                    }
                    else
                    {
                        pieces.Add(new Piece(record.Fault, record.Offset, record.Bytes.ToArray()));
                    }

                    break;
            }
        }
    }
}

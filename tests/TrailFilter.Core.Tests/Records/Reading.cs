using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Tests.Records;

/// <summary>What a reader made of an input. The pieces of one fault are joined.</summary>
internal sealed record Piece(FaultKind Fault, long Offset, byte[] Bytes)
{
    public override string ToString() =>
        $"{(Fault == FaultKind.None ? "record" : Fault)}@{Offset} {System.Text.Encoding.Latin1.GetString(Bytes)}";
}

internal static class Reading
{
    /// <summary>Reads an input that arrives in chunks of the given sizes, over and over.</summary>
    public static List<string> Read(byte[] input, int[] chunks, ScanKind kind = ScanKind.Auto, int maxRecordBytes = 1 << 24) =>
        [.. ReadPieces(input, chunks, kind, maxRecordBytes).Select(p => p.ToString())];

    public static List<Piece> ReadPieces(byte[] input, int[] chunks, ScanKind kind = ScanKind.Auto, int maxRecordBytes = 1 << 24)
    {
        var reader = new RecordReader(new RecordReaderOptions { MaxRecordBytes = maxRecordBytes, Scan = kind });
        var pieces = new List<Piece>();
        int given = 0;
        int turn = 0;
        while (true)
        {
            switch (reader.Read(out RawRecord record))
            {
                case ReadStatus.NeedMoreData when given == input.Length:
                    reader.Complete();
                    break;
                case ReadStatus.NeedMoreData:
                    Memory<byte> memory = reader.GetMemory();
                    int count = Math.Min(Math.Min(chunks[turn++ % chunks.Length], memory.Length), input.Length - given);
                    input.AsSpan(given, count).CopyTo(memory.Span);
                    reader.Advance(count);
                    given += count;
                    break;
                case ReadStatus.End:
                    return pieces;
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

using TrailFilter.Core.Records;

namespace TrailFilter.Benchmarks;

/// <summary>Hands a text in memory to the engine the way a file would come: in reads of a bounded size.</summary>
internal static class Feeding
{
    /// <summary>Fills the reader's buffer with the next bytes.</summary>
    public static void Fill(RecordReader reader, byte[] input, ref int given)
    {
        if (given == input.Length)
        {
            reader.Complete();
            return;
        }

        Span<byte> room = reader.GetMemory().Span;
        int count = Math.Min(room.Length, input.Length - given);
        input.AsSpan(given, count).CopyTo(room);
        reader.Advance(count);
        given += count;
    }
}

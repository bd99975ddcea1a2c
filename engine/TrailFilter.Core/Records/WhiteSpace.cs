namespace TrailFilter.Core.Records;

/// <summary>White space between the values of a JSON text.</summary>
public static class WhiteSpace
{
    /// <summary>Copies a record without the white space outside its strings, so that it fits on a line. Nothing else changes.</summary>
    /// <param name="record">A record as a <see cref="RecordReader"/> framed it.</param>
    /// <param name="destination">At least as long as the record; must not overlap it.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Remove(ReadOnlySpan<byte> record, Span<byte> destination)
    {
        int written = 0;
        while (!record.IsEmpty)
        {
            int run = record[0] switch
            {
                (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' => 0,
                (byte)'"' => StringLength(record),
                _ => PlainLength(record),
            };
            record[..run].CopyTo(destination[written..]);
            written += run;
            record = record[Math.Max(run, 1)..];
        }

        return written;
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        int at = 1;
        while (true)
        {
            int next = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return text.Length;
            }

            at += next;
            if (text[at] == (byte)'"')
            {
                return at + 1;
            }

            // What a backslash escapes is passed over with it.
            at += 2;
            if (at >= text.Length)
            {
                return text.Length;
            }
        }
    }

    private static int PlainLength(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAny(" \n\r\t\""u8);
        return length < 0 ? text.Length : length;
    }
}

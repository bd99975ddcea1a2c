using System.Buffers;
using TrailFilter.Pipeline.Flow;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>Writes a record that spans lines as one line: without the white space outside its strings, otherwise byte for byte.</summary>
internal static class SingleLine
{
    private static readonly SearchValues<byte> s_quoteOrSpace = SearchValues.Create("\" \t\r\n"u8);
    private static readonly SearchValues<byte> s_quoteOrBackslash = SearchValues.Create("\"\\"u8);

    /// <summary>Writes a record.</summary>
    /// <param name="record">A JSON object.</param>
    /// <param name="batches">Where it goes.</param>
    public static void Append(ReadOnlySpan<byte> record, BatchBuilder batches)
    {
        while (!record.IsEmpty)
        {
            int run = record.IndexOfAny(s_quoteOrSpace);
            if (run < 0)
            {
                batches.AppendRecords(record);
                return;
            }

            if (record[run] == (byte)'"')
            {
                run += StringLength(record[run..]);
                batches.AppendRecords(record[..run]);
                record = record[run..];
            }
            else
            {
                batches.AppendRecords(record[..run]);
                int text = record[run..].IndexOfAnyExcept(" \t\r\n"u8);
                record = text < 0 ? [] : record[(run + text)..];
            }
        }
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        int at = 1;
        while (at < text.Length)
        {
            int next = text[at..].IndexOfAny(s_quoteOrBackslash);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] == (byte)'"')
            {
                return at + 1;
            }

            at += 2;
        }

        return text.Length;
    }
}

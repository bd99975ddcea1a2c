using System.Globalization;
using System.Text;

namespace TrailFilter.Pipeline.Counting;

/// <summary>
/// Makes text from logs, and names of files, safe to show on a terminal: what could move the cursor, change colours or reorder
/// text is written as an escape. Thread-safe.
/// </summary>
public static class TerminalText
{
    /// <summary>Makes text safe.</summary>
    /// <param name="text">Any text.</param>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsSafe(rune) || rune == Rune.ReplacementChar)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        if (length == text.Length)
        {
            return text;
        }

        var safe = new StringBuilder(text, 0, length, text.Length + 16);
        foreach (Rune rune in text.AsSpan(length).EnumerateRunes())
        {
            Append(safe, rune);
        }

        return safe.ToString();
    }

    /// <summary>Makes bytes safe; those that are not UTF-8 are shown as <c>\x</c> and two digits.</summary>
    /// <param name="bytes">Any bytes.</param>
    public static string Safe(ReadOnlySpan<byte> bytes)
    {
        var safe = new StringBuilder(bytes.Length + 16);
        while (!bytes.IsEmpty)
        {
            bool good = Rune.DecodeFromUtf8(bytes, out Rune rune, out int used) == System.Buffers.OperationStatus.Done;
            if (good)
            {
                Append(safe, rune);
            }
            else
            {
                foreach (byte value in bytes[..used])
                {
                    safe.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
                }
            }

            bytes = bytes[used..];
        }

        return safe.ToString();
    }

    private static void Append(StringBuilder safe, Rune rune)
    {
        if (IsSafe(rune))
        {
            safe.Append(rune.ToString());
        }
        else if (rune.Value <= 0xff)
        {
            safe.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        }
        else
        {
            safe.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }
    }

    // Control: escape sequences. Format: right-to-left overrides and invisible letters. The separators end a line for some readers.
    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}

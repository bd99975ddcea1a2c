using System.Text;

namespace TrailFilter.Report.Rendering.Text;

/// <summary>
/// How wide text is on a terminal: East Asian wide letters and emoji take two columns, everything else one. Marks that a terminal
/// draws over the letter before them count as well, so that a thousand of them cannot hide in one line. Text must have been made
/// safe before.
/// </summary>
internal static class Columns
{
    private const char Ellipsis = '…';

    /// <summary>The columns text takes.</summary>
    public static int WidthOf(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width;
    }

    /// <summary>Cuts the middle out of text that is too wide; what tells long names apart is at their ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The columns there are, at least 1.</param>
    public static string Cut(string text, int width)
    {
        if (WidthOf(text) <= width)
        {
            return text;
        }

        // The end gets more: names of one kind begin alike.
        int forEnd = width / 2;
        string end = EndOf(text, forEnd);
        return string.Concat(Take(text, width - 1 - forEnd), [Ellipsis], end);
    }

    /// <summary>As much of the beginning as fits.</summary>
    public static ReadOnlySpan<char> Take(ReadOnlySpan<char> text, int width)
    {
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width -= WidthOf(rune);
            if (width < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static string EndOf(string text, int width)
    {
        int start = text.Length;
        while (start > 0)
        {
            int before = start - (start > 1 && char.IsSurrogatePair(text[start - 2], text[start - 1]) ? 2 : 1);
            width -= Rune.TryGetRuneAt(text, before, out Rune rune) ? WidthOf(rune) : 1;
            if (width < 0)
            {
                break;
            }

            start = before;
        }

        return text[start..];
    }

    // The blocks of Unicode whose East_Asian_Width is mostly W or F (Unicode Standard Annex 11), without exceptions within them.
    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115f or >= 0x2e80 and <= 0x303e or >= 0x3041 and <= 0xa4cf or >= 0xa960 and <= 0xa97f or >= 0xac00 and <= 0xd7a3 => 2,
        >= 0xf900 and <= 0xfaff or >= 0xfe30 and <= 0xfe6f or >= 0xff00 and <= 0xff60 or >= 0xffe0 and <= 0xffe6 => 2,
        >= 0x1f300 and <= 0x1faff or >= 0x20000 and <= 0x3fffd => 2,
        _ => 1,
    };
}

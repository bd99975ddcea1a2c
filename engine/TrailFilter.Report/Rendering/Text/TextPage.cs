using System.Globalization;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Report.Rendering.Text;

/// <summary>Writes lines of at most 80 columns, in which no text from outside does more than be read.</summary>
internal sealed class TextPage(TextWriter writer)
{
    /// <summary>The widest line.</summary>
    public const int Width = 80;

    private const int Gap = 2;
    private const int NarrowestText = 8;
    private const int LongestName = 100;

    /// <summary>A name from logs for use in a sentence: safe, and without its middle where it is very long.</summary>
    public static string Name(string name) => Columns.Cut(TerminalText.Safe(Words.Key(name)), LongestName);

    /// <summary>An empty line.</summary>
    public void Blank() => writer.WriteLine();

    /// <summary>A heading, after an empty line, underlined.</summary>
    public void Heading(string text)
    {
        string shown = Columns.Cut(TerminalText.Safe(text), Width);
        Blank();
        writer.WriteLine(shown);
        writer.WriteLine(new string('=', Columns.WidthOf(shown)));
    }

    /// <summary>A heading below one, after an empty line.</summary>
    public void Subheading(string text)
    {
        Blank();
        writer.WriteLine(Columns.Cut(TerminalText.Safe(text), Width));
    }

    /// <summary>A paragraph, broken between words, and within those that fit on no line.</summary>
    /// <param name="text">The text; its line feeds begin lines.</param>
    /// <param name="first">What stands before its first line; the others are indented by as much.</param>
    public void Paragraph(string text, string first = "")
    {
        string before = TerminalText.Safe(first);
        string rest = new(' ', Columns.WidthOf(before));
        foreach (string line in text.Split('\n'))
        {
            foreach (string part in Broken(TerminalText.Safe(line), Width - rest.Length))
            {
                writer.WriteLine((before + part).TrimEnd());
                before = rest;
            }
        }
    }

    /// <summary>A name and what is so named, the latter all in one column.</summary>
    public void Fact(string name, string text) => Paragraph(text, $"  {name,-22}");

    /// <summary>A table.</summary>
    /// <param name="columns">
    /// Their headings. Those that begin with <c>&gt;</c> hold figures, on the right; the first of the others gives way until the
    /// table fits.
    /// </param>
    /// <param name="rows">The rows, with a cell for each column.</param>
    public void Table(string[] columns, IReadOnlyList<string[]> rows)
    {
        bool[] isFigure = [.. columns.Select(static column => column.StartsWith('>'))];
        string[][] cells =
        [
            [.. columns.Select(static column => column.TrimStart('>'))],
            .. rows.Select(static row => row.Select(TerminalText.Safe).ToArray()),
        ];
        int[] widths = [.. columns.Select((_, column) => cells.Max(row => Columns.WidthOf(row[column])))];
        Fit(widths, isFigure);
        foreach (string[] row in cells)
        {
            IEnumerable<string> shown = row.Select((cell, column) => Padded(cell, widths[column], isFigure[column]));
            writer.WriteLine(("  " + string.Join(new string(' ', Gap), shown)).TrimEnd());
        }
    }

    /// <summary>How many rows there are beyond those shown.</summary>
    public void More(int count, string what)
    {
        if (count > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {count:#,##0} more {what}"));
        }
    }

    private static string Padded(string cell, int width, bool isFigure)
    {
        string cut = Columns.Cut(cell, width);
        string padding = new(' ', width - Columns.WidthOf(cut));
        return isFigure ? padding + cut : cut + padding;
    }

    // The widest text gives way first, column by column; figures only where no text is left to give.
    private static void Fit(int[] widths, bool[] isFigure)
    {
        int room = Width - 2 - Gap * (widths.Length - 1);
        while (widths.Sum() > room)
        {
            int widest = -1;
            for (int i = 0; i < widths.Length; i++)
            {
                bool gives = !isFigure[i] && widths[i] > NarrowestText;
                if (gives && (widest < 0 || widths[i] > widths[widest]))
                {
                    widest = i;
                }
            }

            widest = widest >= 0 ? widest : Array.IndexOf(widths, widths.Max());
            int second = widths.Where((_, i) => i != widest && !isFigure[i]).Append(NarrowestText).Max();
            int over = widths.Sum() - room;
            // As far as the next one at once: a width may be hundreds of thousands.
            widths[widest] -= Math.Clamp(widths[widest] - second, 1, over);
        }
    }

    private static IEnumerable<string> Broken(string text, int width)
    {
        int start = 0;
        while (true)
        {
            ReadOnlySpan<char> left = text.AsSpan(start);
            ReadOnlySpan<char> fits = Columns.Take(left, width);
            if (fits.Length == left.Length)
            {
                yield return text[start..];
                yield break;
            }

            int space = left[fits.Length] == ' ' ? fits.Length : fits.LastIndexOf(' ');
            int length = space > 0 ? space : Math.Max(fits.Length, 1);
            yield return text.Substring(start, length);
            start += length;
            while (start < text.Length && text[start] == ' ')
            {
                start++;
            }
        }
    }
}

using System.Text;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Explaining;

/// <summary>Lines of at most 80 columns. What a terminal would obey is escaped here, whatever the text is.</summary>
internal sealed class TextColumns
{
    private const int Width = 80;

    private readonly StringBuilder _text = new();

    /// <summary>Begins an explanation.</summary>
    public void Clear() => _text.Clear();

    /// <summary>Adds text as lines: broken at spaces where there are some, and further lines set in by two more.</summary>
    /// <param name="indent">Columns left free.</param>
    /// <param name="text">The text, which may hold anything.</param>
    public void Line(int indent, string text)
    {
        _text.Append(' ', indent);
        Words(text, indent, indent);
    }

    /// <summary>Adds a line that begins with a word which may be coloured.</summary>
    /// <param name="title">The word, or a few.</param>
    /// <param name="colour">What makes a terminal show it in a colour, or null.</param>
    /// <param name="text">The rest, which may hold anything.</param>
    public void Title(string title, string? colour, string text)
    {
        _text.Append(colour).Append(title).Append(colour is null ? "" : "\e[0m").Append("  ");
        Words(text, title.Length + 2, 0);
    }

    /// <summary>All lines.</summary>
    public override string ToString() => _text.ToString();

    private void Words(string text, int column, int indent)
    {
        string[] words = TerminalText.Safe(text).Split(' ');
        column = Begin(words[0], column, indent + 2);
        foreach (string word in words.AsSpan(1))
        {
            column = Append(word, column, indent + 2);
        }

        _text.Append('\n');
    }

    private int Append(string word, int column, int indent)
    {
        if (column + 1 + LengthOf(word) <= Width)
        {
            _text.Append(' ').Append(word);
            return column + 1 + LengthOf(word);
        }

        // A word that fits no line is not begun on a new one where it would be broken as well.
        if (LengthOf(word) > Width - indent && column + 1 < Width - 10)
        {
            _text.Append(' ');
            return Begin(word, column + 1, indent);
        }

        _text.Append('\n').Append(' ', indent);
        return Begin(word, indent, indent);
    }

    private int Begin(string word, int column, int indent)
    {
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (column == Width)
            {
                _text.Append('\n').Append(' ', indent);
                column = indent;
            }

            _text.Append(rune.ToString());
            column++;
        }

        return column;
    }

    private static int LengthOf(string word) => word.EnumerateRunes().Count();
}

using System.Text;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Rendering.Text;

namespace TrailFilter.Report.Rendering.Markdown;

/// <summary>
/// Text within GitHub's Markdown that stays text: no markup, no link, no mention of a person or an issue, no end of a table's cell.
/// </summary>
internal static class MarkdownText
{
    private const int LongestCode = 100;

    /// <summary>
    /// Text from logs, as code, where nothing is a link or a mention. What would end the code or a cell becomes an escape, as letters
    /// do that nobody sees; so does the at sign where a mention could begin, for readers that look for mentions in code as well.
    /// </summary>
    /// <param name="text">The text; its middle is cut out when it is long.</param>
    public static string Code(string text)
    {
        string safe = Columns.Cut(TerminalText.Safe(text), LongestCode);
        if (string.IsNullOrWhiteSpace(safe))
        {
            return safe.Length == 0 ? "" : "(spaces)";
        }

        var code = new StringBuilder("`", safe.Length + 8);
        char before = ' ';
        foreach (char letter in safe)
        {
            _ = letter switch
            {
                '`' => code.Append("\\x60"),
                '|' => code.Append("\\x7c"),
                '@' when !char.IsLetterOrDigit(before) => code.Append("\\x40"),
                _ => code.Append(letter),
            };
            before = letter;
        }

        return code.Append('`').ToString();
    }

    /// <summary>
    /// A sentence, which may hold names from outside. Marks are escaped one by one; an at sign, and a number sign before a digit,
    /// become escapes, because GitHub looks for mentions of people and issues after it has read the markup.
    /// </summary>
    public static string Prose(string text)
    {
        var prose = new StringBuilder(text.Length + 16);
        string safe = TerminalText.Safe(text);
        for (int i = 0; i < safe.Length; i++)
        {
            char letter = safe[i];
            _ = letter switch
            {
                '@' => prose.Append("\\\\x40"),
                '#' when i + 1 < safe.Length && char.IsAsciiDigit(safe[i + 1]) => prose.Append("\\\\x23"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '~' or '&' or '!' or '$' => prose.Append('\\').Append(letter),

                // What a bare address of a page is known by.
                ':' when safe.AsSpan(i + 1).StartsWith("//", StringComparison.Ordinal) => prose.Append("\\:"),
                '.' when safe.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase) => prose.Append("\\."),

                // At the beginning of a line: a list, a heading, a rule, a number of a list.
                '-' or '+' or '=' when i == 0 => prose.Append('\\').Append(letter),
                _ => prose.Append(letter),
            };
        }

        return prose.ToString();
    }
}

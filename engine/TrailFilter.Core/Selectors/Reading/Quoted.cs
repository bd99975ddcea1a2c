using System.Globalization;
using System.Text;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>Text of a selectors file inside a message: a file can hold anything, a message stays short and printable.</summary>
internal static class Quoted
{
    /// <summary>Longest piece of a file's text in a message, in UTF-16 units; longer than any ARN seen.</summary>
    private const int MaxLength = 300;

    /// <summary>The text itself, cut when it is very long, control characters as <c>\u0007</c>.</summary>
    internal static string Text(string text) => Escape(text, "");

    /// <summary>A key inside a JSON path: quotes and backslashes escaped too.</summary>
    internal static string Key(string key) => Escape(key, "'\\");

    private static string Escape(string text, ReadOnlySpan<char> withBackslash)
    {
        bool cut = text.Length > MaxLength;
        int end = cut ? MaxLength : text.Length;
        if (cut && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        var escaped = new StringBuilder();
        foreach (char c in text.AsSpan(0, end))
        {
            if (withBackslash.Contains(c))
            {
                escaped.Append('\\').Append(c);
            }
            else if (char.IsControl(c))
            {
                escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return (cut ? escaped.Append('…') : escaped).ToString();
    }
}

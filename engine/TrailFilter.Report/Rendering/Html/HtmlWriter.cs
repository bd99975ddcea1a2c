using System.Globalization;
using System.Text;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Report.Rendering.Text;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>
/// Writes HTML that is well-formed XML too. Whatever text it is given stays text: markup is escaped, and what nobody sees or what
/// would reorder letters is written as an escape, as for a terminal. Owned by one thread.
/// </summary>
internal sealed class HtmlWriter(TextWriter writer)
{
    /// <summary>The most letters of a name that a page shows; its JSON has all of them.</summary>
    public const int LongestName = 200;

    private const int LongestText = 4000;

    // After these a line ends, which nobody sees on the page but whoever reads its source.
    private static readonly HashSet<string> s_blocks =
    [
        "html", "head", "title", "style", "script", "body", "header", "nav", "main", "section", "footer", "div", "h1", "h2", "h3", "p",
        "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "svg", "g", "details", "summary", "table", "caption", "thead",
        "tbody", "tr", "pre", "text", "desc", "defs", "pattern",
    ];

    private int _ids;

    /// <summary>An id that nothing else on the page has.</summary>
    public string NextId() => string.Create(CultureInfo.InvariantCulture, $"n{++_ids}");

    /// <summary>Begins an element, which ends when the result is disposed of.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; those without a value are left out.</param>
    public Ending In(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes, ">");
        return new Ending(this, name);
    }

    /// <summary>An element that never has content.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Begin(name, attributes, " />");

    /// <summary>An element with text.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (In(name, attributes))
        {
            Text(text);
        }
    }

    /// <summary>Text, which may hold names from outside. What is longer than a few pages loses its middle.</summary>
    public void Text(string text) => writer.Write(Escaped(Columns.Cut(TerminalText.Safe(text), LongestText)));

    /// <summary>Text in which line feeds are kept, for an element that shows them.</summary>
    public void Lines(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            writer.Write(i == 0 ? "" : "\n");
            Text(lines[i].TrimEnd('\r'));
        }
    }

    /// <summary>A name from outside, apart from the text around it: letters written from the right reorder nothing but it.</summary>
    public void Name(string? key, int longest = LongestName)
    {
        using (In("bdi"))
        {
            writer.Write(Escaped(Shown(key, longest)));
        }
    }

    /// <summary>A figure: people see the one, programs and this page's script the other.</summary>
    public void Figure(string text, double value) => Element("data", text, ("value", value.ToString("R", CultureInfo.InvariantCulture)));

    /// <inheritdoc cref="Figure(string, double)"/>
    public void Figure(string text, long value) => Element("data", text, ("value", value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Markup that comes from this program alone.</summary>
    public void Trusted(string markup) => writer.Write(markup);

    /// <summary>Hands everything on to the stream below.</summary>
    public void Flush() => writer.Flush();

    /// <summary>A name as it is shown, not yet escaped.</summary>
    public static string Shown(string? key, int longest) => Columns.Cut(TerminalText.Safe(Words.Key(key)), longest);

    private static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAny("<>&\"'") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes, string end)
    {
        writer.Write('<');
        writer.Write(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                writer.Write($" {attribute}=\"{Escaped(TerminalText.Safe(value))}\"");
            }
        }

        writer.Write(end);
    }

    private void End(string name)
    {
        writer.Write("</");
        writer.Write(name);
        writer.Write(s_blocks.Contains(name) ? ">\n" : ">");
    }

    /// <summary>Where an element ends.</summary>
    internal readonly ref struct Ending(HtmlWriter html, string name)
    {
        /// <summary>Ends it.</summary>
        public void Dispose() => html.End(name);
    }
}

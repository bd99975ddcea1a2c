using System.Globalization;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Report.Rendering.Markdown;

/// <summary>Writes the blocks of a page. Cells must be Markdown already.</summary>
internal sealed class MarkdownPage(TextWriter writer)
{
    /// <summary>A line that is Markdown already, as a block of its own.</summary>
    public void Block(string markdown)
    {
        writer.WriteLine(markdown);
        writer.WriteLine();
    }

    /// <summary>Points of a list.</summary>
    public void List(IEnumerable<string> sentences)
    {
        bool isAny = false;
        foreach (string sentence in sentences)
        {
            writer.WriteLine("- " + MarkdownText.Prose(sentence));
            isAny = true;
        }

        if (isAny)
        {
            writer.WriteLine();
        }
    }

    /// <summary>A table.</summary>
    /// <param name="columns">Its headings; those that begin with <c>&gt;</c> hold figures.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="left">How many rows more there are.</param>
    public void Table(string[] columns, IEnumerable<string[]> rows, int left = 0)
    {
        Row(columns.Select(static column => column.TrimStart('>')));
        Row(columns.Select(static column => column.StartsWith('>') ? "---:" : "---"));
        foreach (string[] row in rows)
        {
            Row(row);
        }

        writer.WriteLine();
        if (left > 0)
        {
            Block(string.Create(CultureInfo.InvariantCulture, $"… and {left:#,##0} more"));
        }
    }

    /// <summary>Code of several lines, such as selectors, which stays code whatever it holds.</summary>
    public void CodeBlock(string code)
    {
        writer.WriteLine("```");
        foreach (string line in code.Split('\n'))
        {
            writer.WriteLine(TerminalText.Safe(line).Replace("`", "\\x60", StringComparison.Ordinal));
        }

        writer.WriteLine("```");
        writer.WriteLine();
    }

    /// <summary>Begins what readers unfold.</summary>
    public void Fold(string title)
    {
        writer.WriteLine($"<details><summary>{title}</summary>");
        writer.WriteLine();
    }

    /// <summary>Ends it.</summary>
    public void EndFold()
    {
        writer.WriteLine("</details>");
        writer.WriteLine();
    }

    private void Row(IEnumerable<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells)} |");
}

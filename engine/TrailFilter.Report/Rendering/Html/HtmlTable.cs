using System.Collections.Immutable;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Writes tables that the page's script makes sortable and, where they are long, filterable.</summary>
internal static class HtmlTable
{
    /// <summary>The most rows a table shows: a browser lays out no hundred thousand.</summary>
    public const int MostRows = 1000;

    /// <summary>The most rows of them on paper; the style sheet leaves out the others.</summary>
    public const int MostPrinted = 50;

    /// <summary>Writes one.</summary>
    /// <param name="html">Where it goes.</param>
    /// <param name="caption">What it is about.</param>
    /// <param name="columns">Its headings; those that begin with <c>&gt;</c> hold figures, on the right.</param>
    /// <param name="rows">The rows, of which <see cref="MostRows"/> are shown.</param>
    /// <param name="cellsOf">A row's cells, one for each column; the first is its heading.</param>
    /// <param name="isRest">Whether a row stands for all others; it is shown in any case.</param>
    public static void Write<T>(
        HtmlWriter html, string caption, string[] columns, ImmutableArray<T> rows, Func<T, Cell[]> cellsOf, Predicate<T>? isRest = null)
    {
        bool[] isFigure = [.. columns.Select(static column => column.StartsWith('>'))];
        string id = html.NextId();
        using (html.In("div", ("class", "table"), ("role", "group"), ("tabindex", "0"), ("aria-labelledby", id)))
        using (html.In("table"))
        {
            html.Element("caption", caption, ("id", id));
            using (html.In("thead"))
            using (html.In("tr"))
            {
                for (int i = 0; i < columns.Length; i++)
                {
                    html.Element("th", columns[i].TrimStart('>'), ("scope", "col"), ("class", isFigure[i] ? "figure" : null));
                }
            }

            using (html.In("tbody"))
            {
                foreach (T row in rows.Where(row => isRest?.Invoke(row) != true).Take(MostRows))
                {
                    Row(html, cellsOf(row), isFigure, isRest: false);
                }

                foreach (T row in rows.Where(row => isRest?.Invoke(row) == true))
                {
                    Row(html, cellsOf(row), isFigure, isRest: true);
                }
            }
        }

        int count = rows.Count(row => isRest?.Invoke(row) != true);
        if (count > MostRows)
        {
            html.Element(
                "p",
                $"The table shows the first {Words.Number(MostRows)} of {Words.Number(count)} rows. The JSON within this page has all of them.",
                ("class", "note"));
        }

        if (count > MostPrinted)
        {
            html.Element(
                "p",
                $"On paper there are the first {Words.Number(MostPrinted)} of {Words.Number(count)} rows; the file has the others.",
                ("class", "note printed"));
        }
    }

    private static void Row(HtmlWriter html, Cell[] cells, bool[] isFigure, bool isRest)
    {
        using (html.In("tr", ("class", isRest ? "rest" : null)))
        {
            for (int i = 0; i < cells.Length; i++)
            {
                using (html.In(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : null), ("class", isFigure[i] ? "figure" : cells[i].Kind)))
                {
                    cells[i].Write(html);
                }
            }
        }
    }
}

using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>What each selector logs, and what no other selector of its trail does.</summary>
internal static class SelectorHtml
{
    private const int MostBars = 20;

    /// <summary>Writes it.</summary>
    /// <param name="html">Where it goes.</param>
    /// <param name="title">Whose selectors they are.</param>
    /// <param name="rows">The selectors.</param>
    public static void Write(HtmlWriter html, string title, ImmutableArray<SelectorRow> rows)
    {
        if (rows.IsEmpty)
        {
            html.Element("p", "There are no selectors.", ("class", "muted"));
            return;
        }

        ImmutableArray<SelectorRow> shown = [.. rows.Take(MostBars)];
        int idle = rows.Count(static row => row.Logged == 0);
        string description = $"A bar for each selector, as long as what it logs. {Words.Count(idle, "selector")} of {Words.Number(rows.Length)} "
            + $"{(idle == 1 ? "logs" : "log")} nothing of this input.";
        Figure.Write(
            html,
            title,
            description,
            [("only", "logged by it only"), ("shared", "logged by others of the trail too")],
            BarPicture.HeightOf(shown.Length),
            inner => BarPicture.Write(inner, [.. shown.Select(BarOf)]),
            inner => HtmlTable.Write(
                inner,
                title,
                ["Selector", ">Logged", ">By it only"],
                rows,
                static row => [Cell.Name(Words.Selector(row)), Cell.Count(row.Logged), Cell.Count(row.Only)]));
        if (rows.Length > MostBars)
        {
            html.Element("p", $"The picture shows the first {MostBars} of {Words.Number(rows.Length)} selectors, the table all.", ("class", "note"));
        }
    }

    private static Bar BarOf(SelectorRow row) => new(
        Words.Selector(row),
        Words.Number(row.Logged),
        [
            ("only", row.Only, $"{Words.Count(row.Only, "record")} by it only"),
            ("shared", Math.Max(row.Logged - row.Only, 0), $"{Words.Count(row.Logged - row.Only, "record")} by others of the trail too"),
        ]);
}

using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Known wastes among what is logged now, and what ends them.</summary>
internal static class WasteHtml
{
    /// <summary>Writes them; nothing when there are none.</summary>
    public static void Write(HtmlWriter html, ImmutableArray<WasteRow> wastes, string currency)
    {
        if (wastes.IsEmpty)
        {
            return;
        }

        using (html.In("section", ("id", "wastes"), ("aria-labelledby", "wastes-name")))
        {
            html.Element("h2", "Known wastes in what is logged now", ("id", "wastes-name"));
            html.Element("p", Words.WasteCosts, ("class", "muted"));
            HtmlTable.Write(
                html,
                "What is logged now and seldom worth its price",
                ["Waste", ">Records", ">Share", ">Bytes", ">A month", "How it comes", "What goes with it"],
                wastes,
                row =>
                [
                    Cell.Prose(row.Title), Cell.Count(row.Amount.Records), Cell.Share(row.Share), Cell.Bytes(row.Amount.Bytes),
                    Cell.Money(row.MonthlyCost, currency), Cell.Prose($"{row.Why} [{row.Id}] {row.Source}"),
                    Cell.Prose(row.LosesToo.Length == 0 ? "nothing" : row.LosesToo),
                ]);
            html.Element("h3", "What ends them");
            foreach (WasteRow row in wastes)
            {
                using (html.In("details", ("class", "breakdown")))
                {
                    html.Element("summary", row.Title);
                    using (html.In("pre", ("tabindex", "0")))
                    {
                        html.Lines(row.Cure);
                    }
                }
            }
        }
    }
}

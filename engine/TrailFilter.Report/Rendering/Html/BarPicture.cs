using System.Collections.Immutable;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Bars across, each below its name: they need no room beside them for names, so they fit a phone.</summary>
internal static class BarPicture
{
    private const int RowHeight = 44;
    private const int BarHeight = 16;
    private const int LongestLabel = 34;

    /// <summary>The height of so many bars.</summary>
    public static int HeightOf(int bars) => bars * RowHeight;

    /// <summary>Writes the bars.</summary>
    /// <param name="html">Where they go.</param>
    /// <param name="bars">The bars.</param>
    public static void Write(HtmlWriter html, ImmutableArray<Bar> bars)
    {
        // A range may reach beyond every bar.
        double longest = bars.Max(static bar => Math.Max(bar.Parts.Sum(static part => part.Size), bar.Range?.To ?? 0));
        for (int i = 0; i < bars.Length; i++)
        {
            Bar bar = bars[i];
            int top = i * RowHeight;
            string y = Figure.Pixels(top + 20);
            html.Element("text", HtmlWriter.Shown(bar.Label, LongestLabel), ("x", "0"), ("y", Figure.Pixels(top + 14)));
            html.Element("text", bar.Value, ("x", "100%"), ("y", Figure.Pixels(top + 14)), ("text-anchor", "end"));
            Figure.Block(html, "track", "0", y, "100%", Figure.Pixels(BarHeight));
            double from = 0;
            foreach ((string part, double size, string tip) in bar.Parts)
            {
                if (size > 0 && longest > 0)
                {
                    Figure.Block(html, part, Figure.Across(from / longest), y, Figure.Across(size / longest), Figure.Pixels(BarHeight), tip);
                }

                from += Math.Max(size, 0);
            }

            if (bar.Range is { } range && longest > 0)
            {
                Range(html, range.From / longest, range.To / longest, top + 20);
            }
        }
    }

    private static void Range(HtmlWriter html, double from, double to, int top)
    {
        string middle = Figure.Pixels(top + BarHeight / 2);
        Line(Figure.Across(from), Figure.Across(to), middle, middle);
        Line(Figure.Across(from), Figure.Across(from), Figure.Pixels(top + 3), Figure.Pixels(top + BarHeight - 3));
        Line(Figure.Across(to), Figure.Across(to), Figure.Pixels(top + 3), Figure.Pixels(top + BarHeight - 3));

        void Line(string x1, string x2, string y1, string y2) =>
            html.Empty("line", ("class", "range"), ("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2));
    }
}

/// <summary>A bar.</summary>
/// <param name="Label">Its name, which may come from outside.</param>
/// <param name="Value">Its length in words.</param>
/// <param name="Parts">Its parts from the left: class, size and tip.</param>
/// <param name="Range">Between what its length may be, if that is known.</param>
internal sealed record Bar(
    string Label, string Value, ImmutableArray<(string Part, double Size, string Tip)> Parts, (double From, double To)? Range = null);

using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Records in the course of time: what is kept at the foot of each column, what is dropped above it, what is added on top.</summary>
internal static class TimePicture
{
    private const int Height = 230;
    private const int Top = 22;
    private const int Foot = 198;

    // A few columns need not fill the page.
    private const int FewestPlaces = 12;

    /// <summary>Writes it; nothing where no hour is known.</summary>
    public static void Write(HtmlWriter html, BreakdownReport hours)
    {
        if (TimeBins.Of(hours) is not { } bins)
        {
            return;
        }

        bool adds = bins.Bins.Any(static bin => bin.Sum.Added.Records > 0);
        TimeBin busiest = bins.Bins.MaxBy(static bin => bin.Sum.Dropped.Records)!;
        string description = $"Columns from {bins.NameOf(bins.Bins[0])} to {bins.NameOf(bins.Bins[^1])}, times in UTC. "
            + (busiest.Sum.Dropped.Records == 0
                ? "Nothing is dropped in any of them."
                : $"Most are dropped in the {bins.StepName} from {bins.NameOf(busiest)}: {Words.Count(busiest.Sum.Dropped.Records, "record")}.");
        (string, string)[] legend = [("kept", "kept"), ("dropped", "dropped"), .. adds ? new[] { ("added", "added") } : []];
        Figure.Write(
            html, $"Records in each {bins.StepName}", description, legend, Height, inner => Columns(inner, bins), inner => Table(inner, bins));
        if (bins.Timeless > 0)
        {
            html.Element("p", $"Not in the picture, because their hour is not known: {Words.Count(bins.Timeless, "record")}.", ("class", "note"));
        }
    }

    private static void Columns(HtmlWriter html, TimeBins bins)
    {
        double tallest = bins.Bins.Max(static bin => (double)bin.Sum.Kept.Records + bin.Sum.Dropped.Records + bin.Sum.Added.Records);
        double scale = RoundUp(tallest);
        Line("grid", Top);
        Line("grid", (Top + Foot) / 2);
        int places = Math.Max(bins.Bins.Length, FewestPlaces);
        for (int i = 0; i < bins.Bins.Length; i++)
        {
            Column(html, bins, i, places, scale);
        }

        // Over the columns, so that they can be read.
        Line("axis", Foot);
        Label("0", Top - 5, "start", Words.Records((long)scale));
        if (scale >= 2)
        {
            Label("0", (Top + Foot) / 2 - 5, "start", Words.Records((long)(scale / 2)));
        }

        Label("0", Foot + 18, "start", bins.NameOf(bins.Bins[0]));
        if (bins.Bins.Length >= FewestPlaces)
        {
            Label("50%", Foot + 18, "middle", bins.NameOf(bins.Bins[bins.Bins.Length / 2]));
        }

        // With fewer columns the names of the first and the last would touch.
        if (bins.Bins.Length >= FewestPlaces * 2 / 3)
        {
            Label(Figure.Across((double)bins.Bins.Length / places), Foot + 18, "end", bins.NameOf(bins.Bins[^1]));
        }

        void Line(string part, int y) =>
            html.Empty("line", ("class", part), ("x1", "0"), ("x2", "100%"), ("y1", Figure.Pixels(y)), ("y2", Figure.Pixels(y)));

        void Label(string x, int y, string anchor, string text) =>
            html.Element("text", text, ("class", "quiet"), ("x", x), ("y", Figure.Pixels(y)), ("text-anchor", anchor));
    }

    private static void Column(HtmlWriter html, TimeBins bins, int place, int places, double scale)
    {
        ChangeRow sum = bins.Bins[place].Sum;
        string when = bins.NameOf(bins.Bins[place]);
        double foot = Foot;
        foreach ((string part, long records) in (ReadOnlySpan<(string, long)>)
            [("kept", sum.Kept.Records), ("dropped", sum.Dropped.Records), ("added", sum.Added.Records)])
        {
            if (records > 0)
            {
                // What is there is seen, be it half a pixel.
                double height = Math.Max(records / scale * (Foot - Top), 1);
                foot -= height;
                Figure.Block(
                    html,
                    part,
                    Figure.Across((place + 0.08) / places),
                    Figure.Pixels(foot),
                    Figure.Across(0.84 / places),
                    Figure.Pixels(height),
                    $"{when}: {Words.Number(records)} {part}");
            }
        }
    }

    private static void Table(HtmlWriter html, TimeBins bins) => ChangeTable.Write(
        html,
        $"Records in each {bins.StepName}, from the time given",
        "From",
        [.. bins.Bins.Select(bin => bin.Sum with { Key = bins.NameOf(bin) })]);

    /// <summary>The next of 1, 2, 4, 6, 10, 20, 40 …: half of it is a round number too.</summary>
    private static double RoundUp(double most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 1))));
        return power * (most <= power ? 1 : most <= power * 2 ? 2 : most <= power * 4 ? 4 : most <= power * 6 ? 6 : 10);
    }
}

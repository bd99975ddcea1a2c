using System.Globalization;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>
/// The frame of a picture: what it shows in words, its legend, the picture, and its figures as a table. Pictures have no width of
/// their own: places across are per cent, so that letters stay as large as the page's, on a phone too.
/// </summary>
internal static class Figure
{
    /// <summary>Writes one.</summary>
    /// <param name="html">Where it goes.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What a reader who does not see it should know.</param>
    /// <param name="legend">Its parts: their class, and what they are.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="picture">Writes what is in it.</param>
    /// <param name="table">Writes its figures as a table.</param>
    public static void Write(
        HtmlWriter html,
        string title,
        string description,
        (string Part, string What)[] legend,
        int height,
        Action<HtmlWriter> picture,
        Action<HtmlWriter> table)
    {
        string titleId = html.NextId();
        string descriptionId = html.NextId();
        using (html.In("figure"))
        {
            html.Element("figcaption", title);
            Legend(html, legend);
            using (html.In(
                "svg",
                ("role", "img"),
                ("width", "100%"),
                ("height", Pixels(height)),
                ("aria-labelledby", titleId),
                ("aria-describedby", descriptionId)))
            {
                html.Element("title", title, ("id", titleId));
                html.Element("desc", description, ("id", descriptionId));
                picture(html);
            }

            using (html.In("details"))
            {
                html.Element("summary", "These figures as a table");
                table(html);
            }
        }
    }

    /// <summary>A place or a length across, from a share of the whole width.</summary>
    public static string Across(double share) =>
        (Math.Clamp(share, 0, 1) * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>A place or a length down.</summary>
    public static string Pixels(double pixels) => pixels.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A rectangle, with what it stands for as its tip.</summary>
    public static void Block(HtmlWriter html, string part, string x, string y, string width, string height, string? tip = null)
    {
        (string, string?)[] attributes = [("class", part), ("x", x), ("y", y), ("width", width), ("height", height)];
        if (tip is null)
        {
            html.Empty("rect", attributes);
            return;
        }

        using (html.In("rect", attributes))
        {
            html.Element("title", tip);
        }
    }

    private static void Legend(HtmlWriter html, (string Part, string What)[] legend)
    {
        if (legend.Length == 0)
        {
            return;
        }

        using (html.In("ul", ("class", "legend")))
        {
            foreach ((string part, string what) in legend)
            {
                using (html.In("li"))
                {
                    using (html.In("svg", ("width", "14"), ("height", "14"), ("aria-hidden", "true"), ("focusable", "false")))
                    {
                        Block(html, part, "1", "1", "12", "12");
                    }

                    html.Text(what);
                }
            }
        }
    }
}

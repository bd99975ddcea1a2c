using System.Collections.Immutable;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>
/// The frame of a page that is one file and needs no other: nothing in it can load anything or run any script but its own
/// (<see cref="PageFile"/>), whatever stands in the report.
/// </summary>
internal static class HtmlPage
{
    // Pictures tell their parts apart by these as well as by colour.
    private static readonly (string Part, string Angle, string Size)[] s_patterns =
        [("dropped", "45", "6"), ("added", "-45", "6"), ("shared", "90", "5"), ("neither", "0", "4")];

    /// <summary>Writes a page.</summary>
    /// <param name="output">Where it goes; it stays open.</param>
    /// <param name="title">Its title.</param>
    /// <param name="sections">The sections of <paramref name="body"/>: ids and names.</param>
    /// <param name="tool">What made it; null when the report does not say.</param>
    /// <param name="head">Writes what stands before everything else, with the page's only <c>h1</c>.</param>
    /// <param name="body">Writes the sections.</param>
    /// <param name="json">Writes the report itself, as JSON in which HTML sees no markup.</param>
    public static void Write(
        Stream output,
        string title,
        ImmutableArray<(string Id, string Name)> sections,
        string? tool,
        Action<HtmlWriter> head,
        Action<HtmlWriter> body,
        Action<Stream> json)
    {
        PlainOutput.Write(output, writer =>
        {
            var html = new HtmlWriter(writer);
            html.Trusted("<!DOCTYPE html>\n");
            using (html.In("html", ("lang", "en")))
            {
                Metadata(html, title);
                using (html.In("body"))
                {
                    html.Element("a", "Skip to the details", ("class", "skip"), ("href", "#main"));
                    Patterns(html);
                    head(html);
                    Contents(html, sections);
                    using (html.In("main", ("id", "main"), ("tabindex", "-1")))
                    {
                        body(html);
                    }

                    Foot(html, tool);
                    using (html.In("script", ("type", "application/json"), ("id", "report")))
                    {
                        html.Trusted("\n");
                        html.Flush();
                        json(output);
                    }

                    using (html.In("script"))
                    {
                        html.Trusted(PageFile.Script.Text);
                    }
                }
            }
        });
    }

    private static void Metadata(HtmlWriter html, string title)
    {
        using (html.In("head"))
        {
            html.Empty("meta", ("charset", "utf-8"));
            html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
            html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
            html.Element("title", title);
            using (html.In("style"))
            {
                html.Trusted(PageFile.Style.Text);
            }
        }
    }

    private static string Policy =>
        $"default-src 'none'; style-src {PageFile.Style.Hash}; script-src {PageFile.Script.Hash}; base-uri 'none'; form-action 'none'";

    private static void Patterns(HtmlWriter html)
    {
        using (html.In("svg", ("class", "patterns"), ("width", "0"), ("height", "0"), ("aria-hidden", "true"), ("focusable", "false")))
        using (html.In("defs"))
        {
            foreach ((string part, string angle, string size) in s_patterns)
            {
                using (html.In(
                    "pattern",
                    ("id", "hatch-" + part),
                    ("width", size),
                    ("height", size),
                    ("patternUnits", "userSpaceOnUse"),
                    ("patternTransform", $"rotate({angle})")))
                {
                    html.Empty("rect", ("class", "solid-" + part), ("width", size), ("height", size));
                    html.Empty("rect", ("class", "stripe"), ("width", "2"), ("height", part == "neither" ? "2" : size));
                }
            }
        }
    }

    private static void Contents(HtmlWriter html, ImmutableArray<(string Id, string Name)> sections)
    {
        if (sections.Length < 2)
        {
            return;
        }

        using (html.In("nav", ("aria-label", "Sections of this report")))
        using (html.In("ul"))
        {
            foreach ((string id, string name) in sections)
            {
                using (html.In("li"))
                using (html.In("a", ("href", "#" + id)))
                {
                    html.Name(name, 40);
                }
            }
        }
    }

    private static void Foot(HtmlWriter html, string? tool)
    {
        using (html.In("footer"))
        {
            html.Element("p", (tool is null ? "" : $"Made by {tool}. ")
                + "This page is one file: it loads nothing and sends nothing, and it reads the same without scripts, which only sort and "
                + "filter. The report itself is within it as JSON, with every row beyond those shown: the element with the id report.");
        }
    }
}

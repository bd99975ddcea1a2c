using System.Collections.Immutable;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>Parts that stand on every page.</summary>
internal static class Sentences
{
    /// <summary>What a reader must know before believing the rest. That it is a warning is said, not only coloured.</summary>
    public static void Warnings(HtmlWriter html, ImmutableArray<string> warnings)
    {
        if (warnings.IsEmpty)
        {
            return;
        }

        using (html.In("ul", ("class", "warnings")))
        {
            foreach (string warning in warnings)
            {
                using (html.In("li"))
                {
                    html.Element("strong", "Note");
                    html.Text(" " + warning);
                }
            }
        }
    }

    /// <summary>A figure with its name and what is to be said of it.</summary>
    public static void Card(HtmlWriter html, string name, string figure, string more)
    {
        using (html.In("div"))
        {
            html.Element("dt", name);
            html.Element("dd", figure, ("class", "big"));
            html.Element("dd", more, ("class", "small"));
        }
    }

    /// <summary>A part of the page that is opened to be read.</summary>
    /// <param name="html">Where it goes.</param>
    /// <param name="name">What it is.</param>
    /// <param name="count">How many things it holds; with none of them it cannot be opened, and says so.</param>
    /// <param name="thing">One of those.</param>
    /// <param name="write">Writes what is in it.</param>
    public static void Folded(HtmlWriter html, string name, int count, string thing, Action write)
    {
        if (count == 0)
        {
            html.Element("p", $"{name}: none.", ("class", "muted"));
            return;
        }

        using (html.In("details", ("class", "breakdown")))
        {
            using (html.In("summary"))
            {
                html.Text(name);
                html.Element("span", Words.Count(count, thing));
            }

            write();
        }
    }
}

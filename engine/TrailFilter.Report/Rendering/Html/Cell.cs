using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Html;

/// <summary>What stands in a cell of a table.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Kind">The kind of cell, for the style sheet; null for figures, whose column says it.</param>
internal readonly record struct Cell(Action<HtmlWriter> Write, string? Kind = null)
{
    // A UUID.
    private const int EventIdLength = 36;

    // Names of services, accounts and most events stay whole in a column; what is longer breaks anywhere.
    private const int LongestWhole = 30;

    /// <summary>A name from outside.</summary>
    public static Cell Name(string? key) => new(html => html.Name(key), key is { Length: > LongestWhole } ? "long" : null);

    /// <summary>A name from outside in a table with little room: it breaks where it must, however short it is.</summary>
    public static Cell Narrow(string? key) => new(html => html.Name(key), "long");

    /// <summary>A sentence or two.</summary>
    public static Cell Prose(string text) => new(html => html.Text(text), "prose");

    /// <summary>A word of this program.</summary>
    public static Cell Word(string text) => new(html => html.Text(text));

    /// <summary>eventIDs, to look the records up by.</summary>
    public static Cell EventIds(ImmutableArray<string> ids) => new(
        html =>
        {
            foreach (string id in ids)
            {
                using (html.In("code", ("class", "id")))
                {
                    html.Name(id, 64);
                }
            }
        },
        ids.Any(static id => id.Length > EventIdLength) ? "long" : "ids");

    /// <summary>A number of things.</summary>
    public static Cell Count(long number) => new(html => html.Figure(Words.Number(number), number));

    /// <summary>A number of bytes.</summary>
    public static Cell Bytes(long bytes) => new(html => html.Figure(Words.Bytes(bytes), bytes));

    /// <summary>A share of a whole.</summary>
    public static Cell Share(long part, long whole) =>
        whole <= 0 ? Unknown : Share((double)part / whole);

    /// <summary>A share of 0 to 1.</summary>
    public static Cell Share(double share) => new(html => html.Figure(Words.Percent(share), share));

    /// <summary>A sum of money, or nothing where nobody can tell it.</summary>
    public static Cell Money(double? sum, string currency) =>
        sum is { } known ? new(html => html.Figure(Words.Money(known, currency), known)) : Unknown;

    /// <summary>A quantity, such as a number of events or of GB.</summary>
    public static Cell Quantity(double quantity) => new(html => html.Figure(Words.Quantity(quantity), quantity));

    /// <summary>A figure that nobody knows.</summary>
    public static Cell Unknown { get; } = new(static html => html.Text("–"));

    /// <summary>How much: records and bytes, a cell each.</summary>
    public static Cell[] Amount(Amount amount) => [Count(amount.Records), Bytes(amount.Bytes)];
}

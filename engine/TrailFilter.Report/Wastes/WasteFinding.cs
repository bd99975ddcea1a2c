using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Wastes;

/// <summary>A known waste among what the current configuration logs.</summary>
public sealed record WasteFinding
{
    /// <summary>Which waste.</summary>
    public required WasteEntry Waste { get; init; }

    /// <summary>How much of it is logged; of <c>several-trails</c>, the copies besides the first.</summary>
    public required Amount Amount { get; init; }

    /// <summary>
    /// The same by what it is charged by, sorted; the amounts add up to <see cref="Amount"/>. Empty when nothing tells.
    /// </summary>
    public required ImmutableArray<WastePlace> Places { get; init; }

    /// <summary>
    /// Whether the amounts of <see cref="Places"/> are an estimate: what only records tell is spread like all records whose shape
    /// fits.
    /// </summary>
    public required bool PlacesAreEstimated { get; init; }

    /// <summary>
    /// What ends it: a setting of the trail in words, or field selectors as JSON in one line with words around them.
    /// </summary>
    public required string Cure { get; init; }
}

/// <summary>How much of a waste there is in a place.</summary>
/// <param name="Account"><c>recipientAccountId</c>.</param>
/// <param name="Region"><c>awsRegion</c>.</param>
/// <param name="Category">The category.</param>
/// <param name="Amount">How much.</param>
public sealed record WastePlace(string Account, string Region, string Category, Amount Amount);

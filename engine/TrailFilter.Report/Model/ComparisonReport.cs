using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TrailFilter.Report.Model;

/// <summary>A proposed configuration beside the current one.</summary>
public sealed record ComparisonReport
{
    /// <summary>The proposed configuration's name.</summary>
    public required string Name { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Headline { get; init; }

    /// <summary>All records that were decided.</summary>
    public required ChangeRow Totals { get; init; }

    /// <summary>The proposed configuration's selectors.</summary>
    public required ImmutableArray<SelectorRow> Selectors { get; init; }

    /// <summary>The same by one property of records after the other.</summary>
    public required ImmutableArray<BreakdownReport> Breakdowns { get; init; }

    /// <summary>The kinds of records of which most are dropped, most first.</summary>
    public required ImmutableArray<DropperRow> Droppers { get; init; }

    /// <summary>Security-relevant events that are dropped, most severe first, then most records.</summary>
    public required ImmutableArray<SecurityRow> Security { get; init; }

    /// <summary>All of those, each record once, however many rules it fits.</summary>
    public Amount SecurityRelevant { get; init; }

    /// <summary>Of a sample: the ranges of the totals; null when none can be told, or everything was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeIntervals? Intervals { get; init; }

    /// <summary>What a reader must know about this comparison; plain sentences.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>What becomes of records.</summary>
/// <param name="Key">What they have in common; null for those of keys beyond the table's bound.</param>
/// <param name="Kept">Logged now and then.</param>
/// <param name="Dropped">Logged now, not then.</param>
/// <param name="Added">Not logged now, but then.</param>
/// <param name="Neither">Logged neither now nor then.</param>
public sealed record ChangeRow(string? Key, Amount Kept, Amount Dropped, Amount Added, Amount Neither);

/// <summary>What becomes of records, by one of their properties.</summary>
public sealed record BreakdownReport
{
    /// <summary>
    /// The property: category, eventSource, eventName, resourceType, resource, caller, account, region, readOnly, errorCode, day or
    /// hour.
    /// </summary>
    public required string Dimension { get; init; }

    /// <summary>The rows: most dropped first, then most records, then by key; hours and days in order of time.</summary>
    public required ImmutableArray<ChangeRow> Rows { get; init; }

    /// <summary>How many records at most any row lacks; 0 = exact.</summary>
    public required long MaxMissing { get; init; }
}

/// <summary>A kind of records that a change drops.</summary>
/// <param name="Category">Their category.</param>
/// <param name="EventSource">Their eventSource.</param>
/// <param name="EventName">Their eventName.</param>
/// <param name="ResourceType">The type of their first resource; empty without one.</param>
/// <param name="Dropped">How many.</param>
/// <param name="SampleEventIds">The eventIDs of a few of them.</param>
public sealed record DropperRow(
    string Category, string EventSource, string EventName, string ResourceType, Amount Dropped, ImmutableArray<string> SampleEventIds);

/// <summary>Dropped events whose loss hurts detection.</summary>
/// <param name="Rule">The rule's id in data/security.</param>
/// <param name="Severity"><c>high</c> or <c>medium</c>.</param>
/// <param name="EventSource">Their eventSource.</param>
/// <param name="EventName">Their eventName.</param>
/// <param name="Why">What is lost with them.</param>
/// <param name="Techniques">MITRE ATT&amp;CK techniques.</param>
/// <param name="Source">Where that is described.</param>
/// <param name="Dropped">How many.</param>
/// <param name="SampleEventIds">The eventIDs of a few of them.</param>
public sealed record SecurityRow(
    string Rule,
    string Severity,
    string EventSource,
    string EventName,
    string Why,
    ImmutableArray<string> Techniques,
    string Source,
    Amount Dropped,
    ImmutableArray<string> SampleEventIds);

/// <summary>A known waste among what the current configuration logs.</summary>
/// <param name="Id">The waste's id in data/wastes.</param>
/// <param name="Title">What it is.</param>
/// <param name="Amount">How much of it is logged.</param>
/// <param name="Share">Its share of all logged records, 0 to 1.</param>
/// <param name="MonthlyCost">
/// What it costs in a month at least, in the currency of the price list: all its copies that are charged, but where trails differ in
/// what they log, no more than these records must have. Storage, Insights, a lake beside trails and a SIEM are not in it. Null when no time span is known or nothing of it has a price.
/// </param>
/// <param name="Why">How it comes.</param>
/// <param name="Cure">What ends it: selectors as JSON, or a setting of the trail.</param>
/// <param name="LosesToo">What else goes with it; empty when nothing.</param>
/// <param name="Source">Where that is described.</param>
public sealed record WasteRow(
    string Id, string Title, Amount Amount, double Share, double? MonthlyCost, string Why, string Cure, string LosesToo, string Source);

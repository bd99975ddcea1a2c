using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TrailFilter.Report.Model;

/// <summary>What configurations cost, extrapolated from the time the input covers to a month of 730 hours.</summary>
public sealed record CostReport
{
    /// <summary>The version of the form that <c>trailfilter cost --format json</c> writes.</summary>
    public const string CurrentSchema = "trailfilter.cost/1";

    /// <summary>See <see cref="CurrentSchema"/>.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The price list's name, date and currency.</summary>
    public required string Prices { get; init; }

    /// <inheritdoc cref="Prices"/>
    public required string PricesAsOf { get; init; }

    /// <inheritdoc cref="Prices"/>
    public required string Currency { get; init; }

    /// <summary>
    /// Hours from the first to the last event, without stretches of 24 hours or more that hold no event; null when there are not two
    /// different times.
    /// </summary>
    public required double? CoveredHours { get; init; }

    /// <summary>
    /// Whether less than a day is covered (hours that were begun count as full): figures of a month stand here, but no sentence
    /// should make them an answer.
    /// </summary>
    public bool IsTooShort { get; init; }

    /// <summary>What the figures of the input are multiplied by to make a month; null when nothing can be extrapolated.</summary>
    public required double? MonthFactor { get; init; }

    /// <summary>Whether the current trail's management events are a free first copy, a paid one, or how many copies there are.</summary>
    public required string ManagementCopies { get; init; }

    /// <summary>The configurations.</summary>
    public required ImmutableArray<ConfigurationCost> Configurations { get; init; }

    /// <summary>What the figures leave out or assume; plain sentences.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>The sample that the figures are estimated from; null when everything was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SampleReport? Sample { get; init; }

    /// <summary>What the input could show at all (R17); null within a preview, which has it itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CoverageReport? Coverage { get; init; }
}

/// <summary>What one configuration costs.</summary>
public sealed record ConfigurationCost
{
    /// <summary>The configuration's name.</summary>
    public required string Name { get; init; }

    /// <summary>The lines of the bill.</summary>
    public required ImmutableArray<CostLine> Lines { get; init; }

    /// <summary>Their sum for what the input covers.</summary>
    public required double Covered { get; init; }

    /// <summary>
    /// The same for a month; the quietest and the busiest full day of the input, each as if all days were so, are its range. Null when
    /// nothing can be extrapolated or nothing of it has a price, and the range when the input has no full day.
    /// </summary>
    public required double? Month { get; init; }

    /// <inheritdoc cref="Month"/>
    public required double? QuietMonth { get; init; }

    /// <inheritdoc cref="Month"/>
    public required double? BusyMonth { get; init; }

    /// <summary>
    /// Of a sample: the range of <see cref="Covered"/>, of <see cref="Month"/>, and of what the month is more than the first
    /// configuration's. Null when none can be told, or everything was read.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Interval? CoveredInterval { get; init; }

    /// <inheritdoc cref="CoveredInterval"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Interval? MonthInterval { get; init; }

    /// <inheritdoc cref="CoveredInterval"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Interval? ChangeInterval { get; init; }

    /// <summary>The Regions of lines that have no price and are in no sum, sorted; empty when the sums are whole.</summary>
    public ImmutableArray<string> WithoutPrice { get; init; } = [];
}

/// <summary>A line of a bill.</summary>
/// <param name="Item">The item's id in the price list.</param>
/// <param name="What">What is charged.</param>
/// <param name="UsageType">The usage type as Cost Explorer shows it.</param>
/// <param name="Account">The account.</param>
/// <param name="Region">The Region.</param>
/// <param name="Quantity">How much of it the input holds, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Price">The price for <paramref name="Per"/> units; null when the list has none for the Region.</param>
/// <param name="Per">How many units the price is for.</param>
/// <param name="Covered">The price of the quantity; 0 without a price.</param>
/// <param name="Month">The same for a month; null when nothing can be extrapolated, and without a price.</param>
public sealed record CostLine(
    string Item,
    string What,
    string UsageType,
    string Account,
    string Region,
    double Quantity,
    string Unit,
    double? Price,
    double Per,
    double Covered,
    double? Month);

using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Csv;

/// <summary>
/// A row of the table. <see cref="Section"/> says what it is about, and so which columns are filled:
/// <list type="bullet">
/// <item><c>headline</c>, <c>warning</c>, <c>assumption</c>, <c>report</c>: <c>text</c>, of <c>report</c> with the fact's name as <c>key</c>.</item>
/// <item><c>coverage</c>: <c>dimension</c>, <c>key</c> and <c>records</c>, <c>bytes</c>, or how many other things there are as <c>records</c>.</item>
/// <item><c>gap</c>: <c>key</c> is the beginning, <c>text</c> the end.</item>
/// <item><c>totals</c>, <c>breakdown</c>: <c>dimension</c>, <c>key</c> and the four amounts; <c>breakdown_rest</c> is what belongs to
/// the keys beyond the table's bound, <c>breakdown_error</c> how many <c>records</c> a row may lack.</item>
/// <item><c>dropper</c>, <c>security</c>, <c>waste</c>: what is dropped or logged in <c>records</c>, <c>bytes</c>; of a rule or waste
/// its id as <c>key</c>.</item>
/// <item><c>security_total</c>: security-relevant records that are dropped, each once.</item>
/// <item><c>selector</c>: trail as <c>dimension</c>, place as <c>key</c>, name as <c>text</c>; without a <c>comparison</c> the current ones.</item>
/// <item><c>cost</c>, <c>cost_line</c>: the configuration as <c>comparison</c>, of a line the item as <c>key</c>.</item>
/// <item><c>interval</c>: of a sample, the 95 % range of a figure as <c>low</c> and <c>high</c>; the figure's name as <c>key</c>.</item>
/// </list>
/// </summary>
internal readonly record struct CsvRow(string Section)
{
    public string? Comparison { get; init; }

    public string? Dimension { get; init; }

    public string? Key { get; init; }

    public ChangeRow? Change { get; init; }

    public Amount? Amount { get; init; }

    /// <summary>A number without bytes, in the column of <see cref="Amount"/>.</summary>
    public long? Records { get; init; }

    public double? Share { get; init; }

    public Interval? Range { get; init; }

    public long? Logged { get; init; }

    public long? Only { get; init; }

    public string? Category { get; init; }

    public string? EventSource { get; init; }

    public string? EventName { get; init; }

    public string? ResourceType { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }

    public string? Severity { get; init; }

    public string? Techniques { get; init; }

    public string? SampleEventIds { get; init; }

    public string? Text { get; init; }

    public string? Cure { get; init; }

    public string? LosesToo { get; init; }

    public string? Source { get; init; }

    public string? UsageType { get; init; }

    public double? Quantity { get; init; }

    public string? Unit { get; init; }

    public double? Price { get; init; }

    public double? Per { get; init; }

    public double? Covered { get; init; }

    public double? Month { get; init; }

    public double? QuietMonth { get; init; }

    public double? BusyMonth { get; init; }

    public string? Currency { get; init; }
}

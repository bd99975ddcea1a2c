using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TrailFilter.Report.Model;

/// <summary>
/// A preview: what proposed configurations log of the records of an archive, beside the current one. Every format shows this object;
/// JSON is this object. Deterministic: it holds no time of its making.
/// </summary>
public sealed record PreviewReport
{
    /// <summary>The version of this form, which changes when readers of the JSON must.</summary>
    public const string CurrentSchema = "trailfilter.preview/1";

    /// <summary>See <see cref="CurrentSchema"/>.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The program that made it, and its version.</summary>
    public required string Tool { get; init; }

    /// <summary>The sample that the figures are estimated from; null when everything was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SampleReport? Sample { get; init; }

    /// <summary>What the input could show at all.</summary>
    public required CoverageReport Coverage { get; init; }

    /// <summary>The current configuration's name.</summary>
    public required string Current { get; init; }

    /// <summary>The current configuration's selectors.</summary>
    public required ImmutableArray<SelectorRow> CurrentSelectors { get; init; }

    /// <summary>Each proposed configuration beside the current one, in the order they were given.</summary>
    public required ImmutableArray<ComparisonReport> Comparisons { get; init; }

    /// <summary>Known wastes in what the current configuration logs.</summary>
    public required ImmutableArray<WasteRow> Wastes { get; init; }

    /// <summary>What all of it costs; the first configuration is the current one.</summary>
    public required CostReport Cost { get; init; }
}

/// <summary>What the input can show and what it cannot (R17).</summary>
public sealed record CoverageReport
{
    /// <summary>Archives read, and those found and not read.</summary>
    public required long Archives { get; init; }

    /// <inheritdoc cref="Archives"/>
    public required long SkippedArchives { get; init; }

    /// <summary>All records within the scope, faults included, and their bytes as they were read.</summary>
    public required Amount Records { get; init; }

    /// <summary>Records that could not be read, and archives.</summary>
    public required long Faults { get; init; }

    /// <inheritdoc cref="Faults"/>
    public required long ArchiveFaults { get; init; }

    /// <summary>Records another plausible reading would decide otherwise; with an inferred category; that no selectors decide.</summary>
    public required long Ambiguous { get; init; }

    /// <inheritdoc cref="Ambiguous"/>
    public required long InferredCategory { get; init; }

    /// <inheritdoc cref="Ambiguous"/>
    public required long Ungoverned { get; init; }

    /// <summary>Records without <c>readOnly</c> that some selector for write events takes for a write (ruling R12).</summary>
    public required long MissingReadOnly { get; init; }

    /// <summary>Records whose eventID occurred before, and whether they were left out.</summary>
    public required long Duplicates { get; init; }

    /// <inheritdoc cref="Duplicates"/>
    public required bool LeavesDuplicatesOut { get; init; }

    /// <summary>The earliest and the latest eventTime, in RFC 3339.</summary>
    public required DateTimeOffset? FirstEvent { get; init; }

    /// <inheritdoc cref="FirstEvent"/>
    public required DateTimeOffset? LastEvent { get; init; }

    /// <summary>
    /// Whole hours without any event between those, joined where they follow one another; null where there are too many hours to know.
    /// </summary>
    public required ImmutableArray<GapRow>? Gaps { get; init; }

    /// <summary>Records by category, type, account, Region, eventVersion.</summary>
    public required ImmutableArray<CountRow> Categories { get; init; }

    /// <inheritdoc cref="Categories"/>
    public required ImmutableArray<CountRow> ResourceTypes { get; init; }

    /// <inheritdoc cref="Categories"/>
    public required ImmutableArray<CountRow> Accounts { get; init; }

    /// <inheritdoc cref="Categories"/>
    public required ImmutableArray<CountRow> Regions { get; init; }

    /// <inheritdoc cref="Categories"/>
    public required ImmutableArray<CountRow> Versions { get; init; }

    /// <summary>What a reader must know before believing the rest; plain sentences.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>Hours without events.</summary>
/// <param name="From">The beginning of the first.</param>
/// <param name="To">The end of the last.</param>
public sealed record GapRow(DateTimeOffset From, DateTimeOffset To);

/// <summary>How much of something.</summary>
/// <param name="Key">The thing; empty where records have none; null: all things that are not told apart any more.</param>
/// <param name="Amount">How much.</param>
public sealed record CountRow(string? Key, Amount Amount);

/// <summary>What one selector logs.</summary>
/// <param name="Trail">Its trail.</param>
/// <param name="Index">Its place in the trail, from 1.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Logged">Records that pass it.</param>
/// <param name="Only">Records that pass it and no other selector of its trail.</param>
public sealed record SelectorRow(string Trail, int Index, string? Name, long Logged, long Only);

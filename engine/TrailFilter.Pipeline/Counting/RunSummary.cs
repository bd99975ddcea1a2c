using System.Collections.Immutable;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Counting;

/// <summary>
/// What a run did. <see cref="Logged"/> + <see cref="NotLogged"/> + <see cref="Ungoverned"/> + <see cref="Faults"/> =
/// <see cref="Records"/>, always. A fault of an archive as a whole (it cannot be opened, its compression is damaged) is no record
/// and stands apart in <see cref="ArchiveFaults"/>; a record it cut in two is a fault among the records.
/// </summary>
public sealed record RunSummary
{
    /// <summary>How many archives were opened.</summary>
    public required long Archives { get; init; }

    /// <summary>How many archives were found and not read, by reason; reasons without any are absent.</summary>
    public required ImmutableSortedDictionary<SkipReason, long> SkippedArchives { get; init; }

    /// <summary>Bytes of content, after decompression.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes of archives as they lie on disk.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Records within the scope, and pieces in the place of one that could not be read.</summary>
    public required long Records { get; init; }

    /// <summary>Records some trail logs.</summary>
    public required long Logged { get; init; }

    /// <summary>Records no trail logs although one governs them.</summary>
    public required long NotLogged { get; init; }

    /// <summary>Records no trail's event selectors decide.</summary>
    public required long Ungoverned { get; init; }

    /// <summary>Pieces of content that could not be read; a long piece counts once.</summary>
    public required long Faults { get; init; }

    /// <summary>Faults of archives as a whole.</summary>
    public required long ArchiveFaults { get; init; }

    /// <summary>Records another plausible reading would decide otherwise.</summary>
    public required long Ambiguous { get; init; }

    /// <summary>Records whose category was inferred.</summary>
    public required long InferredCategory { get; init; }

    /// <summary>Records without <c>readOnly</c> that some selector for write events takes for a write (ruling R12).</summary>
    public required long MissingReadOnly { get; init; }

    /// <summary>Records outside the accounts, Regions or times asked for; they are not among <see cref="Records"/>.</summary>
    public required long OutOfScope { get; init; }

    /// <summary>JSON values that hold no records by nature (digests, control messages); they are not among <see cref="Records"/>.</summary>
    public required long SkippedValues { get; init; }

    /// <summary>Records written to the output.</summary>
    public required long Emitted { get; init; }

    /// <summary>How long the run took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Counts by trail and selector.</summary>
    public required SelectorCounts Counts { get; init; }

    /// <summary>Whether some input was unreadable.</summary>
    public bool HasFaults => Faults + ArchiveFaults > 0;
}

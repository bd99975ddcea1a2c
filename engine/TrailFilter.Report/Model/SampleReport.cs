using System.Collections.Immutable;

namespace TrailFilter.Report.Model;

/// <summary>That a report rests on a sample of the archives, and on which.</summary>
public sealed record SampleReport
{
    /// <summary>The part of the archives that was read, as it was asked for: <c>1/20</c>.</summary>
    public required string Part { get; init; }

    /// <summary>How many archives were read, and how many there are.</summary>
    public required long ArchivesRead { get; init; }

    /// <inheritdoc cref="ArchivesRead"/>
    public required long ArchivesFound { get; init; }

    /// <summary>Their bytes on disk, read and found; null where the length of one is not known.</summary>
    public required long? BytesRead { get; init; }

    /// <inheritdoc cref="BytesRead"/>
    public required long? BytesFound { get; init; }

    /// <summary>
    /// What every figure but those of the coverage was multiplied by: bytes found by bytes read, or archives by archives where bytes are
    /// not known.
    /// </summary>
    public required double Factor { get; init; }

    /// <summary>How sure ranges are, 0.95; null when none can be told.</summary>
    public required double? Confidence { get; init; }

    /// <summary>What a reader must know of it; plain sentences, of which the first says that this is a sample.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}

/// <summary>A range that holds what is estimated in 95 of 100 samples.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(double Low, double High);

/// <summary>The ranges of what becomes of records, in numbers of them.</summary>
/// <param name="Kept">Logged now and then.</param>
/// <param name="Dropped">Logged now, not then.</param>
/// <param name="Added">Not logged now, but then.</param>
/// <param name="Neither">Logged neither now nor then.</param>
/// <param name="SecurityRelevant">Dropped and security-relevant.</param>
/// <param name="DroppedShare">The share of those logged now that is dropped, 0 to 1; null when none is logged now.</param>
public sealed record ChangeIntervals(
    Interval Kept, Interval Dropped, Interval Added, Interval Neither, Interval SecurityRelevant, Interval? DroppedShare);

using System.Collections.Immutable;

namespace TrailFilter.Report.Tallies;

/// <summary>What is tallied, and how much of it is kept.</summary>
public sealed record TallyOptions
{
    /// <summary>
    /// How many keys a table holds, from 1 up. While there are no more of them a table is exact; beyond that it holds those with the
    /// most records, and says how much any of them may lack.
    /// </summary>
    public int TableLimit { get; init; } = 100_000;

    /// <summary>Whether records whose eventID occurred before are left out of everything but their count.</summary>
    public bool LeaveDuplicatesOut { get; init; }

    /// <summary>Whether it is tallied too how much of it each archive holds: a sample of archives is judged by how they differ.</summary>
    public bool ByArchive { get; init; }

    /// <summary>The rules to tally records by; each id once.</summary>
    public ImmutableArray<IRecordRule> Rules { get; init; } = [];

    /// <summary>How many eventIDs a row keeps, from 0 up.</summary>
    public int SampleIds { get; init; } = 3;

    /// <summary>
    /// How many different eventIDs are remembered to find duplicates, from 1 up; each takes some ten bytes. See
    /// <see cref="TallyResult.DuplicatesLookedForIn"/> for what happens beyond that.
    /// </summary>
    public long MaxEventIds { get; init; } = 24_000_000;
}

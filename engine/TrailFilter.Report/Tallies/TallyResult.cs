using System.Collections.Immutable;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// What a run tallied. Wherever rows carry <c>LoggedBy</c>, bit i says whether configuration i logs their records; rows of the same
/// key and another <c>LoggedBy</c> stand apart. Rows are sorted by key and <c>LoggedBy</c>, so the same input gives the same result.
/// </summary>
public sealed record TallyResult
{
    /// <summary>The configurations that were compared; the first one is the current state.</summary>
    public required ImmutableArray<Configuration> Configurations { get; init; }

    /// <summary>Records by everything reports tell apart, but for caller, resource and time.</summary>
    public required TallyTable<Shape> Shapes { get; init; }

    /// <summary>Records by who called; the role or user behind <c>userIdentity</c>.</summary>
    public required TallyTable<string> Callers { get; init; }

    /// <summary>Records by the bucket, function, table … that the first entry of <c>resources</c> belongs to.</summary>
    public required TallyTable<string> Parents { get; init; }

    /// <summary>Records by the hour of their <c>eventTime</c>, which begins then; null where it is no time.</summary>
    public required TallyTable<DateTimeOffset?> Hours { get; init; }

    /// <summary>Records by <c>eventVersion</c>; the empty text where there is none.</summary>
    public required TallyTable<string> Versions { get; init; }

    /// <summary>Records by the id of each rule (security event or waste) that needs more of a record than its shape.</summary>
    public required TallyTable<string> Rules { get; init; }

    /// <summary>Records by what they are charged by.</summary>
    public required TallyTable<Charge> Charges { get; init; }

    /// <summary>The earliest and the latest <c>eventTime</c>; null without any.</summary>
    public required DateTimeOffset? FirstEvent { get; init; }

    /// <inheritdoc cref="FirstEvent"/>
    public required DateTimeOffset? LastEvent { get; init; }

    /// <summary>What each archive held, in input order; empty unless <see cref="TallyOptions.ByArchive"/>.</summary>
    public ImmutableArray<ClusterTally> Clusters { get; init; } = [];

    /// <summary>Records whose eventID occurred before.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Whether those were left out of everything else.</summary>
    public required bool LeavesDuplicatesOut { get; init; }

    /// <summary>
    /// Among how many records with an eventID duplicates were looked for, or null: among all. Where there were too many to remember,
    /// these are a sample chosen by eventID, so that all records of an eventID are in it or none; where duplicates are left out, they
    /// are the first ones, and later records are left out only if one of those has their eventID.
    /// </summary>
    public required long? DuplicatesLookedForIn { get; init; }
}

/// <summary>A table of tallies.</summary>
/// <typeparam name="TKey">What is told apart.</typeparam>
public sealed record TallyTable<TKey>
{
    /// <summary>The rows.</summary>
    public required ImmutableArray<TallyRow<TKey>> Rows { get; init; }

    /// <summary>What belongs to keys that are not among the rows, by <c>LoggedBy</c>; empty while the table is exact.</summary>
    public required ImmutableArray<(int LoggedBy, Amount Amount)> Others { get; init; }

    /// <summary>
    /// How many records at most are missing from any one key, because there were more keys than the table holds; 0 = exact.
    /// </summary>
    public required long MaxMissing { get; init; }

    /// <summary>Whether every key is there with all its records.</summary>
    public bool IsExact => MaxMissing == 0 && Others.IsEmpty;
}

/// <summary>A row of a table of tallies.</summary>
/// <typeparam name="TKey">What is told apart.</typeparam>
/// <param name="Key">The key.</param>
/// <param name="LoggedBy">Which configurations log the records.</param>
/// <param name="Amount">How many they are.</param>
/// <param name="SampleEventIds">The eventIDs of the first few, in input order.</param>
public sealed record TallyRow<TKey>(TKey Key, int LoggedBy, Amount Amount, ImmutableArray<string> SampleEventIds);

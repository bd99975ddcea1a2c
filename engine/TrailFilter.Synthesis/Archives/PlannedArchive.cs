using System.Collections.Immutable;

namespace TrailFilter.Synthesis.Archives;

/// <summary>One archive of a plan: everything but its content, which <see cref="ArchiveGenerator"/> makes. Immutable.</summary>
public sealed class PlannedArchive
{
    internal PlannedArchive()
    {
    }

    /// <summary>The key below the bucket, in CloudTrail's layout with forward slashes: AWSLogs/… to .json.gz.</summary>
    public required string Key { get; init; }

    /// <summary>What it holds.</summary>
    public required ArchiveKind Kind { get; init; }

    /// <summary>The account, twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The delivery time in its name, UTC; the events are 2 to 15 minutes older, but not before the profile's start.</summary>
    public required DateTimeOffset DeliveredAt { get; init; }

    /// <summary>How many records it holds; zero for a digest.</summary>
    public required int Records { get; init; }

    internal ulong Seed { get; init; }

    /// <summary>Which of the generator's places the account and Region are.</summary>
    internal int PlaceIndex { get; init; }

    /// <summary>The archives a digest covers.</summary>
    internal ImmutableArray<PlannedArchive> Covered { get; init; } = [];
}

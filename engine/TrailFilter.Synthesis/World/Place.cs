namespace TrailFilter.Synthesis.World;

/// <summary>One account in one Region, with everything that lives there.</summary>
internal sealed class Place
{
    public required int Index { get; init; }

    public required byte[] Account { get; init; }

    public required byte[] Region { get; init; }

    /// <summary>Whether global services (IAM, sign-in) are recorded here.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>Whether the trail's log bucket lives here: the first place, always.</summary>
    public bool HoldsLogBucket => Index == 0;

    public required Caller[][] Callers { get; init; }

    /// <summary>Named things by <see cref="Pool"/>.</summary>
    public required byte[][][] Pools { get; init; }

    public required Bucket[] Buckets { get; init; }
}

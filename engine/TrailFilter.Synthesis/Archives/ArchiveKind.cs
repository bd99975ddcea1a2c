namespace TrailFilter.Synthesis.Archives;

/// <summary>What an archive holds; each kind has its own folder in CloudTrail's key layout.</summary>
public enum ArchiveKind
{
    /// <summary>Management and data events, in the folder CloudTrail.</summary>
    Events,

    /// <summary>Network activity events, in the folder CloudTrail-NetworkActivity.</summary>
    NetworkActivity,

    /// <summary>Insights events, in the folder CloudTrail-Insight.</summary>
    Insight,

    /// <summary>Aggregated events, in the folder CloudTrail-Aggregated.</summary>
    Aggregated,

    /// <summary>A digest of one hour's archives, in the folder CloudTrail-Digest: no records.</summary>
    Digest,
}

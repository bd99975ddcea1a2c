namespace TrailFilter.Pipeline.Inputs;

/// <summary>What CloudTrail keeps in an archive, as far as its key tells.</summary>
public enum ArchiveKind
{
    /// <summary>The key says nothing about it: the content decides.</summary>
    Unknown,

    /// <summary>Management and data events: folder <c>CloudTrail</c>.</summary>
    Events,

    /// <summary>Network activity events: folder <c>CloudTrail-NetworkActivity</c>.</summary>
    NetworkActivity,

    /// <summary>Insights events: folder <c>CloudTrail-Insight</c>.</summary>
    Insight,

    /// <summary>Aggregated events: folder <c>CloudTrail-Aggregated</c>.</summary>
    Aggregated,

    /// <summary>Hashes of log files, no events: folder <c>CloudTrail-Digest</c>.</summary>
    Digest,

    /// <summary>Results of CloudTrail Lake queries, no log files: folder <c>CloudTrail-Lake</c>.</summary>
    LakeQuery,
}

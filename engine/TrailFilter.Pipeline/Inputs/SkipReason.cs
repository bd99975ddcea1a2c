namespace TrailFilter.Pipeline.Inputs;

/// <summary>Why an archive was not read although it was found.</summary>
public enum SkipReason
{
    /// <summary>It holds hashes of log files, no events.</summary>
    Digest,

    /// <summary>It holds Insights events, which the event selectors of a trail do not decide.</summary>
    Insight,

    /// <summary>It holds results of CloudTrail Lake queries, no log files.</summary>
    LakeQuery,

    /// <summary>Its key says that no record in it is within the accounts, Regions or times asked for.</summary>
    OutOfScope,

    /// <summary>Its name, or that of a folder on the way to it, begins with a dot.</summary>
    Hidden,

    /// <summary>It is a link to a folder; links are followed only where they are named as input themselves.</summary>
    LinkedFolder,

    /// <summary>Another input led to the same path before.</summary>
    AlreadyGiven,

    /// <summary>It lies in a folder this run writes to.</summary>
    Output,
}

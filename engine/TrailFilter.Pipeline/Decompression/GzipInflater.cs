namespace TrailFilter.Pipeline.Decompression;

/// <summary>What inflates gzip members. Content and faults are the same with each of them.</summary>
internal enum GzipInflater
{
    /// <summary>.NET's own, for everything.</summary>
    System,

    /// <summary>libdeflate for whole members in good order, .NET's for all others.</summary>
    LibDeflate,
}

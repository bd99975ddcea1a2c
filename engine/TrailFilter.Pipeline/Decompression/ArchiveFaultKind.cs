namespace TrailFilter.Pipeline.Decompression;

/// <summary>Why an archive, or the rest of it, could not be read. What came before is used all the same.</summary>
public enum ArchiveFaultKind
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>It could not be opened, or there is no such file.</summary>
    CannotOpen,

    /// <summary>Reading failed in the middle.</summary>
    ReadFailed,

    /// <summary>It ended before the length it had when it was opened.</summary>
    Shrank,

    /// <summary>A gzip member begins with a header that gzip does not know.</summary>
    GzipHeader,

    /// <summary>A gzip member is cut off.</summary>
    GzipTruncated,

    /// <summary>The compressed data of a gzip member is damaged.</summary>
    GzipCorrupt,

    /// <summary>
    /// The checksum or length at the end of a gzip member does not fit what came out of it: something in this member is wrong,
    /// although all of it could be read. Reading goes on with the next member.
    /// </summary>
    GzipChecksum,

    /// <summary>A zstd frame is cut off.</summary>
    ZstdTruncated,

    /// <summary>A zstd frame is damaged, or needs a dictionary or more than 128 MiB of memory.</summary>
    ZstdCorrupt,

    /// <summary>The checksum at the end of a zstd frame does not fit what came out of it. Reading goes on with the next frame.</summary>
    ZstdChecksum,

    /// <summary>After the last gzip member or zstd frame come bytes that belong to none.</summary>
    TrailingBytes,
}

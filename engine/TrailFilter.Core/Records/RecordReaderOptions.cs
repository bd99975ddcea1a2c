using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <summary>How records are read.</summary>
public sealed record RecordReaderOptions
{
    /// <summary>
    /// The most bytes a record may have before it is a fault. CloudTrail's own records have at most 256 KiB (1 MiB in large event
    /// data stores); the default leaves room for records that were enriched on their way.
    /// </summary>
    public const int DefaultMaxRecordBytes = 16 * 1024 * 1024;

    /// <summary>The most bytes a record may have, 1 KiB to 1 GiB. A longer one is a fault and is passed over in pieces.</summary>
    public int MaxRecordBytes { get; init; } = DefaultMaxRecordBytes;

    /// <summary>Which instructions to use; for tests and for finding out what a machine gains.</summary>
    public ScanKind Scan { get; init; } = ScanKind.Auto;
}

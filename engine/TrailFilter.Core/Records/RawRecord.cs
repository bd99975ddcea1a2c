namespace TrailFilter.Core.Records;

/// <summary>
/// A record as bytes, framed and not yet understood, or a piece of input that is no record. Valid until the next call to the
/// <see cref="RecordReader"/> it came from.
/// </summary>
public readonly ref struct RawRecord
{
    internal RawRecord(scoped in RecordFrame frame, long offset)
    {
        Frame = frame;
        Bytes = frame.Bytes;
        Offset = offset;
    }

    internal RawRecord(ReadOnlySpan<byte> piece, long offset, FaultKind fault, bool continues)
    {
        Bytes = piece;
        Offset = offset;
        Fault = fault;
        ContinuesFault = continues;
    }

    /// <summary>The bytes as they stand in the input.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where the bytes begin, counted from the beginning of the uncompressed input.</summary>
    public long Offset { get; }

    /// <summary>What is wrong, or <see cref="FaultKind.None"/> for a record.</summary>
    public FaultKind Fault { get; }

    /// <summary>Whether this is a further piece of the fault reported last: it is to be kept, but not counted again.</summary>
    public bool ContinuesFault { get; }

    /// <summary>Where the record lies; only of a record.</summary>
    internal RecordFrame Frame { get; }
}

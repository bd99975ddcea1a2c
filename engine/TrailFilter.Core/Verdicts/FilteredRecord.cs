using TrailFilter.Core.Records;

namespace TrailFilter.Core.Verdicts;

/// <summary>A record and what the trails do with it, or a fault. Valid until the next call to the <see cref="RecordFilter"/> it came from.</summary>
public readonly ref struct FilteredRecord
{
    internal FilteredRecord(ReadOnlySpan<byte> bytes, long offset, Verdict verdict = default)
    {
        Bytes = bytes;
        Offset = offset;
        Verdict = verdict;
    }

    /// <summary>The bytes as they stand in the input; of a record that was wrapped as a string, unescaped once.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Where the bytes begin, or the wrapper of an unescaped record, counted from the beginning of the uncompressed input.</summary>
    public long Offset { get; }

    /// <summary>The verdict on a record.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>What is wrong, and at which of <see cref="Bytes"/> it was noticed.</summary>
    public RecordFault Fault { get; init; }

    /// <summary>Whether this is a further piece of the fault reported last: it is to be kept, but not counted again.</summary>
    public bool ContinuesFault { get; init; }

    /// <summary>
    /// Whether line breaks stand in the record. Between values only: in strings they are a fault. See <see cref="WhiteSpace"/>.
    /// </summary>
    public bool SpansLines => Bytes.ContainsAny((byte)'\n', (byte)'\r');
}

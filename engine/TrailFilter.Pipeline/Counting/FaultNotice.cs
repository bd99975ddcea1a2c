using TrailFilter.Core.Records;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Counting;

/// <summary>One fault: where, what is wrong, and what would be right. Immutable; its texts are made when asked for.</summary>
public sealed class FaultNotice
{
    /// <summary>The most bytes of a faulty piece that a notice shows.</summary>
    public const int MaxFirstBytes = 64;

    /// <summary>The name of the archive, exactly; see <see cref="ToString"/> for one that is safe to show.</summary>
    public required string Archive { get; init; }

    /// <summary>The number of the fault within its archive, from 1; the same number stands in the rejects.</summary>
    public required int Number { get; init; }

    /// <summary>Where it is, in bytes from the beginning.</summary>
    public required long Offset { get; init; }

    /// <summary>What <see cref="Offset"/> and <see cref="Length"/> count.</summary>
    public required FaultLayer Layer { get; init; }

    /// <summary>How many bytes behind <see cref="Offset"/> it was noticed; 0 when it is the beginning that is wrong.</summary>
    public int Position { get; init; }

    /// <summary>How many bytes could not be read.</summary>
    public required long Length { get; init; }

    /// <summary>What is wrong with the piece, or <see cref="FaultKind.None"/> when the archive itself is at fault.</summary>
    public FaultKind RecordFault { get; init; }

    /// <summary>What is wrong with the archive, or <see cref="ArchiveFaultKind.None"/> when a piece of its content is at fault.</summary>
    public ArchiveFaultKind ArchiveFault { get; init; }

    /// <summary>The system's own words, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The first bytes that could not be read, at most <see cref="MaxFirstBytes"/>.</summary>
    public ReadOnlyMemory<byte> FirstBytes { get; init; }

    /// <summary>The name of the kind, as rejects have it.</summary>
    public string Kind => ArchiveFault != ArchiveFaultKind.None ? FaultSentences.NameOf(ArchiveFault) : FaultSentences.NameOf(RecordFault);

    /// <summary>What is wrong and what would be right.</summary>
    public string Sentence =>
        ArchiveFault != ArchiveFaultKind.None ? FaultSentences.Of(ArchiveFault) : FaultSentences.Of(RecordFault);

    /// <summary>The first bytes, safe to show on a terminal; empty when there are none.</summary>
    public string Preview => TerminalText.Safe(FirstBytes.Span);

    /// <summary>The same fault where others come before it in its archive.</summary>
    internal FaultNotice Behind(int others) => others == 0 ? this : new FaultNotice
    {
        Archive = Archive,
        Number = Number + others,
        Offset = Offset,
        Layer = Layer,
        Position = Position,
        Length = Length,
        RecordFault = RecordFault,
        ArchiveFault = ArchiveFault,
        Detail = Detail,
        FirstBytes = FirstBytes,
    };

    /// <summary>One line that is safe to show on a terminal.</summary>
    public override string ToString()
    {
        string place = ArchiveFault == ArchiveFaultKind.CannotOpen ? ""
            : Layer == FaultLayer.Archive ? $" at byte {Offset} of the file" : $" at byte {Offset}";
        string noticed = Position == 0 ? "" : $" (noticed {Position} bytes further on)";
        string detail = Detail is null ? "" : $" ({TerminalText.Safe(Detail)})";
        string bytes = FirstBytes.IsEmpty ? "" : $" {Length} {(Length == 1 ? "byte" : "bytes")}, beginning with: {Preview}";
        return $"{TerminalText.Safe(Archive)}{place}{noticed}: {Sentence}{detail}{bytes}";
    }
}

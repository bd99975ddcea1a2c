using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <summary>Where a record lies in an indexed text. Positions are those of the text and of its index.</summary>
internal readonly ref struct RecordFrame(ReadOnlySpan<byte> text, StructureIndex index, int start, int end, int depth)
{
    /// <summary>The whole text that is indexed, and what of it is not yet.</summary>
    public readonly ReadOnlySpan<byte> Text = text;

    public readonly StructureIndex Index = index;

    /// <summary>The opening bracket.</summary>
    public readonly int Start = start;

    /// <summary>The position behind the closing bracket.</summary>
    public readonly int End = end;

    /// <summary>How deep the opening bracket is nested in what was indexed.</summary>
    public readonly int Depth = depth;

    /// <summary>The record's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => Text[Start..End];
}

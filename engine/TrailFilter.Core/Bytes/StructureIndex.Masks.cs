namespace TrailFilter.Core.Bytes;

/// <content>The arrays as spans, for walks that keep them in registers.</content>
internal sealed partial class StructureIndex
{
    internal Masks GetMasks()
    {
        int count = BlockCount;
        return new Masks(
            _nameEnds.AsSpan(0, count), _opens.AsSpan(0, count), _closes.AsSpan(0, count), _depth.AsSpan(0, count), _low.AsSpan(0, count));
    }

    /// <summary>One element a block, all spans equally long.</summary>
    internal readonly ref struct Masks(
        ReadOnlySpan<ulong> nameEnds, ReadOnlySpan<ulong> opens, ReadOnlySpan<ulong> closes, ReadOnlySpan<int> depth, ReadOnlySpan<int> low)
    {
        public readonly ReadOnlySpan<ulong> NameEnds = nameEnds;
        public readonly ReadOnlySpan<ulong> Opens = opens;
        public readonly ReadOnlySpan<ulong> Closes = closes;
        public readonly ReadOnlySpan<int> Depth = depth;
        public readonly ReadOnlySpan<int> Low = low;
    }
}

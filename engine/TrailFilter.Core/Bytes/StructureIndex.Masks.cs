using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <content>The arrays themselves, for a walk that has made sure of its range.</content>
internal sealed partial class StructureIndex
{
    internal MaskReferences GetMasks() => new(this);

    /// <summary>The first element of each array; there is one for each block up to the index's length.</summary>
    internal readonly ref struct MaskReferences
    {
        public readonly ref ulong NameEnds;
        public readonly ref ulong Opens;
        public readonly ref ulong Closes;
        public readonly ref int Depths;
        public readonly ref int Lows;
        public readonly ref byte Flags;

        internal MaskReferences(StructureIndex index)
        {
            NameEnds = ref MemoryMarshal.GetArrayDataReference(index._nameEnds);
            Opens = ref MemoryMarshal.GetArrayDataReference(index._opens);
            Closes = ref MemoryMarshal.GetArrayDataReference(index._closes);
            Depths = ref MemoryMarshal.GetArrayDataReference(index._depth);
            Lows = ref MemoryMarshal.GetArrayDataReference(index._low);
            Flags = ref MemoryMarshal.GetArrayDataReference(index._flags);
        }
    }
}

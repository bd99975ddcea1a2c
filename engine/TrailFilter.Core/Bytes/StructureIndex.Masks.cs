using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <content>The arrays themselves, for a walk that has made sure of its range.</content>
internal sealed partial class StructureIndex
{
    // Each has an element for every block up to the index's length.
    internal ref BlockMasks FirstBlock => ref MemoryMarshal.GetArrayDataReference(_blocks);

    internal ref sbyte FirstLow => ref MemoryMarshal.GetArrayDataReference(_low);

    internal ref byte FirstFlags => ref MemoryMarshal.GetArrayDataReference(_flags);
}

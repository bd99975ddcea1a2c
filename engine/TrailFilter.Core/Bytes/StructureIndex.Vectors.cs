using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrailFilter.Core.Bytes;

/// <content>
/// Searches that compare many blocks at once. They read whole vectors, beyond the last block if need be: the arrays are long
/// enough, and what stands there is not used.
/// </content>
internal sealed partial class StructureIndex
{
    /// <summary>The first block from one on that may reach down to a depth, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextBlockAtOrBelow(int block, int depth)
    {
        int count = BlockCount;
        sbyte limit = (sbyte)Math.Clamp(depth, sbyte.MinValue, sbyte.MaxValue);
        ref sbyte lows = ref FirstLow;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; block < count; block += Vector512<sbyte>.Count)
            {
                // SAFETY: the block is below the count, and Overread elements lie behind the last block.
                ulong found = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref lows, (uint)block), Vector512.Create(limit)).ExtractMostSignificantBits();
                if (found != 0)
                {
                    block += BitOperations.TrailingZeroCount(found);
                    return block < count ? block : -1;
                }
            }

            return -1;
        }

        for (; block < count; block += Vector256<sbyte>.Count)
        {
            // SAFETY: as above.
            uint found = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref lows, (uint)block), Vector256.Create(limit)).ExtractMostSignificantBits();
            if (found != 0)
            {
                block += BitOperations.TrailingZeroCount(found);
                return block < count ? block : -1;
            }
        }

        return -1;
    }

    /// <summary>Whether any of up to <see cref="Overread"/> blocks has a flag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasFlags(int block, int count)
    {
        // SAFETY: the block is one of the index, and Overread elements lie behind the last one.
        ref byte flags = ref Unsafe.Add(ref FirstFlags, block);
        ulong none = Vector512.IsHardwareAccelerated
            ? Vector512.Equals(Vector512.LoadUnsafe(ref flags), Vector512<byte>.Zero).ExtractMostSignificantBits()
            : Vector256.Equals(Vector256.LoadUnsafe(ref flags), Vector256<byte>.Zero).ExtractMostSignificantBits()
                | (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref flags, 32), Vector256<byte>.Zero).ExtractMostSignificantBits() << 32;
        return ~none << (64 - count) != 0;
    }
}

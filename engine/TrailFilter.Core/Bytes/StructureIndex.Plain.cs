using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <content>The same questions for the usual case, asked once for each record: as few steps as possible, and no answer in doubt.</content>
internal sealed partial class StructureIndex
{
    /// <summary>Where a value ends, if nothing about it calls for care; what <see cref="FindFrameEnd"/> finds then too.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="open">Its opening bracket, which is indexed.</param>
    /// <param name="depth">The depth before that bracket.</param>
    /// <returns>The closing bracket, or -1 when it is not indexed yet or there is something odd before it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FindPlainEnd(ReadOnlySpan<byte> text, int open, int depth)
    {
        // SAFETY: the first block holds an indexed byte, and the search gives blocks of the index only.
        ref BlockMasks blocks = ref FirstBlock;
        ref sbyte lows = ref FirstLow;
        int block = open >> BlockBits;
        ulong behind = ulong.MaxValue << open << 1;
        do
        {
            ref readonly BlockMasks masks = ref Unsafe.Add(ref blocks, block);
            ulong upTo = ulong.MaxValue;
            int end = -1;
            for (ulong closes = masks.Closes & behind; closes != 0; closes &= closes - 1)
            {
                ulong here = closes ^ (closes - 1);
                if (masks.Depth + BitOperations.PopCount(masks.Opens & here) - BitOperations.PopCount(masks.Closes & here) == depth)
                {
                    upTo = here;
                    end = (block << BlockBits) + BitOperations.TrailingZeroCount(closes);
                    break;
                }
            }

            if (Unsafe.Add(ref lows, block) == StopHere && IsOdd(text, block, masks.Opens & behind & upTo))
            {
                return -1;
            }

            if (end >= 0)
            {
                return end;
            }

            behind = ulong.MaxValue;
            block = NextBlockAtOrBelow(block + 1, depth);
        }
        while (block >= 0);

        return -1;
    }

    /// <summary>Whether one of some opening brackets of a block begins a line, or a control character stands in a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOdd(ReadOnlySpan<byte> text, int block, ulong opens)
    {
        for (; opens != 0; opens &= opens - 1)
        {
            if (text[(block << BlockBits) + BitOperations.TrailingZeroCount(opens) - 1] == (byte)'\n')
            {
                return true;
            }
        }

        return ((BlockFlags)_flags[block] & BlockFlags.ControlInString) != 0;
    }

    /// <summary>The last member of an object that has a certain name, if nothing about it calls for care.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="from">First position of the range, behind the object's opening bracket.</param>
    /// <param name="to">Position behind the range.</param>
    /// <param name="depth">The depth of the names.</param>
    /// <param name="member">The name, and what its value begins with.</param>
    /// <param name="other">A tail of which no name may be met before; that of the member itself when there is none.</param>
    /// <returns>
    /// The closing quote of the name; -1 when there is none, or it is written or its value begins in another way. Where
    /// backslashes are about, whether the opening quote is one remains to be asked.
    /// </returns>
    internal int FindLastMember(ReadOnlySpan<byte> text, int from, int to, int depth, in UsualMember member, ulong other)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Math.Min(text.Length, Length));
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);

        // SAFETY: the range lies in the text and in the index, and letters are read only where they lie in the range.
        ref byte bytes = ref MemoryMarshal.GetReference(text);
        ref BlockMasks blocks = ref FirstBlock;
        ref sbyte lows = ref FirstLow;
        ulong tail = member.Tail;
        int first = from >> BlockBits;
        int block = (to - 1) >> BlockBits;
        ulong names = Unsafe.Add(ref blocks, block).NameEnds & (ulong.MaxValue >> (InBlock - ((to - 1) & InBlock)));
        while (true)
        {
            while (names != 0)
            {
                int bit = InBlock - BitOperations.LeadingZeroCount(names);
                int end = (block << BlockBits) + bit;
                if (end - NameTails.Length < from)
                {
                    return -1;
                }

                ulong letters = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, end - NameTails.Length));
                if ((letters == tail || letters == other) && DepthAt(end) == depth)
                {
                    bool isIt = letters == tail && end - member.Length > from && end + 2 < to && member.IsAt(ref Unsafe.Add(ref bytes, end));
                    return isIt ? end : -1;
                }

                names ^= 1UL << bit;
            }

            do
            {
                if (--block < first)
                {
                    return -1;
                }
            }
            while (Unsafe.Add(ref lows, block) > depth);

            names = Unsafe.Add(ref blocks, block).NameEnds;
        }
    }
}

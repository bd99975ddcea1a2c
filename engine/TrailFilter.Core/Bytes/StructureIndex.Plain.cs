using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <content>The same questions for the usual case, asked once for each record: as few steps as possible, and no answer in doubt.</content>
internal sealed partial class StructureIndex
{
    private const ulong HighestBit = 1UL << InBlock;

    /// <summary>Where a value ends, if nothing about it calls for care; what <see cref="FindFrameEnd"/> finds then too.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="open">Its opening bracket, which is indexed.</param>
    /// <param name="depth">The depth before that bracket.</param>
    /// <returns>The closing bracket, or -1 when it is not indexed yet or there is something odd before it.</returns>
    internal int FindPlainEnd(ReadOnlySpan<byte> text, int open, out int depth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)open, (uint)Math.Min(text.Length, Length), nameof(open));

        // SAFETY: the first block holds an indexed byte, and the search gives blocks of the index only.
        int block = open >> BlockBits;
        ref BlockMasks masks = ref Unsafe.Add(ref FirstBlock, block);
        ulong before = (1UL << open) - 1;
        int wanted = masks.Depth + BitOperations.PopCount(masks.Opens & before) - BitOperations.PopCount(masks.Closes & before);
        depth = wanted;
        ulong behind = ulong.MaxValue << open << 1;
        while (true)
        {
            ulong closes = masks.Closes & behind;
            ulong upTo = ulong.MaxValue;
            for (; closes != 0; closes &= closes - 1)
            {
                upTo = closes ^ (closes - 1);
                if (masks.Depth + BitOperations.PopCount(masks.Opens & upTo) - BitOperations.PopCount(masks.Closes & upTo) == wanted)
                {
                    break;
                }

                upTo = ulong.MaxValue;
            }

            if (Unsafe.Add(ref FirstLow, block) == StopHere && IsOdd(text, block, masks.Opens & behind & upTo))
            {
                return -1;
            }

            if (closes != 0)
            {
                return (block << BlockBits) + BitOperations.TrailingZeroCount(closes);
            }

            block = NextBlockAtOrBelow(block + 1, wanted);
            if (block < 0)
            {
                return -1;
            }

            behind = ulong.MaxValue;
            masks = ref Unsafe.Add(ref FirstBlock, block);
        }
    }

    /// <summary>Whether one of some opening brackets of a block begins a line, or a control character stands in a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOdd(ReadOnlySpan<byte> text, int block, ulong opens)
    {
        // SAFETY: the block is one of the index, and the brackets lie in the text, behind another one.
        ref byte first = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), (block << BlockBits) - 1);
        for (; opens != 0; opens &= opens - 1)
        {
            if (Unsafe.Add(ref first, BitOperations.TrailingZeroCount(opens)) == (byte)'\n')
            {
                return true;
            }
        }

        return ((BlockFlags)Unsafe.Add(ref FirstFlags, block) & BlockFlags.ControlInString) != 0;
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
        ref byte letters = ref Unsafe.Subtract(ref MemoryMarshal.GetReference(text), NameTails.Length);
        ref BlockMasks blocks = ref FirstBlock;
        ref sbyte lows = ref FirstLow;
        ulong tail = member.Tail;
        int first = from >> BlockBits;
        int block = (to - 1) >> BlockBits;
        ulong names = Unsafe.Add(ref blocks, block).NameEnds & (ulong.MaxValue >> (InBlock - ((to - 1) & InBlock)));
        while (true)
        {
            for (; names != 0; names &= ~(HighestBit >> BitOperations.LeadingZeroCount(names)))
            {
                int end = (block << BlockBits) + InBlock - BitOperations.LeadingZeroCount(names);
                if (end - NameTails.Length < from)
                {
                    return -1;
                }

                ulong found = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref letters, end));
                if ((found == tail || found == other) && DepthAt(end) == depth)
                {
                    return found == tail && end - member.Length > from && end + 2 < to && member.IsAt(text, end) ? end : -1;
                }
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

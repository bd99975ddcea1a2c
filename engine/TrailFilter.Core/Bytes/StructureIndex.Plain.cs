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
    internal int FindPlainEnd(ReadOnlySpan<byte> text, int open, int depth)
    {
        int block = open >> BlockBits;
        ulong behind = ulong.MaxValue << open << 1;
        do
        {
            ref readonly BlockMasks masks = ref _blocks[block];
            ulong before = ulong.MaxValue;
            int end = -1;
            int closed = 0;
            for (ulong closes = masks.Closes; closes != 0; closes &= closes - 1)
            {
                ulong upTo = closes ^ (closes - 1);
                closed++;
                if ((upTo & ~(upTo >> 1) & behind) != 0 && masks.Depth + BitOperations.PopCount(masks.Opens & upTo) - closed == depth)
                {
                    before = upTo;
                    end = (block << BlockBits) + BitOperations.TrailingZeroCount(closes);
                    break;
                }
            }

            if (_low[block] == StopHere && IsOdd(text, block, masks.Opens & behind & before))
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

    /// <summary>The last name of an object, told by its last eight letters only.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="from">First position of the range, behind the object's opening bracket.</param>
    /// <param name="to">Position behind the range.</param>
    /// <param name="depth">The depth of the names.</param>
    /// <param name="tail">The letters, as <see cref="NameTails.Of"/> gives them.</param>
    /// <returns>The closing quote of the name, or of a value before white space; -1 when none ends so.</returns>
    internal int FindLastName(ReadOnlySpan<byte> text, int from, int to, int depth, ulong tail)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Math.Min(text.Length, Length));
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);

        // SAFETY: the range lies in the text and in the index, and eight letters are read only where they lie in the range.
        ref byte bytes = ref MemoryMarshal.GetReference(text);
        ref BlockMasks blocks = ref FirstBlock;
        ref sbyte lows = ref FirstLow;
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

                if (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, end - NameTails.Length)) == tail && DepthAt(end) == depth)
                {
                    return end;
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

using System.Numerics;
using System.Runtime.CompilerServices;

namespace TrailFilter.Core.Bytes;

/// <content>Questions about an indexed text. Positions are byte positions in the text.</content>
internal sealed partial class StructureIndex
{
    private const int BlockBits = 6;
    private const int InBlock = BlockScanner.BlockSize - 1;

    private int BlockCount => (Length + InBlock) >> BlockBits;

    /// <summary>How deep the byte at a position is nested: the brackets opened and not closed before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int DepthAt(int position)
    {
        ref readonly BlockMasks block = ref _blocks[position >> BlockBits];
        ulong before = (1UL << position) - 1;
        return block.Depth + BitOperations.PopCount(block.Opens & before) - BitOperations.PopCount(block.Closes & before);
    }

    /// <summary>The first closing bracket from a position on that leads back to a depth.</summary>
    /// <param name="from">Where to begin; everything from here on is deeper than <paramref name="depth"/> until the bracket comes.</param>
    /// <param name="depth">The depth behind the bracket.</param>
    /// <returns>Its position, or -1 when it is not indexed yet.</returns>
    internal int FindClose(int from, int depth)
    {
        int block = from >> BlockBits;
        ulong behind = ulong.MaxValue << from;
        while ((block = NextBlockAtOrBelow(block, depth)) >= 0)
        {
            // SAFETY: the search gives blocks of the index only.
            ref readonly BlockMasks masks = ref Unsafe.Add(ref FirstBlock, block);
            if (block != from >> BlockBits)
            {
                behind = ulong.MaxValue;
            }

            for (ulong closes = masks.Closes & behind; closes != 0; closes &= closes - 1)
            {
                ulong upTo = closes ^ (closes - 1);
                if (masks.Depth + BitOperations.PopCount(masks.Opens & upTo) - BitOperations.PopCount(masks.Closes & upTo) == depth)
                {
                    return (block << BlockBits) + BitOperations.TrailingZeroCount(closes);
                }
            }

            block++;
        }

        return -1;
    }

    /// <summary>Looks for the end of a value whose text has not been trusted yet.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="from">Where to begin, behind the opening bracket; on return where to go on.</param>
    /// <param name="depth">The depth before the opening bracket.</param>
    /// <param name="position">The position of what was found.</param>
    internal FrameEvent FindFrameEnd(ReadOnlySpan<byte> text, ref int from, int depth, out int position)
    {
        for (int block = from >> BlockBits; (block = NextBlockAtOrBelow(block, depth)) >= 0; block++)
        {
            int close = FindCloseInBlock(block, from, depth);
            if (_low[block] == StopHere)
            {
                FrameEvent odd = FindOddity(text, block, from, close, out position);
                if (odd != FrameEvent.None)
                {
                    from = position + 1;
                    return odd;
                }
            }

            if (close >= 0)
            {
                position = close;
                from = close + 1;
                return FrameEvent.Closed;
            }
        }

        // The last block may be incomplete and is looked at again.
        position = -1;
        from = Math.Max(from, (Length - 1) & ~InBlock);
        return FrameEvent.None;
    }

    /// <summary>The first unescaped quote at or behind a position, or -1 when none is indexed yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int NextQuote(int from)
    {
        // Most strings end within 64 bytes, but whether in this block or the next nobody can foretell.
        int block = from >> BlockBits;
        if (block + 1 < BlockCount)
        {
            ulong quotes = _blocks[block].Quotes >> from | _blocks[block + 1].Quotes << 1 << (InBlock - (from & InBlock));
            if (quotes != 0)
            {
                return from + BitOperations.TrailingZeroCount(quotes);
            }
        }

        return NextQuoteFarFrom(from);
    }

    /// <summary>The last unescaped quote before a position, or -1.</summary>
    internal int PreviousQuote(int before)
    {
        int block = before >> BlockBits;
        ulong quotes = _blocks[block].Quotes & ((1UL << before) - 1);
        while (quotes == 0)
        {
            if (--block < 0)
            {
                return -1;
            }

            quotes = _blocks[block].Quotes;
        }

        return (block << BlockBits) + InBlock - BitOperations.LeadingZeroCount(quotes);
    }

    /// <summary>Whether the byte at a position is an unescaped quote.</summary>
    internal bool IsQuote(int position) => (_blocks[position >> BlockBits].Quotes >> position & 1) != 0;

    /// <summary>What is true of any block that the range touches, of bytes beside the range too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal BlockFlags FlagsOf(int from, int to)
    {
        int block = from >> BlockBits;
        int count = ((to - 1) >> BlockBits) - block + 1;
        return count <= Overread && !HasFlags(block, count) ? BlockFlags.None : FlagsOfBlocks(block, count);
    }

    /// <summary>Whether a block that the range touches holds a backslash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsNearBackslash(int from, int to)
    {
        // Most strings touch no third block.
        int flags = to - from < BlockScanner.BlockSize ? _flags[from >> BlockBits] | _flags[to >> BlockBits] : (int)FlagsOf(from, to);
        return (flags & (int)BlockFlags.Backslash) != 0;
    }

    /// <summary>The first byte below 0x20 inside a string in a range, or -1.</summary>
    internal int FindControlInString(ReadOnlySpan<byte> text, int from, int to)
    {
        for (int block = from >> BlockBits; block <= (to - 1) >> BlockBits; block++)
        {
            if (((BlockFlags)_flags[block] & BlockFlags.ControlInString) != 0)
            {
                ulong inside = InsideOf(block);
                int start = Math.Max(from, block << BlockBits);
                int end = Math.Min(to, (block + 1) << BlockBits);
                for (int position = start; position < end; position++)
                {
                    if (text[position] < 0x20 && (inside >> position & 1) != 0)
                    {
                        return position;
                    }
                }
            }
        }

        return -1;
    }

    private BlockFlags FlagsOfBlocks(int block, int count)
    {
        int flags = 0;
        foreach (byte one in _flags.AsSpan(block, count))
        {
            flags |= one;
        }

        return (BlockFlags)flags;
    }

    private int NextQuoteFarFrom(int from)
    {
        int block = from >> BlockBits;
        ulong quotes = from < Length ? _blocks[block].Quotes >> from : 0;
        if (quotes != 0)
        {
            return from + BitOperations.TrailingZeroCount(quotes);
        }

        while (++block < BlockCount)
        {
            if (_blocks[block].Quotes != 0)
            {
                return (block << BlockBits) + BitOperations.TrailingZeroCount(_blocks[block].Quotes);
            }
        }

        return -1;
    }

    private int FindCloseInBlock(int block, int from, int depth)
    {
        ulong closes = _blocks[block].Closes;
        if (block == from >> BlockBits)
        {
            closes &= ulong.MaxValue << from;
        }

        while (closes != 0)
        {
            int position = (block << BlockBits) + BitOperations.TrailingZeroCount(closes);
            if (DepthAt(position) == depth + 1)
            {
                return position;
            }

            closes &= closes - 1;
        }

        return -1;
    }

    /// <summary>
    /// The first thing before a closing bracket that shows the text to be cut: a line break inside a string, or a line that
    /// begins with a brace.
    /// </summary>
    private FrameEvent FindOddity(ReadOnlySpan<byte> text, int block, int from, int close, out int position)
    {
        int start = Math.Max(from, block << BlockBits);
        int end = close >= 0 ? close : Math.Min(Length, (block + 1) << BlockBits);
        FrameEvent odd = FrameEvent.None;
        position = -1;
        if (((BlockFlags)_flags[block] & BlockFlags.ControlInString) != 0)
        {
            ulong inside = InsideOf(block);
            for (int i = start; i < end && odd == FrameEvent.None; i++)
            {
                if (text[i] is (byte)'\n' or (byte)'\r' && (inside >> i & 1) != 0)
                {
                    odd = FrameEvent.LineBreakInString;
                    position = end = i;
                }
            }
        }

        for (ulong opens = _blocks[block].Opens & (ulong.MaxValue << start); opens != 0; opens &= opens - 1)
        {
            int open = (block << BlockBits) + BitOperations.TrailingZeroCount(opens);
            if (open >= end)
            {
                break;
            }

            if (text[open] == (byte)'{' && text[open - 1] == (byte)'\n')
            {
                position = open;
                return FrameEvent.LineStart;
            }
        }

        return odd;
    }

    private ulong InsideOf(int block) =>
        PrefixXor(_blocks[block].Quotes) ^ (ulong)_blocks[block].InString;
}

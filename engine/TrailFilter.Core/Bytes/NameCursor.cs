using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Walks the names at one nesting depth, from the end of a range to its beginning, and stops at those that may be wanted. What it
/// stops at is the closing quote of a name, or of a value with white space behind it: the caller looks for the colon.
/// </summary>
internal ref struct NameCursor
{
    /// <summary>
    /// Blocks in which an escape is looked for. Two would do: a name is missed by its tail only when one of its last eight letters
    /// is written as an escape of six bytes, and an escape before them is found once the tail has matched.
    /// </summary>
    private const int EscapedNameBlocks = 2;

    private readonly ref byte _text;
    private readonly ref BlockMasks _blocks;
    private readonly ref int _lows;
    private readonly ref byte _flags;
    private readonly int _depth;
    private readonly int _from;
    private readonly int _to;
    private readonly int _firstBlock;
    private int _block;
    private ulong _names;

    /// <summary>Begins a walk.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="index">The index.</param>
    /// <param name="from">First position of the range, behind the object's opening bracket.</param>
    /// <param name="to">Position behind the range, not before <paramref name="from"/>; all of the range is indexed.</param>
    /// <param name="depth">The depth of the names: one more than that of their object's opening bracket.</param>
    internal NameCursor(ReadOnlySpan<byte> text, StructureIndex index, int from, int to, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Math.Min(text.Length, index.Length));
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);

        // SAFETY: the range lies in the text and in the index, so every block of it has an element in each array.
        _text = ref MemoryMarshal.GetReference(text);
        _blocks = ref index.FirstBlock;
        _lows = ref index.FirstLow;
        _flags = ref index.FirstFlags;
        _depth = depth;
        _from = from;
        _to = to;
        _firstBlock = from / BlockScanner.BlockSize;
        _block = Math.Max(_firstBlock, (to - 1) / BlockScanner.BlockSize);
        _names = NamesOf(_block);
    }

    /// <summary>Goes to the next name whose tail is in a table, or that may hold a backslash.</summary>
    /// <param name="tails">The table.</param>
    /// <param name="mayBeEscaped">Whether there is a backslash anywhere near; if not, names that hold one are not looked for.</param>
    /// <param name="nameEnd">The position of the name's closing quote.</param>
    /// <param name="target">What its tail stands for, or <see cref="NameTails.PerhapsEscaped"/>.</param>
    /// <returns><see langword="false"/> at the range's beginning.</returns>
    internal bool MoveNext(NameTails tails, bool mayBeEscaped, out int nameEnd, out int target)
    {
        ref NameTails.Place places = ref tails.FirstPlace;
        ulong multiplier = tails.Multiplier;
        ulong names = _names;
        int block = _block;
        do
        {
            bool nearBackslash = mayBeEscaped && IsNearBackslash(block);
            while (names != 0)
            {
                int bit = BlockScanner.BlockSize - 1 - BitOperations.LeadingZeroCount(names);
                names ^= 1UL << bit;
                int end = (block * BlockScanner.BlockSize) + bit;
                if (end - NameTails.Length >= _from - 1)
                {
                    // SAFETY: eight bytes lie between the range's beginning and the name's end; a nearer one is too short to be in
                    // a table. The multiplication leaves the number of a place.
                    ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _text, end - NameTails.Length));
                    ref NameTails.Place place = ref Unsafe.Add(ref places, NameTails.PlaceOf(tail, multiplier));
                    if (place.Tail == tail && IsAtDepth(block, bit))
                    {
                        nameEnd = end;
                        target = place.Target;
                        _names = names;
                        _block = block;
                        return true;
                    }
                }

                if (nearBackslash && IsAtDepth(block, bit))
                {
                    nameEnd = end;
                    target = NameTails.PerhapsEscaped;
                    _names = names;
                    _block = block;
                    return true;
                }
            }
        }
        while (TryNextBlock(ref block, out names));

        _names = 0;
        _block = block;
        nameEnd = target = -1;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryNextBlock(ref int block, out ulong names)
    {
        do
        {
            if (block == _firstBlock)
            {
                names = 0;
                return false;
            }

            block--;
        }
        while (Unsafe.Add(ref _lows, block) > _depth);

        names = NamesOf(block);
        return true;
    }

    private readonly bool IsNearBackslash(int block)
    {
        int flags = 0;
        for (int near = Math.Max(0, block - EscapedNameBlocks + 1); near <= block; near++)
        {
            flags |= Unsafe.Add(ref _flags, near);
        }

        return (flags & (int)BlockFlags.Backslash) != 0;
    }

    private readonly ulong NamesOf(int block)
    {
        ulong names = Unsafe.Add(ref _blocks, block).NameEnds;
        int start = block * BlockScanner.BlockSize;
        if (start < _from)
        {
            names &= ulong.MaxValue << (_from - start);
        }

        if (_to - start < BlockScanner.BlockSize)
        {
            names &= (1UL << (_to - start)) - 1;
        }

        return names;
    }

    // Looked at only for the few names whose tail is wanted: cheaper than telling the depths of a block apart beforehand.
    private readonly bool IsAtDepth(int block, int bit)
    {
        ref readonly BlockMasks masks = ref Unsafe.Add(ref _blocks, block);
        ulong before = (1UL << bit) - 1;
        return masks.Depth + BitOperations.PopCount(masks.Opens & before) - BitOperations.PopCount(masks.Closes & before) == _depth;
    }
}

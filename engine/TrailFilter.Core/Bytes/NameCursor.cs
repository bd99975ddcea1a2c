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
    /// Blocks in which an escape is looked for. Two will do: a name is missed by its tail only when one of its last eight letters
    /// is written as an escape of six bytes, and an escape before them is found once the tail has matched.
    /// </summary>
    private const int EscapedNameBlocks = 2;

    private readonly ref byte _letters;       // eight bytes before the text
    private readonly ref BlockMasks _blocks;
    private readonly ref sbyte _lows;
    private readonly ref byte _flags;
    private readonly NameTails _tails;
    private readonly bool _mayBeEscaped;
    private readonly int _depth;
    private readonly int _from;
    private readonly int _to;
    private int _at;
    private ulong _names;

    /// <summary>Begins a walk.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="index">The index.</param>
    /// <param name="from">First position of the range, behind the object's opening bracket.</param>
    /// <param name="to">Position behind the range, not before <paramref name="from"/>; all of the range is indexed.</param>
    /// <param name="depth">The depth of the names: one more than that of their object's opening bracket.</param>
    /// <param name="tails">
    /// The names that are wanted. Those of fewer than seven letters are met only behind the text's first eight bytes.
    /// </param>
    /// <param name="mayBeEscaped">Whether there is a backslash anywhere near; if not, names that hold one are not looked for.</param>
    internal NameCursor(
        ReadOnlySpan<byte> text, StructureIndex index, int from, int to, int depth, NameTails tails, bool mayBeEscaped)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Math.Min(text.Length, index.Length));
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);

        // SAFETY: the range lies in the text and in the index, so every block of it has an element in each array.
        _letters = ref Unsafe.Subtract(ref MemoryMarshal.GetReference(text), NameTails.Length);
        _blocks = ref index.FirstBlock;
        _lows = ref index.FirstLow;
        _flags = ref index.FirstFlags;
        _tails = tails;
        _mayBeEscaped = mayBeEscaped;
        _depth = depth;
        _from = Math.Max(from, NameTails.Length);
        _to = to;
        _at = (to - 1) | (BlockScanner.BlockSize - 1);
    }

    /// <summary>Goes to the next name whose tail is in the table, or that may hold a backslash.</summary>
    /// <param name="nameEnd">The position of the name's closing quote.</param>
    /// <param name="target">What its tail stands for, or <see cref="NameTails.PerhapsEscaped"/>.</param>
    /// <returns><see langword="false"/> at the range's beginning.</returns>
    internal bool MoveNext(out int nameEnd, out int target)
    {
        ref byte letters = ref _letters;
        ref NameTails.Place places = ref _tails.FirstPlace;
        ulong multiplier = _tails.Multiplier;
        ulong mask = _tails.Mask;
        ulong names = _names;
        int at = _at;
        do
        {
            while (names != 0)
            {
                // The highest bit stands for the byte at the position.
                int skipped = BitOperations.LeadingZeroCount(names);
                at -= skipped;
                names = names << skipped << 1;

                // SAFETY: eight bytes of the text lie before the name's end. Where some of them lie before the range, the caller
                // notices that the name would begin there too. The multiplication leaves the number of a place.
                ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref letters, at)) & mask;
                ref NameTails.Place place = ref Unsafe.Add(ref places, NameTails.PlaceOf(tail, multiplier));
                if ((place.Tail == tail || _mayBeEscaped) && IsWanted(at, tail, in place, out target))
                {
                    nameEnd = at;
                    _names = names;
                    _at = at - 1;
                    return true;
                }

                at--;
            }
        }
        while (TryNextBlock(ref at, out names));

        _names = 0;
        _at = at;
        nameEnd = target = -1;
        return false;
    }

    /// <summary>Goes to the next block that holds names and reaches up to their depth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryNextBlock(ref int at, out ulong names)
    {
        ref sbyte lows = ref _lows;
        int depth = _depth;
        int first = _from / BlockScanner.BlockSize;

        // At least one byte of the block before was passed, or it is the one behind the range.
        int block = (at + 1) / BlockScanner.BlockSize;
        names = 0;
        do
        {
            if (--block < first)
            {
                return false;
            }
        }
        while (Unsafe.Add(ref lows, block) > depth || (names = NamesOf(block)) == 0);

        at = (block * BlockScanner.BlockSize) + BlockScanner.BlockSize - 1;
        return true;
    }

    /// <summary>Whether a name is one to stop at: a depth is looked at only for the few whose tail is wanted.</summary>
    private readonly bool IsWanted(int end, ulong tail, in NameTails.Place place, out int target)
    {
        int block = end / BlockScanner.BlockSize;
        target = place.Tail == tail ? place.Target : NameTails.None;
        if (target == NameTails.None)
        {
            target = NameTails.PerhapsEscaped;
            if (!_mayBeEscaped || !IsNearBackslash(block))
            {
                return false;
            }
        }

        ref readonly BlockMasks masks = ref Unsafe.Add(ref _blocks, block);
        ulong before = (1UL << end) - 1;
        return masks.Depth + BitOperations.PopCount(masks.Opens & before) - BitOperations.PopCount(masks.Closes & before) == _depth;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
}

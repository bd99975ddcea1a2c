using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Walks the names at one nesting depth, from either end of a range, and stops at those that may be wanted. What it stops at is
/// the closing quote of a name, or of a value with white space behind it: the caller looks for the colon.
/// </summary>
internal ref struct NameCursor
{
    /// <summary>
    /// Blocks that the longest wanted name can touch with every letter written as an escape of six bytes
    /// (<c>sessionCredentialFromConsole</c>: 168 bytes).
    /// </summary>
    private const int EscapedNameBlocks = 4;

    private readonly ref byte _text;
    private readonly ref BlockMasks _blocks;
    private readonly ref int _lows;
    private readonly ref byte _flags;
    private readonly int _depth;
    private readonly int _from;
    private readonly int _to;
    private readonly int _step;
    private readonly int _lastBlock;
    private int _block;
    private ulong _names;

    /// <summary>Begins a walk.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="index">The index.</param>
    /// <param name="from">First position of the range, behind the object's opening bracket.</param>
    /// <param name="to">Position behind the range, not before <paramref name="from"/>; all of the range is indexed.</param>
    /// <param name="depth">The depth of the names: one more than that of their object's opening bracket.</param>
    /// <param name="backward">Whether to begin at the end.</param>
    internal NameCursor(ReadOnlySpan<byte> text, StructureIndex index, int from, int to, int depth, bool backward = false)
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
        int first = from / BlockScanner.BlockSize;
        int last = Math.Max(first, (to - 1) / BlockScanner.BlockSize);
        (_block, _lastBlock, _step) = backward ? (last, first, -1) : (first, last, 1);
        _names = NamesOf(_block);
    }

    /// <summary>Goes to the next name whose tail is in a table, or that may hold a backslash.</summary>
    /// <param name="tails">The table.</param>
    /// <param name="mayBeEscaped">Whether there is a backslash anywhere near; if not, names that hold one are not looked for.</param>
    /// <param name="nameEnd">The position of the name's closing quote.</param>
    /// <param name="target">What its tail stands for, or <see cref="NameTails.PerhapsEscaped"/>.</param>
    /// <returns><see langword="false"/> at the range's end.</returns>
    internal bool MoveNext(NameTails tails, bool mayBeEscaped, out int nameEnd, out int target)
    {
        ref NameTails.Place places = ref tails.FirstPlace;
        ulong multiplier = tails.Multiplier;
        ulong names = _names;
        int block = _block;
        do
        {
            while (names != 0)
            {
                int end = (block * BlockScanner.BlockSize) + TakeBit(ref names);
                if (end - NameTails.Length >= _from - 1)
                {
                    // SAFETY: eight bytes lie between the range's beginning and the name's end; a nearer one is too short to be in
                    // a table. The multiplication leaves the number of a place.
                    ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _text, end - NameTails.Length));
                    ref NameTails.Place place = ref Unsafe.Add(ref places, NameTails.PlaceOf(tail, multiplier));
                    if (place.Tail == tail)
                    {
                        nameEnd = end;
                        target = place.Target;
                        _names = names;
                        _block = block;
                        return true;
                    }
                }

                if (mayBeEscaped && IsNearBackslash(block))
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

    /// <summary>Goes to the next name, whatever it is.</summary>
    /// <param name="nameEnd">The position of its closing quote.</param>
    /// <returns><see langword="false"/> at the range's end.</returns>
    internal bool MoveNext(out int nameEnd)
    {
        while (_names == 0)
        {
            if (!TryNextBlock(ref _block, out _names))
            {
                nameEnd = -1;
                return false;
            }
        }

        nameEnd = (_block * BlockScanner.BlockSize) + TakeBit(ref _names);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int TakeBit(ref ulong names)
    {
        if (_step > 0)
        {
            int lowest = BitOperations.TrailingZeroCount(names);
            names &= names - 1;
            return lowest;
        }

        int highest = 63 - BitOperations.LeadingZeroCount(names);
        names ^= 1UL << highest;
        return highest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryNextBlock(ref int block, out ulong names)
    {
        do
        {
            if (block == _lastBlock)
            {
                names = 0;
                return false;
            }

            block += _step;
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
        ref readonly BlockMasks masks = ref Unsafe.Add(ref _blocks, block);
        ulong names = masks.NameEnds;
        int start = block * BlockScanner.BlockSize;
        if (start < _from)
        {
            names &= ulong.MaxValue << (_from - start);
        }

        if (_to - start < BlockScanner.BlockSize)
        {
            names &= (1UL << (_to - start)) - 1;
        }

        ulong opens = masks.Opens;
        ulong brackets = opens | masks.Closes;
        int above = masks.Depth - _depth;
        if (brackets == 0 || names == 0)
        {
            return above == 0 ? names : 0;
        }

        // The stretches between brackets, each at its depth; no branch on the depth, which nobody could predict.
        ulong wanted = 0;
        ulong before = 0;
        do
        {
            ulong bracket = brackets & (0 - brackets);
            ulong upTo = bracket - 1;
            wanted |= upTo & ~before & AllOnesIfZero(above);
            above += (opens & bracket) != 0 ? 1 : -1;
            before = upTo;
            brackets &= brackets - 1;
        }
        while (brackets != 0);
        return names & (wanted | (~before & AllOnesIfZero(above)));
    }

    private static ulong AllOnesIfZero(int value) => value == 0 ? ulong.MaxValue : 0;
}

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

    private readonly ref byte _text;
    private readonly ref BlockMasks _blocks;
    private readonly ref sbyte _lows;
    private readonly ref byte _flags;
    private readonly NameTails _tails;
    private readonly ScanKind _kind;
    private readonly bool _mayBeEscaped;
    private readonly int _depth;
    private readonly int _from;
    private readonly int _to;
    private readonly int _firstBlock;
    private readonly int _lastBlock;
    private int _block;
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
        _text = ref MemoryMarshal.GetReference(text);
        _blocks = ref index.FirstBlock;
        _lows = ref index.FirstLow;
        _flags = ref index.FirstFlags;
        _tails = tails;
        _kind = index.Kind;
        _mayBeEscaped = mayBeEscaped;
        _depth = depth;
        _from = from;
        _to = to;
        _firstBlock = from / BlockScanner.BlockSize;
        _lastBlock = Math.Max(_firstBlock, (to - 1) / BlockScanner.BlockSize);
        _block = _lastBlock + 1;
    }

    /// <summary>Goes to the next name whose tail is in the table, or that may hold a backslash.</summary>
    /// <param name="nameEnd">The position of the name's closing quote.</param>
    /// <param name="target">What its tail stands for, or <see cref="NameTails.PerhapsEscaped"/>.</param>
    /// <returns><see langword="false"/> at the range's beginning.</returns>
    internal bool MoveNext(out int nameEnd, out int target) => _kind switch
    {
        ScanKind.Vector512 => MoveNext<Vector512BlockScanner>(out nameEnd, out target),
        ScanKind.Vector256 => MoveNext<Vector256BlockScanner>(out nameEnd, out target),
        ScanKind.Vector128 => MoveNext<Vector128BlockScanner>(out nameEnd, out target),
        _ => MoveNext<ScalarBlockScanner>(out nameEnd, out target),
    };

    private bool MoveNext<TScanner>(out int nameEnd, out int target)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        ref NameTails.Place places = ref _tails.FirstPlace;
        ulong multiplier = _tails.Multiplier;
        ulong mask = _tails.Mask;
        ulong names = _names;
        int block = _block;
        do
        {
            while (names != 0)
            {
                int bit = BlockScanner.BlockSize - 1 - BitOperations.LeadingZeroCount(names);
                names ^= 1UL << bit;
                int end = (block * BlockScanner.BlockSize) + bit;
                target = NameTails.None;
                if (end >= NameTails.Length)
                {
                    // SAFETY: eight bytes lie before the name's end. Where some of them lie before the range, the caller notices
                    // that the name would begin there too. The multiplication leaves the number of a place.
                    ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _text, end - NameTails.Length)) & mask;
                    ref NameTails.Place place = ref Unsafe.Add(ref places, NameTails.PlaceOf(tail, multiplier));
                    target = place.Tail == tail ? place.Target : NameTails.None;
                }

                if (target == NameTails.None && _mayBeEscaped && IsNearBackslash(block))
                {
                    target = NameTails.PerhapsEscaped;
                }

                if (target != NameTails.None && IsAtDepth(block, bit))
                {
                    nameEnd = end;
                    _names = names;
                    _block = block;
                    return true;
                }
            }
        }
        while (TryNextBlock<TScanner>(ref block, out names));

        _names = 0;
        _block = block;
        nameEnd = target = -1;
        return false;
    }

    /// <summary>Goes to the next block that may hold a wanted name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryNextBlock<TScanner>(ref int block, out ulong names)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        NameFilter filter = _tails.Filter;
        ref sbyte lows = ref _lows;
        int depth = _depth;
        int first = _firstBlock;
        int at = block;
        names = 0;
        while (at > first)
        {
            at--;
            if (Unsafe.Add(ref lows, at) > depth)
            {
                continue;
            }

            if (at == first || at >= _lastBlock || !filter.IsUseful || (_mayBeEscaped && IsNearBackslash(at)))
            {
                names = NamesOf(at);
            }
            else
            {
                // SAFETY: the blocks before and behind this one belong to the range too.
                names = Unsafe.Add(ref _blocks, at).NameEnds
                    & filter.EndsIn<TScanner>(ref Unsafe.Add(ref _text, at * BlockScanner.BlockSize));
            }

            if (names != 0)
            {
                break;
            }
        }

        block = at;
        return names != 0;
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

    // Looked at only for the few names whose tail is wanted: cheaper than telling the depths of a block apart beforehand.
    private readonly bool IsAtDepth(int block, int bit)
    {
        ref readonly BlockMasks masks = ref Unsafe.Add(ref _blocks, block);
        ulong before = (1UL << bit) - 1;
        return masks.Depth + BitOperations.PopCount(masks.Opens & before) - BitOperations.PopCount(masks.Closes & before) == _depth;
    }
}

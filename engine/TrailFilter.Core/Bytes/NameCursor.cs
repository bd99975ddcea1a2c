using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Walks the names at one nesting depth, from left to right, and stops at those that may be wanted. What it stops at is the
/// closing quote of a name, or of a value with white space behind it: the caller looks for the colon.
/// </summary>
internal ref struct NameCursor
{
    private readonly ref byte _text;
    private readonly StructureIndex.MaskReferences _masks;
    private readonly int _depth;
    private readonly int _firstEnd;
    private readonly int _lastBlock;
    private readonly ulong _lastMask;
    private int _block;
    private ulong _names;

    /// <summary>
    /// Blocks that the longest wanted name can touch with every letter written as an escape of six bytes
    /// (<c>sessionCredentialFromConsole</c>: 168 bytes).
    /// </summary>
    private const int EscapedNameBlocks = 4;

    /// <summary>Begins a walk.</summary>
    /// <param name="text">The indexed text.</param>
    /// <param name="index">The index.</param>
    /// <param name="from">First position of the range.</param>
    /// <param name="to">Position behind the range, after <paramref name="from"/>; all of the range is indexed.</param>
    /// <param name="depth">The depth of the names: one more than that of their object's opening bracket.</param>
    internal NameCursor(ReadOnlySpan<byte> text, StructureIndex index, int from, int to, int depth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Math.Min(text.Length, index.Length));
        ArgumentOutOfRangeException.ThrowIfNegative(from);

        // SAFETY: the range lies in the text and in the index, so every block of it has an element in each array.
        _text = ref MemoryMarshal.GetReference(text);
        _masks = index.GetMasks();
        _depth = depth;
        _lastBlock = (to - 1) / IBlockScanner.BlockSize;
        _lastMask = ulong.MaxValue >> (IBlockScanner.BlockSize - 1 - ((to - 1) % IBlockScanner.BlockSize));
        _block = from / IBlockScanner.BlockSize;
        _names = NamesOf(_block) & (ulong.MaxValue << from);

        // A name whose closing quote is nearer to the beginning is too short to be in a table of tails.
        _firstEnd = from - 1 + NameTails.Length;
    }

    /// <summary>Goes to the next name whose tail is in a table, or that may hold a backslash.</summary>
    /// <param name="tails">The table.</param>
    /// <param name="mayBeEscaped">Whether there is a backslash anywhere near; if not, names that hold one are not looked for.</param>
    /// <param name="nameEnd">The position of the name's closing quote.</param>
    /// <param name="target">What its tail stands for, or <see cref="NameTails.PerhapsEscaped"/>.</param>
    /// <returns><see langword="false"/> at the range's end.</returns>
    internal bool MoveNext(NameTails tails, bool mayBeEscaped, out int nameEnd, out int target)
    {
        ref ulong wanted = ref MemoryMarshal.GetReference(tails.Tails);
        ulong multiplier = tails.Multiplier;
        ulong names = _names;
        int block = _block;
        do
        {
            while (names != 0)
            {
                int end = (block * IBlockScanner.BlockSize) + BitOperations.TrailingZeroCount(names);
                names &= names - 1;
                if (end < _firstEnd)
                {
                    continue;
                }

                // SAFETY: eight bytes lie between the range's beginning and the name's end.
                ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _text, end - NameTails.Length));
                int place = NameTails.PlaceOf(tail, multiplier);
                if (Unsafe.Add(ref wanted, place) == tail && tails.Targets[place] != NameTails.None)
                {
                    _names = names;
                    _block = block;
                    nameEnd = end;
                    target = tails.Targets[place];
                    return true;
                }

                if (mayBeEscaped && IsNearBackslash(block))
                {
                    _names = names;
                    _block = block;
                    nameEnd = end;
                    target = NameTails.PerhapsEscaped;
                    return true;
                }
            }
        }
        while (TryNextBlock(ref block, out names));

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

        nameEnd = (_block * IBlockScanner.BlockSize) + BitOperations.TrailingZeroCount(_names);
        _names &= _names - 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryNextBlock(ref int block, out ulong names)
    {
        do
        {
            if (++block > _lastBlock)
            {
                block = _lastBlock;
                names = 0;
                return false;
            }
        }
        while (Unsafe.Add(ref _masks.Lows, block) > _depth);

        names = NamesOf(block);
        return true;
    }

    private readonly bool IsNearBackslash(int block)
    {
        int flags = 0;
        for (int near = Math.Max(0, block - EscapedNameBlocks + 1); near <= block; near++)
        {
            flags |= Unsafe.Add(ref _masks.Flags, near);
        }

        return (flags & (int)BlockFlags.Backslash) != 0;
    }

    private readonly ulong NamesOf(int block)
    {
        ulong names = Unsafe.Add(ref _masks.NameEnds, block);
        if (block == _lastBlock)
        {
            names &= _lastMask;
        }

        ulong opens = Unsafe.Add(ref _masks.Opens, block);
        ulong brackets = opens | Unsafe.Add(ref _masks.Closes, block);
        int above = Unsafe.Add(ref _masks.Depths, block) - _depth;
        if (brackets == 0 || names == 0)
        {
            return above == 0 ? names : 0;
        }

        // The stretches between brackets, each at its depth; no branch on the depth, which nobody could predict.
        ulong wanted = 0;
        ulong done = 0;
        do
        {
            ulong upTo = brackets ^ (brackets - 1);
            wanted |= upTo & ~done & AllOnesIfZero(above);
            above += (opens & upTo & ~done) != 0 ? 1 : -1;
            done = upTo;
            brackets &= brackets - 1;
        }
        while (brackets != 0);
        return names & (wanted | (~done & AllOnesIfZero(above)));
    }

    private static ulong AllOnesIfZero(int value) => (ulong)((((long)value | -(long)value) >> 63) ^ -1L);
}

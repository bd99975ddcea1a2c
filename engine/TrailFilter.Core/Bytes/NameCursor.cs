using System.Numerics;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Walks the closing quotes of member names at one nesting depth, from left to right. Some of them end values instead: those
/// with white space behind them. The caller looks for the colon.
/// </summary>
internal ref struct NameCursor
{
    private readonly StructureIndex.Masks _masks;
    private readonly int _depth;
    private readonly int _to;
    private readonly int _lastBlock;
    private int _block;
    private ulong _names;

    /// <summary>Begins a walk.</summary>
    /// <param name="index">The index.</param>
    /// <param name="from">First position of the range.</param>
    /// <param name="to">Position behind the range; not before <paramref name="from"/>.</param>
    /// <param name="depth">The depth of the names: one more than that of their object's opening bracket.</param>
    internal NameCursor(StructureIndex index, int from, int to, int depth)
    {
        _masks = index.GetMasks();
        _depth = depth;
        _to = to;
        _lastBlock = (to - 1) / IBlockScanner.BlockSize;
        _block = from / IBlockScanner.BlockSize;
        _names = NamesOf(_block) & (ulong.MaxValue << from);
    }

    /// <summary>Goes to the next one.</summary>
    /// <param name="position">The position of its closing quote.</param>
    /// <returns><see langword="false"/> at the range's end.</returns>
    internal bool MoveNext(out int position)
    {
        while (_names == 0)
        {
            do
            {
                if (++_block > _lastBlock)
                {
                    position = -1;
                    return false;
                }
            }
            while (_masks.Low[_block] > _depth);

            _names = NamesOf(_block);
        }

        position = (_block * IBlockScanner.BlockSize) + BitOperations.TrailingZeroCount(_names);
        _names &= _names - 1;
        return position < _to;
    }

    private readonly ulong NamesOf(int block)
    {
        ulong names = _masks.NameEnds[block];
        if (names == 0)
        {
            return 0;
        }

        ulong opens = _masks.Opens[block];
        ulong brackets = opens | _masks.Closes[block];
        int depth = _masks.Depth[block];
        ulong wanted = 0;
        ulong done = 0;
        while (brackets != 0)
        {
            ulong bracket = brackets & (0 - brackets);
            if (depth == _depth)
            {
                wanted |= (bracket - 1) & ~done;
            }

            done = bracket | (bracket - 1);
            depth += (opens & bracket) != 0 ? 1 : -1;
            brackets &= brackets - 1;
        }

        if (depth == _depth)
        {
            wanted |= ~done;
        }

        return names & wanted;
    }
}

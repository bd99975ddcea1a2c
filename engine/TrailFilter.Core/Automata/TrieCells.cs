namespace TrailFilter.Core.Automata;

/// <summary>The cells of a double array while it is built: finds room for the children of a node.</summary>
internal sealed class TrieCells
{
    // Holes are looked for in a window before the end only, so that building stays linear; what is left behind stays empty.
    private const int Window = 1024;
    private const int ByteValues = 256;

    private TrieNode[] _cells = [];
    private bool[] _used = [];
    private int _firstFree;
    private int _end;

    internal TrieCells(TrieNode root)
    {
        Grow(ByteValues);
        Set(TrieNode.Root, root);
    }

    internal ref TrieNode this[int cell] => ref _cells[cell];

    /// <summary>Finds a base from which all cells of the given bytes are free. They are taken by <see cref="Set"/>.</summary>
    /// <param name="bytes">At least one, rising.</param>
    internal int FindBase(ReadOnlySpan<byte> bytes)
    {
        while (_used[_firstFree])
        {
            _firstFree++;
        }

        _firstFree = Math.Max(_firstFree, _end - Window);
        int candidate = Math.Max(_firstFree - bytes[0], 0);
        while (!AllFree(candidate, bytes))
        {
            candidate++;
        }

        return candidate;
    }

    internal void Set(int cell, TrieNode node)
    {
        _cells[cell] = node;
        _used[cell] = true;
        _end = Math.Max(_end, cell + 1);
        Grow(_end + ByteValues);
    }

    /// <summary>The cells, with enough free ones at the end for any base and byte.</summary>
    internal TrieNode[] ToArray() => _cells[..(_end + ByteValues)];

    private bool AllFree(int candidate, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            // Beyond the array nothing is used yet.
            if (candidate + b < _used.Length && _used[candidate + b])
            {
                return false;
            }
        }

        Grow(candidate + (2 * ByteValues));
        return true;
    }

    private void Grow(int length)
    {
        int old = _cells.Length;
        if (length > old)
        {
            Array.Resize(ref _cells, Math.Max(length, old * 2));
            Array.Resize(ref _used, _cells.Length);
            _cells.AsSpan(old).Fill(TrieNode.Free);
        }
    }
}

namespace TrailFilter.Core.Automata;

/// <summary>Builds a path-compressed trie, level by level, so that the nodes that every walk visits are neighbours.</summary>
internal sealed class TrieBuilder
{
    private readonly List<ValueClass> _keys = [];
    private readonly List<int> _starts = [];
    private readonly ClassTable _classes;

    private TrieBuilder(ReadOnlySpan<ValueClass> values, ClassTable classes, bool backward)
    {
        _classes = classes;
        ValueClass[] sorted = values.ToArray();
        if (backward)
        {
            for (int i = 0; i < sorted.Length; i++)
            {
                sorted[i] = sorted[i] with { Utf8 = [.. Enumerable.Reverse(sorted[i].Utf8)] };
            }
        }

        Array.Sort(sorted, static (x, y) => x.Utf8.AsSpan().SequenceCompareTo(y.Utf8));
        AddKeys(sorted);
        Labels = new byte[_keys.Sum(static key => key.Utf8.Length)];
        int start = 0;
        foreach (ValueClass key in _keys)
        {
            _starts.Add(start);
            key.Utf8.CopyTo(Labels, start);
            start += key.Utf8.Length;
        }
    }

    /// <summary>The values one after the other, each in the order in which it is walked.</summary>
    internal byte[] Labels { get; }

    /// <summary>The nodes; the root is the first.</summary>
    internal TrieNode[] Nodes { get; private set; } = [];

    /// <summary>How many cells hold a node.</summary>
    internal int NodeCount { get; private set; }

    /// <summary>Builds the trie.</summary>
    /// <param name="values">Distinct values, at least one, in any order.</param>
    /// <param name="classes">Where the classes of paths are made.</param>
    /// <param name="backward">Whether values are walked from their end, as suffixes are.</param>
    internal static TrieBuilder Build(ReadOnlySpan<ValueClass> values, ClassTable classes, bool backward)
    {
        var builder = new TrieBuilder(values, classes, backward);
        builder.Build();
        return builder;
    }

    /// <summary>
    /// Takes the values that add marks to those of the values they go on from; the others could not change a class.
    /// </summary>
    private void AddKeys(ReadOnlySpan<ValueClass> sorted)
    {
        // The values that lead to the current one, with the class they have together.
        var path = new Stack<ValueClass>();
        foreach (ValueClass value in sorted)
        {
            while (path.Count > 0 && !value.Utf8.AsSpan().StartsWith(path.Peek().Utf8))
            {
                path.Pop();
            }

            int before = path.Count > 0 ? path.Peek().Class : ClassTable.None;
            int together = _classes.Union(before, value.Class);
            if (together != before)
            {
                path.Push(value with { Class = together });
                _keys.Add(value with { Class = together });
            }
        }
    }

    private void Build()
    {
        // Keys [Low, High) pass through the node in the cell.
        var open = new Queue<(int Cell, int Low, int High)>();
        var cells = new TrieCells(NodeOf(-1, 0, _keys.Count, ClassTable.None));
        open.Enqueue((TrieNode.Root, 0, _keys.Count));
        Span<byte> bytes = stackalloc byte[256];
        Span<int> lows = stackalloc int[257];
        while (open.TryDequeue(out (int Cell, int Low, int High) at))
        {
            NodeCount++;
            TrieNode node = cells[at.Cell];
            int count = Split(at.Low, at.High, node.Depth, bytes, lows);
            if (count == 0)
            {
                continue;
            }

            int childBase = cells.FindBase(bytes[..count]);
            cells[at.Cell] = node with { ChildBase = childBase };
            for (int child = 0; child < count; child++)
            {
                int cell = childBase + bytes[child];
                cells.Set(cell, NodeOf(at.Cell, lows[child], lows[child + 1], node.Class));
                open.Enqueue((cell, lows[child], lows[child + 1]));
            }
        }

        Nodes = cells.ToArray();
    }

    /// <summary>The node at which keys [low, high), in order, part or the first of them ends.</summary>
    private TrieNode NodeOf(int parent, int low, int high, int parentClass)
    {
        ValueClass first = _keys[low];
        int depth = first.Utf8.AsSpan().CommonPrefixLength(_keys[high - 1].Utf8);
        return new TrieNode(parent, 0, depth, first.Utf8.Length == depth ? first.Class : parentClass, _starts[low]);
    }

    /// <summary>Groups keys by the byte at a depth, leaving out a key that ends there.</summary>
    /// <returns>How many groups; group <c>i</c> goes from <c>lows[i]</c> to <c>lows[i + 1]</c>.</returns>
    private int Split(int low, int high, int depth, Span<byte> bytes, Span<int> lows)
    {
        int count = 0;
        for (int i = _keys[low].Utf8.Length == depth ? low + 1 : low; i < high; i++)
        {
            byte b = _keys[i].Utf8[depth];
            if (count == 0 || bytes[count - 1] != b)
            {
                bytes[count] = b;
                lows[count++] = i;
            }
        }

        lows[count] = high;
        return count;
    }
}

namespace TrailFilter.Core.Automata;

/// <summary>Lays out a path-compressed trie in flat arrays, level by level, which puts the children of a node side by side.</summary>
internal sealed class TrieBuilder
{
    private readonly ValueClass[] _keys;
    private readonly int[] _starts;
    private readonly bool _backward;
    private readonly ClassTable _classes;
    private readonly List<TrieNode> _nodes = [];
    private readonly List<byte> _firstBytes = [];

    private TrieBuilder(ReadOnlySpan<ValueClass> values, ClassTable classes, bool backward)
    {
        _backward = backward;
        _classes = classes;
        _keys = values.ToArray();
        if (backward)
        {
            for (int i = 0; i < _keys.Length; i++)
            {
                _keys[i] = _keys[i] with { Utf8 = [.. Enumerable.Reverse(_keys[i].Utf8)] };
            }
        }

        Array.Sort(_keys, static (x, y) => x.Utf8.AsSpan().SequenceCompareTo(y.Utf8));
        _starts = new int[_keys.Length];
        int total = 0;
        for (int i = 0; i < _keys.Length; i++)
        {
            _starts[i] = total;
            total += _keys[i].Utf8.Length;
        }

        Labels = new byte[total];
        for (int i = 0; i < _keys.Length; i++)
        {
            Span<byte> label = Labels.AsSpan(_starts[i], _keys[i].Utf8.Length);
            _keys[i].Utf8.CopyTo(label);
            if (backward)
            {
                // Labels are kept in the order in which a record holds their bytes.
                label.Reverse();
            }
        }
    }

    /// <summary>The bytes that nodes point into.</summary>
    internal byte[] Labels { get; }

    /// <summary>The nodes; the root is the first.</summary>
    internal TrieNode[] Nodes => [.. _nodes];

    /// <summary>For each node the byte by which its parent finds it.</summary>
    internal byte[] FirstBytes => [.. _firstBytes];

    /// <summary>Builds the trie.</summary>
    /// <param name="values">Distinct values, in any order.</param>
    /// <param name="classes">Where the classes of paths are made.</param>
    /// <param name="backward">Whether values are read from their end, as suffixes are.</param>
    internal static TrieBuilder Build(ReadOnlySpan<ValueClass> values, ClassTable classes, bool backward)
    {
        var builder = new TrieBuilder(values, classes, backward);
        builder.Build();
        return builder;
    }

    private void Build()
    {
        // Keys [Low, High) pass through the node and agree in their first Depth bytes, its label included.
        var open = new Queue<(int Node, int Low, int High, int Depth)>();
        int root = _keys is [{ Utf8.Length: 0 }, ..] ? _keys[0].Class : ClassTable.None;
        _nodes.Add(new TrieNode(0, 0, 0, 0, root));
        _firstBytes.Add(0);
        open.Enqueue((0, 0, _keys.Length, 0));
        while (open.TryDequeue(out (int Node, int Low, int High, int Depth) at))
        {
            int low = at.Low;
            if (low < at.High && _keys[low].Utf8.Length == at.Depth)
            {
                low++;
            }

            int firstChild = _nodes.Count;
            int parentClass = _nodes[at.Node].Class;
            while (low < at.High)
            {
                byte first = _keys[low].Utf8[at.Depth];
                int high = low + 1;
                while (high < at.High && _keys[high].Utf8[at.Depth] == first)
                {
                    high++;
                }

                int depth = at.Depth + _keys[low].Utf8.AsSpan(at.Depth).CommonPrefixLength(_keys[high - 1].Utf8.AsSpan(at.Depth));
                bool ends = _keys[low].Utf8.Length == depth;
                open.Enqueue((_nodes.Count, low, high, depth));
                _nodes.Add(new TrieNode(
                    _starts[low] + (_backward ? _keys[low].Utf8.Length - depth : at.Depth),
                    depth - at.Depth,
                    0,
                    0,
                    ends ? _classes.Union(parentClass, _keys[low].Class) : parentClass));
                _firstBytes.Add(first);
                low = high;
            }

            _nodes[at.Node] = _nodes[at.Node] with { FirstChild = firstChild, ChildCount = _nodes.Count - firstChild };
        }
    }
}

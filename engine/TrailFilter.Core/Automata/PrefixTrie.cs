namespace TrailFilter.Core.Automata;

/// <summary>Finds in one walk every one of many values that a record's value begins with.</summary>
/// <remarks>
/// The walk looks only at the bytes where values part and compares the rest once, at the end, with a value that passes through
/// the node reached. Every value that the record's value begins with lies on that path, so climbing to where the comparison
/// holds finds the longest.
/// </remarks>
internal sealed class PrefixTrie
{
    private readonly TrieNode[] _nodes;
    private readonly byte[] _labels;

    /// <summary>Builds the trie.</summary>
    /// <param name="values">Distinct values, at least one.</param>
    /// <param name="classes">Where the classes of paths are made.</param>
    internal PrefixTrie(ReadOnlySpan<ValueClass> values, ClassTable classes)
    {
        TrieBuilder trie = TrieBuilder.Build(values, classes, backward: false);
        _nodes = trie.Nodes;
        _labels = trie.Labels;
        NodeCount = trie.NodeCount;
    }

    internal int NodeCount { get; }

    internal long ByteSize => _labels.Length + ((long)_nodes.Length * TrieNode.Size);

    /// <summary>
    /// The class of all values that <paramref name="value"/> begins with together, or <see cref="ClassTable.None"/>.
    /// </summary>
    internal int Walk(ReadOnlySpan<byte> value)
    {
        TrieNode[] nodes = _nodes;
        int cell = TrieNode.Root;
        while (true)
        {
            ref readonly TrieNode node = ref nodes[cell];
            if (node.Depth >= value.Length)
            {
                break;
            }

            int child = node.ChildBase + value[node.Depth];
            if (nodes[child].Parent != cell)
            {
                break;
            }

            cell = child;
        }

        int matched = value.CommonPrefixLength(_labels.AsSpan(nodes[cell].KeyStart, nodes[cell].Depth));
        while (nodes[cell].Depth > matched)
        {
            cell = nodes[cell].Parent;
            if (cell < 0)
            {
                return ClassTable.None;
            }
        }

        return nodes[cell].Class;
    }
}

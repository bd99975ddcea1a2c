namespace TrailFilter.Core.Automata;

/// <summary>Finds in one walk, from the end, every one of many values that a record's value ends with.</summary>
/// <remarks>The mirror image of <see cref="PrefixTrie"/>; its labels are the values backwards.</remarks>
internal sealed class SuffixTrie
{
    private readonly TrieNode[] _nodes;
    private readonly byte[] _labels;

    /// <summary>Builds the trie.</summary>
    /// <param name="values">Distinct values, at least one.</param>
    /// <param name="classes">Where the classes of paths are made.</param>
    internal SuffixTrie(ReadOnlySpan<ValueClass> values, ClassTable classes)
    {
        TrieBuilder trie = TrieBuilder.Build(values, classes, backward: true);
        _nodes = trie.Nodes;
        _labels = trie.Labels;
        NodeCount = trie.NodeCount;
    }

    internal int NodeCount { get; }

    internal long ByteSize => _labels.Length + ((long)_nodes.Length * TrieNode.Size);

    /// <summary>
    /// The class of all values that <paramref name="value"/> ends with together, or <see cref="ClassTable.None"/>.
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

            int child = node.ChildBase + value[^(node.Depth + 1)];
            if (nodes[child].Parent != cell)
            {
                break;
            }

            cell = child;
        }

        int matched = MatchedFromEnd(value, _labels.AsSpan(nodes[cell].KeyStart, nodes[cell].Depth));
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

    private static int MatchedFromEnd(ReadOnlySpan<byte> value, ReadOnlySpan<byte> backward)
    {
        int matched = 0;
        while (matched < value.Length && matched < backward.Length && value[^(matched + 1)] == backward[matched])
        {
            matched++;
        }

        return matched;
    }
}

namespace TrailFilter.Core.Automata;

/// <summary>Finds in one walk, from the end, every one of many values that a record's value ends with.</summary>
internal sealed class SuffixTrie
{
    private readonly TrieNode[] _nodes;
    private readonly byte[] _lastBytes;
    private readonly byte[] _labels;

    internal SuffixTrie(ReadOnlySpan<ValueClass> values, ClassTable classes)
    {
        TrieBuilder trie = TrieBuilder.Build(values, classes, backward: true);
        _nodes = trie.Nodes;
        _lastBytes = trie.FirstBytes;
        _labels = trie.Labels;
    }

    internal int NodeCount => _nodes.Length;

    internal long ByteSize => _labels.Length + (_nodes.Length * 21L);

    /// <summary>The class of all values that <paramref name="value"/> ends with together, or <see cref="ClassTable.None"/>.</summary>
    internal int Walk(ReadOnlySpan<byte> value)
    {
        ref readonly TrieNode node = ref _nodes[0];
        while (!value.IsEmpty && node.ChildCount != 0)
        {
            int child = _lastBytes.AsSpan(node.FirstChild, node.ChildCount).IndexOf(value[^1]);
            if (child < 0)
            {
                break;
            }

            ref readonly TrieNode next = ref _nodes[node.FirstChild + child];
            if (!value.EndsWith(_labels.AsSpan(next.LabelStart, next.LabelLength)))
            {
                break;
            }

            value = value[..^next.LabelLength];
            node = ref next;
        }

        return node.Class;
    }
}

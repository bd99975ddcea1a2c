namespace TrailFilter.Core.Automata;

/// <summary>Finds in one walk every one of many values that a record's value begins with.</summary>
internal sealed class PrefixTrie
{
    private readonly TrieNode[] _nodes;
    private readonly byte[] _firstBytes;
    private readonly byte[] _labels;

    internal PrefixTrie(ReadOnlySpan<ValueClass> values, ClassTable classes)
    {
        TrieBuilder trie = TrieBuilder.Build(values, classes, backward: false);
        _nodes = trie.Nodes;
        _firstBytes = trie.FirstBytes;
        _labels = trie.Labels;
    }

    internal int NodeCount => _nodes.Length;

    internal long ByteSize => _labels.Length + (_nodes.Length * 21L);

    /// <summary>The class of all values that <paramref name="value"/> begins with together, or <see cref="ClassTable.None"/>.</summary>
    internal int Walk(ReadOnlySpan<byte> value)
    {
        ref readonly TrieNode node = ref _nodes[0];
        while (!value.IsEmpty && node.ChildCount != 0)
        {
            int child = _firstBytes.AsSpan(node.FirstChild, node.ChildCount).IndexOf(value[0]);
            if (child < 0)
            {
                break;
            }

            ref readonly TrieNode next = ref _nodes[node.FirstChild + child];
            if (!value.StartsWith(_labels.AsSpan(next.LabelStart, next.LabelLength)))
            {
                break;
            }

            value = value[next.LabelLength..];
            node = ref next;
        }

        return node.Class;
    }
}

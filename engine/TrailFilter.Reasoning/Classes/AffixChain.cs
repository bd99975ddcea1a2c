namespace TrailFilter.Reasoning.Classes;

/// <summary>
/// All prefixes of a field (or all suffixes, which are prefixes read backwards): which of them a text begins with is known from the
/// longest one, since the others are prefixes of that. So each is a node with the marks of all that are hit together with it.
/// </summary>
internal sealed class AffixChain
{
    private readonly bool _backwards;
    private readonly string[] _keys;
    private readonly int[] _parents;
    private readonly ulong[][] _rows;
    private readonly ulong[] _none;

    /// <summary>Makes a chain.</summary>
    /// <param name="marks">What each prefix or suffix itself is marked with.</param>
    /// <param name="words">Words of a row of marks.</param>
    /// <param name="backwards">Whether they are suffixes.</param>
    public AffixChain(Dictionary<string, ulong[]> marks, int words, bool backwards)
    {
        _backwards = backwards;
        Texts = marks.Keys;
        _none = new ulong[words];
        (string Key, string Text)[] sorted = [.. marks.Keys.Select(text => (KeyOf(text), text))];
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        _keys = [.. sorted.Select(static pair => pair.Key)];
        _parents = new int[sorted.Length];
        _rows = new ulong[sorted.Length][];

        // Nodes with the same marks are one class; the first stands for all. No hit at all is one too, unless the empty text, which
        // hits everything, is among them.
        var classes = new Dictionary<ulong[], string>(BitRowComparer.Instance);
        if (!marks.ContainsKey(""))
        {
            classes.Add(_none, "");
        }

        for (int index = 0; index < sorted.Length; index++)
        {
            int parent = LongestFrom(index - 1, _keys[index]);
            ulong[] row = (ulong[])marks[sorted[index].Text].Clone();
            BitRow.Or(row, parent < 0 ? _none : _rows[parent]);
            _parents[index] = parent;
            _rows[index] = row;
            classes.TryAdd(row, sorted[index].Text);
        }

        Classes = [.. classes.Select(static pair => (pair.Value, pair.Key))];
    }

    /// <summary>The kinds of hits, each with a prefix that is the longest one hit. Of no hit at all the text is empty.</summary>
    public (string Text, ulong[] Row)[] Classes { get; }

    /// <summary>The prefixes, or suffixes, themselves.</summary>
    public IEnumerable<string> Texts { get; }

    /// <summary>The marks of all that a text begins with.</summary>
    public ulong[] RowOf(string text)
    {
        string key = KeyOf(text);
        int at = Array.BinarySearch(_keys, key, StringComparer.Ordinal);

        // Whatever sorts between a prefix and a text that begins with it begins with it too. So the longest prefix is the last one
        // that does not sort behind the text, or a prefix of that one.
        int longest = LongestFrom(at >= 0 ? at : ~at - 1, key);
        return longest < 0 ? _none : _rows[longest];
    }

    private int LongestFrom(int node, string key)
    {
        while (node >= 0 && !key.StartsWith(_keys[node], StringComparison.Ordinal))
        {
            node = _parents[node];
        }

        return node;
    }

    private string KeyOf(string text)
    {
        if (!_backwards)
        {
            return text;
        }

        char[] reversed = text.ToCharArray();
        Array.Reverse(reversed);
        return new string(reversed);
    }
}

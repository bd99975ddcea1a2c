namespace TrailFilter.Core.Automata;

/// <summary>
/// A node of a path-compressed trie in a double array: the child for byte <c>b</c> stands in cell <c>ChildBase + b</c>, if the
/// node there says that it is this node's child. A step is two loads and a comparison, however many children there are.
/// </summary>
/// <param name="Parent">The parent's cell; -1 at the root, and in cells that hold no node.</param>
/// <param name="ChildBase">Where the children are counted from. Never negative, and at least 256 cells follow.</param>
/// <param name="Depth">How many bytes lead here from the root, and so where the byte stands that tells the children apart.</param>
/// <param name="Class">The class of everything that gets as far as here: the marks of all values on the path.</param>
/// <param name="KeyStart">Where a value that passes through here starts in the labels; its first bytes are the path.</param>
internal readonly record struct TrieNode(int Parent, int ChildBase, int Depth, int Class, int KeyStart)
{
    /// <summary>Bytes of a node.</summary>
    internal const int Size = 5 * sizeof(int);

    /// <summary>The cell of the root.</summary>
    internal const int Root = 0;

    internal static TrieNode Free => new(-1, 0, 0, ClassTable.None, 0);
}

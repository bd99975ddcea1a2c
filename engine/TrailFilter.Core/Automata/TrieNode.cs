namespace TrailFilter.Core.Automata;

/// <summary>
/// A node of a path-compressed trie. Children stand one after the other, so that a child is found by its place in the run of
/// their first bytes.
/// </summary>
/// <param name="LabelStart">Where the bytes between the parent and this node start in the trie's labels.</param>
/// <param name="LabelLength">How many there are; zero only at the root.</param>
/// <param name="FirstChild">The first child's index.</param>
/// <param name="ChildCount">From 0 to 256.</param>
/// <param name="Class">The class of everything that gets as far as here: the marks of all values on the path.</param>
internal readonly record struct TrieNode(int LabelStart, int LabelLength, int FirstChild, int ChildCount, int Class);

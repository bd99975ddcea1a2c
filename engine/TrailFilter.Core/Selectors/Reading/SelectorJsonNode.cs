using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>One value of a selectors file, with its place, so that every problem can say where it is.</summary>
/// <param name="kind">What it is.</param>
/// <param name="offset">Where it begins, in bytes from the start of the JSON text.</param>
/// <param name="parent">The object or array it stands in; <see langword="null"/> for the whole file.</param>
/// <param name="key">Its key, where <paramref name="parent"/> is an object.</param>
/// <param name="index">Its index, where <paramref name="parent"/> is an array.</param>
internal sealed class SelectorJsonNode(JsonValueKind kind, int offset, SelectorJsonNode? parent, string? key, int index)
{
    private List<SelectorJsonNode>? _children;

    internal JsonValueKind Kind => kind;

    internal int Offset => offset;

    internal SelectorJsonNode? Parent => parent;

    /// <summary>The key, of a member of an object.</summary>
    internal string? Key => key;

    /// <summary>The text, of a string.</summary>
    internal string Text { get; init; } = "";

    /// <summary>Members of an object (each key once) or items of an array, in the order of the file.</summary>
    internal IReadOnlyList<SelectorJsonNode> Children => _children ?? (IReadOnlyList<SelectorJsonNode>)[];

    internal int Count => _children?.Count ?? 0;

    /// <summary>The JSON path: <c>$.EventSelectors[0]</c>. Unusual keys are quoted.</summary>
    internal string Path
    {
        get
        {
            var chain = new Stack<SelectorJsonNode>();
            for (SelectorJsonNode? node = this; node is not null; node = node.Parent)
            {
                chain.Push(node);
            }

            var path = new StringBuilder();
            foreach (SelectorJsonNode node in chain)
            {
                node.AppendStep(path);
            }

            return path.ToString();
        }
    }

    /// <summary>What it is, for a message: <c>a string</c>, <c>an object</c>.</summary>
    internal string Article => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };

    /// <summary>Adds the next member or item.</summary>
    internal void Add(SelectorJsonNode child) => (_children ??= []).Add(child);

    /// <summary>Removes earlier members whose key comes again: the last one counts.</summary>
    /// <returns>The members that came again, in the order of the file; usually none.</returns>
    internal List<SelectorJsonNode> KeepLastOfEachKey()
    {
        List<SelectorJsonNode> repeated = [];
        if (Count < 2)
        {
            return repeated;
        }

        Dictionary<string, SelectorJsonNode> last = new(StringComparer.Ordinal);
        foreach (SelectorJsonNode child in Children)
        {
            if (!last.TryAdd(child.Key!, child))
            {
                repeated.Add(child);
                last[child.Key!] = child;
            }
        }

        if (repeated.Count > 0)
        {
            _children!.RemoveAll(child => last[child.Key!] != child);
        }

        return repeated;
    }

    private void AppendStep(StringBuilder path)
    {
        if (parent is null)
        {
            path.Append('$');
        }
        else if (key is null)
        {
            path.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        else if (key.Length is > 0 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            path.Append('.').Append(key);
        }
        else
        {
            path.Append("['").Append(Quoted.Key(key)).Append("']");
        }
    }
}

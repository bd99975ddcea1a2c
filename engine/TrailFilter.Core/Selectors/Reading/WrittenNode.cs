using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// One value of a selectors file, with its place, so that every problem can say where it is. Files that are not written as the API
/// writes are read into such a tree too, and then into a second one in the API's spelling, whose nodes name their <see cref="Origin"/>.
/// </summary>
/// <param name="kind">What it is.</param>
/// <param name="offset">Where it begins, counted from the start of the text; only the order counts.</param>
/// <param name="parent">The object or array it stands in; <see langword="null"/> for the whole file.</param>
/// <param name="key">Its key, where <paramref name="parent"/> is an object.</param>
/// <param name="index">Its index, where <paramref name="parent"/> is an array.</param>
internal sealed class WrittenNode(JsonValueKind kind, int offset, WrittenNode? parent, string? key, int index)
{
    private List<WrittenNode>? _children;

    internal JsonValueKind Kind => kind;

    internal int Offset => Origin?.Offset ?? offset;

    /// <summary>The line it begins in, from 1; 0 where no file is behind it.</summary>
    internal int Line { get => Origin?.Line ?? field; init; }

    /// <summary>The character of the line it begins at, from 1; 0 where no file is behind it.</summary>
    internal int Column { get => Origin?.Column ?? field; init; }

    /// <summary>The node of the file that this one was made from; its place is what problems name.</summary>
    internal WrittenNode? Origin { get; init; }

    internal WrittenNode? Parent => parent;

    /// <summary>The index, of an item of an array.</summary>
    internal int Index => index;

    /// <summary>The key, of a member of an object.</summary>
    internal string? Key => key;

    /// <summary>The text of a string, and a number or boolean as it is written.</summary>
    internal string Text { get; init; } = "";

    /// <summary>Whether it is a text without quotes, as YAML allows.</summary>
    internal bool IsPlain { get; init; }

    /// <summary>Members of an object (each key once) or items of an array, in the order of the file.</summary>
    internal IReadOnlyList<WrittenNode> Children => _children ?? (IReadOnlyList<WrittenNode>)[];

    internal int Count => _children?.Count ?? 0;

    /// <summary>The JSON path: <c>$.EventSelectors[0]</c>. Unusual keys are quoted.</summary>
    internal string Path
    {
        get
        {
            if (Origin is not null)
            {
                return Origin.Path;
            }

            var chain = new Stack<WrittenNode>();
            for (WrittenNode? node = this; node is not null; node = node.Parent)
            {
                chain.Push(node);
            }

            var path = new StringBuilder();
            foreach (WrittenNode node in chain)
            {
                node.AppendStep(path);
            }

            return path.ToString();
        }
    }

    /// <summary>
    /// The place as a JSON pointer (RFC 6901): <c>/EventSelectors/0</c>; empty for the whole file. <see langword="null"/> for a node that
    /// was made from another one, whose place is in a file that is spelt otherwise.
    /// </summary>
    internal string? Pointer
    {
        get
        {
            if (Origin is not null)
            {
                return null;
            }

            var steps = new Stack<string>();
            for (WrittenNode node = this; node.Parent is { } above; node = above)
            {
                steps.Push(node.Key?.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
                    ?? node.Index.ToString(CultureInfo.InvariantCulture));
            }

            return string.Concat(steps.Select(static step => "/" + step));
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

    /// <summary>The value of a member, or <see langword="null"/> when there is none.</summary>
    internal WrittenNode? Member(string name)
    {
        foreach (WrittenNode child in Children)
        {
            if (child.Key == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Adds the next member or item.</summary>
    internal void Add(WrittenNode child) => (_children ??= []).Add(child);

    /// <summary>Removes a member or item.</summary>
    internal void Remove(WrittenNode child) => _children?.Remove(child);

    /// <summary>Removes earlier members whose key comes again: the last one counts.</summary>
    /// <returns>The members that came again, in the order of the file; usually none.</returns>
    internal List<WrittenNode> KeepLastOfEachKey()
    {
        List<WrittenNode> repeated = [];
        if (Count < 2)
        {
            return repeated;
        }

        Dictionary<string, WrittenNode> last = new(StringComparer.Ordinal);
        foreach (WrittenNode child in Children)
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

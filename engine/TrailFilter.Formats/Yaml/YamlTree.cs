using System.Globalization;
using System.Text.Json;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Formats.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrailFilter.Formats.Yaml;

/// <summary>
/// Builds the tree from the parser's events. Not recursive. Aliases are written out, merge keys (<c>&lt;&lt;</c>) too; what they
/// repeat counts, so that a few lines cannot become millions.
/// </summary>
internal sealed class YamlTree(ProblemList problems)
{
    private const string MergeKey = "<<";

    private readonly Dictionary<string, WrittenNode> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<Frame> _open = new();
    private int _nodes;
    private int _documents;

    /// <summary>The value of the document; <see langword="null"/> for an empty one.</summary>
    internal WrittenNode? Root { get; private set; }

    /// <summary>The line a second document begins in.</summary>
    internal int? SecondDocument { get; private set; }

    /// <summary>Whether the text is refused, so that reading on is of no use.</summary>
    internal bool IsRefused { get; private set; }

    /// <summary>Takes the next event.</summary>
    internal void Take(ParsingEvent next)
    {
        switch (next)
        {
            case DocumentStart when ++_documents > 1 && Root is not null:
                SecondDocument = LineOf(next.Start);
                IsRefused = true;
                break;
            case AnchorAlias alias:
                TakeAlias(alias);
                break;
            case Scalar scalar when AwaitsKey:
                _open.Peek().Key = scalar.Value;
                _open.Peek().KeyStart = scalar.Start;
                break;
            case Scalar scalar:
                WrittenNode value = Begin(scalar, YamlScalars.KindOf(scalar), scalar.Value);
                Remember(scalar.Anchor, value);
                break;
            case NodeEvent start when AwaitsKey:
                Refuse(
                    start.Start,
                    "a list or mapping stands where a key is expected",
                    "Write the key as text; in a template, quote a value that begins with { or [.");
                break;
            case MappingStart mapping:
                Open(mapping, Begin(mapping, JsonValueKind.Object, ""));
                break;
            case SequenceStart sequence:
                Open(sequence, Begin(sequence, JsonValueKind.Array, ""));
                break;
            case MappingEnd or SequenceEnd:
                Close();
                break;
        }
    }

    private bool AwaitsKey => _open.TryPeek(out Frame? frame) && frame.Node.Kind == JsonValueKind.Object && frame.Key is null;

    /// <summary>Adds a value, inside the function that its tag stands for if it has one.</summary>
    private WrittenNode Begin(NodeEvent next, JsonValueKind kind, string text)
    {
        bool plain = next is Scalar { Style: ScalarStyle.Plain };
        WrittenNode? container = _open.TryPeek(out Frame? frame) ? frame.Node : null;
        string? key = frame?.Key;

        // A mapping or list that begins in the line after its key is looked for at its key.
        Mark start = frame is { Key: not null } && next is not Scalar && frame.KeyStart.Line < next.Start.Line ? frame.KeyStart : next.Start;
        if (frame is not null)
        {
            frame.Key = null;
        }

        if (YamlTags.FunctionOf(next.Tag) is { } function)
        {
            container = Add(start, JsonValueKind.Object, "", false, container, key);
            key = function;
        }

        return Add(start, kind, text, plain, container, key);
    }

    private WrittenNode Add(Mark at, JsonValueKind kind, string text, bool plain, WrittenNode? container, string? key)
    {
        var node = new WrittenNode(kind, (int)at.Index, container, key, container?.Count ?? 0)
        {
            Text = text,
            IsPlain = plain && kind == JsonValueKind.String,
            Line = LineOf(at),
            Column = (int)at.Column,
        };
        container?.Add(node);
        Root ??= node;
        Count(at);
        return node;
    }

    private void Open(NodeEvent start, WrittenNode node)
    {
        _open.Push(new Frame(node, start.Anchor));
        if (_open.Count > TreeLimits.MaxDepth)
        {
            Refuse(
                start.Start,
                string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {TreeLimits.MaxDepth} levels"),
                TreeLimits.TooMuch);
        }
    }

    private void Close()
    {
        Frame frame = _open.Pop();
        if (frame.Node.Kind == JsonValueKind.Object)
        {
            Merge(frame);
            foreach (WrittenNode repeated in frame.Node.KeepLastOfEachKey())
            {
                problems.Error(
                    repeated,
                    $"The key {Quoted.Text(repeated.Key!)} is given twice in one mapping.",
                    "Keep one of them: YAML allows each key once, and readers drop one of the two unseen.");
            }
        }

        // Known only from here on, so that nothing can hold itself.
        Remember(frame.Anchor, frame.Node);
    }

    private void Remember(AnchorName anchor, WrittenNode node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }
    }

    private void TakeAlias(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out WrittenNode? target))
        {
            Refuse(
                alias.Start,
                $"the alias *{Quoted.Text(alias.Value.Value)} names no finished value",
                "Define the anchor &name before it is used, outside of what uses it; a text that begins with * needs quotes.");
            return;
        }

        if (AwaitsKey)
        {
            _open.Peek().Key = target.Text;
            return;
        }

        WrittenNode? container = _open.TryPeek(out Frame? frame) ? frame.Node : null;
        string? key = frame?.Key;
        if (frame is not null)
        {
            frame.Key = null;
        }

        WrittenNode copy = Copy(target, container, key, alias.Start);
        container?.Add(copy);
        Root ??= copy;
    }

    /// <summary>A copy of a finished value at another place of the tree; its lines remain those where it is written.</summary>
    private WrittenNode Copy(WrittenNode source, WrittenNode? container, string? key, Mark at)
    {
        var copy = Shallow(source, container, key);
        var todo = new Stack<(WrittenNode Source, WrittenNode Copy)>([(source, copy)]);
        while (!IsRefused && todo.TryPop(out (WrittenNode Source, WrittenNode Copy) pair))
        {
            foreach (WrittenNode child in pair.Source.Children)
            {
                WrittenNode made = Shallow(child, pair.Copy, child.Key);
                pair.Copy.Add(made);
                todo.Push((child, made));
                Count(at);
                if (IsRefused || DepthOf(made) > TreeLimits.MaxDepth)
                {
                    if (!IsRefused)
                    {
                        Refuse(at, "aliases nest it too deep", TreeLimits.TooMuch);
                    }

                    break;
                }
            }
        }

        return copy;
    }

    private static WrittenNode Shallow(WrittenNode source, WrittenNode? container, string? key) =>
        new(source.Kind, source.Offset, container, key, container?.Count ?? 0)
        {
            Text = source.Text,
            IsPlain = source.IsPlain,
            Line = source.Line,
            Column = source.Column,
        };

    private static int DepthOf(WrittenNode node)
    {
        int depth = 0;
        for (WrittenNode? above = node; above is not null; above = above.Parent)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>Members of <c>&lt;&lt;</c> that the mapping does not have itself; of several, the first has them.</summary>
    private void Merge(Frame frame)
    {
        if (frame.Node.Member(MergeKey) is not { } merge)
        {
            return;
        }

        var known = new HashSet<string>(frame.Node.Children.Select(static child => child.Key!), StringComparer.Ordinal);
        WrittenNode[] sources = merge.Kind == JsonValueKind.Array ? [.. merge.Children] : [merge];
        frame.Node.Remove(merge);
        foreach (WrittenNode member in sources.SelectMany(static source => source.Children))
        {
            if (member.Key is { } key && known.Add(key))
            {
                frame.Node.Add(Copy(member, frame.Node, key, new Mark(merge.Offset, merge.Line, Math.Max(1, merge.Column))));
            }
        }
    }

    private void Count(Mark at)
    {
        if (++_nodes > TreeLimits.MaxNodes && !IsRefused)
        {
            Refuse(
                at,
                string.Create(CultureInfo.InvariantCulture, $"with its aliases written out it holds more than {TreeLimits.MaxNodes} values"),
                TreeLimits.TooMuch);
        }
    }

    private void Refuse(Mark at, string what, string advice)
    {
        int line = LineOf(at);
        problems.Unreadable(
            string.Create(CultureInfo.InvariantCulture, $"The file cannot be read: {what}, at line {line}, column {at.Column}."),
            advice,
            line,
            (int)at.Column);
        IsRefused = true;
    }

    private static int LineOf(Mark at) => (int)Math.Max(1, at.Line);

    /// <summary>A mapping or list that is not closed yet.</summary>
    private sealed class Frame(WrittenNode node, AnchorName anchor)
    {
        public WrittenNode Node => node;

        public AnchorName Anchor => anchor;

        /// <summary>The key whose value comes next.</summary>
        public string? Key { get; set; }

        /// <summary>Where that key begins.</summary>
        public Mark KeyStart { get; set; }
    }
}

using System.Runtime.CompilerServices;

namespace TrailFilter.Core.Verdicts;

/// <summary>What a decision waits for.</summary>
internal enum Question
{
    /// <summary>Nothing: the verdict is known.</summary>
    None,

    /// <summary>The state of a field.</summary>
    Field,

    /// <summary>The type of the next entry of <c>resources</c>, or that there is none.</summary>
    Entry,

    /// <summary>The ARN of the entry whose type was told.</summary>
    Arn,

    /// <summary>The run of values that go on where the entry's ARNPrefix ends.</summary>
    Continued,

    /// <summary>Nothing that the tree has room for: the record is to be decided without it.</summary>
    NoRoom,
}

/// <summary>
/// Remembers decisions as a tree of questions: each node asks for one state of the record, and the answer leads to the next. What
/// nobody asks for is never looked for. Records of one kind take the same path however different their values are, which is why a
/// decision costs about the same for one trail and for a thousand.
/// </summary>
/// <remarks>A node is a number. The tree has a fixed size; whoever lets it grow clears it when it is full.</remarks>
internal sealed class DecisionTree
{
    /// <summary>No node.</summary>
    internal const int Unknown = -1;

    /// <summary>The node that asks <see cref="Question.NoRoom"/>.</summary>
    internal const int NoRoom = 0;

    // Half a megabyte in all, of which only what is in use comes near the processor.
    internal const int MaxNodes = 8 * 1024;
    private const int EdgeBits = 14;
    private const int MaxEdges = (1 << EdgeBits) * 3 / 4;

    private readonly Node[] _nodes;
    private readonly Edge[] _edges = new Edge[1 << EdgeBits];
    private int _nodeCount;
    private int _edgeCount;

    internal DecisionTree(int maxNodes)
    {
        _nodes = new Node[maxNodes];
        Clear();
    }

    /// <summary>Whether another node and another edge may not fit.</summary>
    internal bool IsFull => _nodeCount == _nodes.Length || _edgeCount == MaxEdges;

    internal ref readonly Node this[int node] => ref _nodes[node];

    internal void Clear()
    {
        _nodeCount = 0;
        _edgeCount = 0;
        _edges.AsSpan().Fill(new Edge { From = Unknown });
        Add(Unknown, 0, Question.NoRoom, 0);
    }

    /// <summary>Adds a node.</summary>
    /// <param name="parent">The node whose question was answered, or <see cref="Unknown"/>.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="question">What the new node asks.</param>
    /// <param name="number">The field it asks for, or the row of the verdict.</param>
    internal int Add(int parent, ulong answer, Question question, int number)
    {
        _nodes[_nodeCount] = new Node(question, number, parent, answer);
        return _nodeCount++;
    }

    /// <summary>Remembers where an answer leads.</summary>
    internal void Link(int from, ulong answer, int to)
    {
        int slot = SlotOf(from, answer);
        while (_edges[slot].From != Unknown)
        {
            slot = (slot + 1) & (_edges.Length - 1);
        }

        _edges[slot] = new Edge { Answer = answer, From = from, To = to };
        _edgeCount++;
    }

    /// <summary>Where an answer leads, or <see cref="Unknown"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Follow(int from, ulong answer)
    {
        Edge[] edges = _edges;
        int slot = SlotOf(from, answer);
        while (true)
        {
            ref readonly Edge edge = ref edges[slot];
            if (edge.From == from && edge.Answer == answer)
            {
                return edge.To;
            }

            // A quarter of the places is free, so a free one always comes.
            if (edge.From == Unknown)
            {
                return Unknown;
            }

            slot = (slot + 1) & (edges.Length - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(int from, ulong answer) =>
        (int)(unchecked((answer ^ ((ulong)(uint)from << 40)) * 0x9E37_79B9_7F4A_7C15) >> (64 - EdgeBits));

    /// <summary>A node, and how it was reached.</summary>
    /// <param name="Question">What it asks.</param>
    /// <param name="Number">The field it asks for, or the row of the verdict.</param>
    /// <param name="Parent">The node before it, or <see cref="Unknown"/>.</param>
    /// <param name="Answer">The answer to the node before it.</param>
    internal readonly record struct Node(Question Question, int Number, int Parent, ulong Answer);

    private struct Edge
    {
        public ulong Answer;
        public int From;
        public int To;
    }
}

using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Verdicts;

/// <summary>What has been answered on the way to a node of the tree. Made anew for each node that is added.</summary>
internal sealed class DecisionPath
{
    /// <summary>
    /// The most entries that a path tells apart. Records with more are rare, and their combinations would fill the tree.
    /// </summary>
    internal const int MaxEntries = 8;

    /// <summary>The answer that there is no further entry; no state of a type is that large.</summary>
    internal const ulong NoMoreEntries = ulong.MaxValue;

    /// <summary>Set in the state of an ARNPrefix, so that the tree tells it from an ARN; no state is that large.</summary>
    internal const ulong IsPrefix = 1UL << 63;

    private readonly List<Step> _steps = [];
    private readonly List<EntryStates> _entries = [];
    private uint _fields;

    /// <summary>Whether all entries are known.</summary>
    internal bool KnowsEntries { get; private set; }

    /// <summary>The node at which the last entry began.</summary>
    internal int BeginOfEntry { get; private set; }

    /// <summary>How many different entries are known; the last one may repeat one of them.</summary>
    internal int EntryCount => _entries.Count;

    /// <summary>Whether the last entry was there before.</summary>
    internal bool EndsInRepeatedEntry => _entries.IndexOf(_entries[^1]) < _entries.Count - 1;

    /// <summary>Whether a field of the plan is known.</summary>
    internal bool Knows(int field) => (_fields >> field & 1) != 0;

    internal void Clear()
    {
        _steps.Clear();
        _entries.Clear();
        _fields = 0;
        KnowsEntries = false;
        BeginOfEntry = DecisionTree.Unknown;
    }

    /// <summary>Reads the path to a node, and one answer to it.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="node">The node.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="readsArns">Whether an entry is more than its type.</param>
    internal void Read(DecisionTree tree, int node, ulong answer, bool readsArns)
    {
        Clear();
        for (int at = node; at != DecisionTree.Unknown; at = tree[at].Parent)
        {
            _steps.Add(new Step(at, tree[at].Question, tree[at].Number, answer));
            answer = tree[at].Answer;
        }

        _steps.Reverse();
        EntryStates entry = default;
        foreach (Step step in _steps)
        {
            switch (step.Question)
            {
                case Question.Field:
                    _fields |= 1u << step.Number;
                    break;
                case Question.Entry when step.Answer == NoMoreEntries:
                    KnowsEntries = true;
                    break;
                case Question.Entry:
                    BeginOfEntry = step.Node;
                    entry = new EntryStates(step.Answer, 0, 0);
                    AddIf(!readsArns, entry);
                    break;
                case Question.Arn:
                    bool isPrefix = step.Answer != FieldAutomaton.Missing && (step.Answer & IsPrefix) != 0;
                    entry = entry with { Arn = isPrefix ? step.Answer & ~IsPrefix : step.Answer };
                    AddIf(!isPrefix, entry);
                    break;
                default:
                    AddIf(true, entry with { Continued = step.Answer });
                    break;
            }
        }
    }

    /// <summary>Evaluates what is known.</summary>
    internal void Replay(CategoryPlan plan, ClauseEvaluation evaluation)
    {
        evaluation.Begin(plan);
        foreach (Step step in _steps)
        {
            if (step.Question == Question.Field)
            {
                evaluation.AddField(plan.Fields[step.Number].Automaton, step.Answer);
            }
        }

        foreach (EntryStates entry in _entries)
        {
            evaluation.AddEntry(entry);
        }
    }

    private void AddIf(bool isWhole, EntryStates entry)
    {
        if (isWhole)
        {
            _entries.Add(entry);
        }
    }

    private readonly record struct Step(int Node, Question Question, int Number, ulong Answer);
}

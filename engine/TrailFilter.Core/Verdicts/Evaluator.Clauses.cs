using System.Runtime.CompilerServices;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <content>From question to question, as far as the tree knows the way; what it does not know is worked out and added.</content>
public sealed partial class Evaluator
{
    /// <summary>The row of a record that turned out to be unreadable.</summary>
    private const int NoRow = -1;

    private readonly DecisionTree _tree;
    private readonly DecisionPath _path = new();
    private readonly int[] _roots = [DecisionTree.Unknown, DecisionTree.Unknown, DecisionTree.Unknown, DecisionTree.Unknown];

    /// <summary>How often the tree did not know the way.</summary>
    internal long WorkedOut { get; private set; }

    /// <summary>How often the table of verdicts was full and everything remembered was dropped.</summary>
    internal long Flushes { get; private set; }

    /// <summary>The row of the verdict, or <see cref="NoRow"/>.</summary>
    private int DecideClauses<TSource>(CategoryPlan plan, ref TSource source, SlotMap slots)
        where TSource : struct, IFieldSource, allows ref struct
    {
        if (_tree.IsFull)
        {
            ForgetDecisions();
        }

        int at = _roots[plan.Number];
        if (at == DecisionTree.Unknown)
        {
            at = GrowRoot(plan);
        }

        while (true)
        {
            DecisionTree.Node node = _tree[at];
            switch (node.Question)
            {
                case Question.Field:
                    ref readonly PlannedField field = ref plan.Fields[node.Number];
                    int slot = slots[field.Path];
                    if (!source.TryFind(slot))
                    {
                        return NoRow;
                    }

                    FieldValue value = source.Fields.Get(source.Record, slot);
                    at = Follow(plan, at, value.IsMissing ? FieldAutomaton.Missing : field.Automaton.Walk(value.Utf8));
                    break;
                case Question.Entry:
                    if (!source.TryFindResources())
                    {
                        return NoRow;
                    }

                    at = FollowEntries(plan, at, source.Record, source.Fields);
                    break;
                case Question.NoRoom:
                    return DecideAtOnce(plan, ref source, slots);
                default:
                    return node.Number;
            }
        }
    }

    /// <summary>The row of the verdict that follows from the category alone, if one is remembered, or <see cref="NoRow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowOfRoot(CategoryPlan plan)
    {
        int root = _roots[plan.Number];
        return root != DecisionTree.Unknown && _tree[root].Question == Question.None ? _tree[root].Number : NoRow;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Follow(CategoryPlan plan, int node, ulong answer)
    {
        int next = _tree.Follow(node, answer);
        return next != DecisionTree.Unknown ? next : Grow(plan, node, answer);
    }

    /// <summary>Answers for all entries that can matter; those of a type that nobody selects cannot.</summary>
    private int FollowEntries(CategoryPlan plan, int at, ReadOnlySpan<byte> record, RecordFields fields)
    {
        FieldAutomaton? types = _program.AutomatonOf(ProgramField.ResourceType);
        for (int i = 0; i < fields.ResourceCount; i++)
        {
            FieldValue named = fields.GetResourceType(record, i);
            ulong type = types?.Walk(named.Utf8) ?? 0;
            if (named.IsMissing || (type == 0 && !plan.TakesAnyType))
            {
                continue;
            }

            at = Follow(plan, at, type);
            if (_tree[at].Question == Question.Arn)
            {
                ResourceEntry entry = fields.GetResource(record, i);
                FieldAutomaton arns = _program.AutomatonOf(ProgramField.ResourceArn)!;
                ulong arn = entry.Arn.IsMissing ? FieldAutomaton.Missing : arns.Walk(entry.Arn.Utf8);
                at = Follow(plan, at, entry.ArnIsPrefix ? arn | DecisionPath.IsPrefix : arn);
                if (_tree[at].Question == Question.Continued)
                {
                    at = Follow(plan, at, arns.FindContinued(entry.Arn.Utf8));
                }
            }

            if (_tree[at].Question == Question.NoRoom)
            {
                return at;
            }
        }

        return Follow(plan, at, DecisionPath.NoMoreEntries);
    }

    /// <summary>Decides a record of more entries than the tree tells apart.</summary>
    private int DecideAtOnce<TSource>(CategoryPlan plan, ref TSource source, SlotMap slots)
        where TSource : struct, IFieldSource, allows ref struct
    {
        _evaluation.Begin(plan);
        foreach (ref readonly PlannedField field in plan.Fields.AsSpan())
        {
            int slot = slots[field.Path];
            if (!source.TryFind(slot))
            {
                return NoRow;
            }

            FieldValue value = source.Fields.Get(source.Record, slot);
            _evaluation.AddField(field.Automaton, value.IsMissing ? FieldAutomaton.Missing : field.Automaton.Walk(value.Utf8));
        }

        if (plan.ReadsResources && !source.TryFindResources())
        {
            return NoRow;
        }

        FieldAutomaton? types = _program.AutomatonOf(ProgramField.ResourceType);
        FieldAutomaton? arns = _program.AutomatonOf(ProgramField.ResourceArn);
        for (int i = 0; i < source.Fields.ResourceCount; i++)
        {
            ResourceEntry entry = source.Fields.GetResource(source.Record, i);
            if (!entry.Type.IsMissing)
            {
                _evaluation.AddEntry(new EntryStates(
                    types?.Walk(entry.Type.Utf8) ?? 0,
                    entry.Arn.IsMissing ? FieldAutomaton.Missing : arns?.Walk(entry.Arn.Utf8) ?? 0,
                    entry.ArnIsPrefix ? arns?.FindContinued(entry.Arn.Utf8) ?? 0 : 0));
            }
        }

        _evaluation.Finish();
        return FindRow();
    }

    private int GrowRoot(CategoryPlan plan)
    {
        _path.Clear();
        _evaluation.Begin(plan);
        return _roots[plan.Number] = Ask(plan, DecisionTree.Unknown, 0);
    }

    /// <summary>Works out what an answer leads to that was not given before.</summary>
    private int Grow(CategoryPlan plan, int node, ulong answer)
    {
        WorkedOut++;
        if (_tree.IsFull)
        {
            return DecisionTree.NoRoom;
        }

        _path.Read(_tree, node, answer, plan.ReadsArns);
        _path.Replay(plan, _evaluation);
        int next = _tree[node].Question switch
        {
            Question.Entry when answer != DecisionPath.NoMoreEntries => AfterType(plan, node, answer),
            Question.Arn when answer != FieldAutomaton.Missing && (answer & DecisionPath.IsPrefix) != 0 => _tree.Add(node, answer, Question.Continued, 0),
            Question.Arn or Question.Continued => AfterEntry(node, answer),
            _ => Ask(plan, node, answer),
        };
        if (next != DecisionTree.NoRoom)
        {
            _tree.Link(node, answer, next);
        }

        return next;
    }

    private int AfterType(CategoryPlan plan, int node, ulong type) =>
        !_evaluation.TakesType(type) ? node // The entry changes nothing, whatever its ARN.
        : plan.ReadsArns ? _tree.Add(node, type, Question.Arn, 0)
        : AfterEntry(node, type);

    private int AfterEntry(int node, ulong answer) =>
        _path.EndsInRepeatedEntry ? _path.BeginOfEntry
        : _path.EntryCount > DecisionPath.MaxEntries ? DecisionTree.NoRoom
        : _tree.Add(node, answer, Question.Entry, 0);

    /// <summary>Makes a node for what is still to be known, if anything is.</summary>
    private int Ask(CategoryPlan plan, int node, ulong answer)
    {
        ReadOnlySpan<ulong> alive = _evaluation.FindAlive(_path.KnowsEntries);
        if (BitSet.IsEmpty(alive))
        {
            return _tree.Add(node, answer, Question.None, VerdictTable.NotLoggedRow);
        }

        if (!_path.KnowsEntries && BitSet.Overlap(alive, _program.ResourceClauses))
        {
            return _tree.Add(node, answer, Question.Entry, 0);
        }

        for (int field = 0; field < plan.Fields.Length; field++)
        {
            if (!_path.Knows(field) && BitSet.Overlap(alive, plan.Fields[field].Automaton.Conditioned))
            {
                return _tree.Add(node, answer, Question.Field, field);
            }
        }

        _evaluation.Finish();
        int row = TryFindRow();
        return row == NoRow ? DecisionTree.NoRoom : _tree.Add(node, answer, Question.None, row);
    }

    /// <summary>Finds or makes the row of the verdict of the evaluation that has ended.</summary>
    /// <returns>The row, or <see cref="NoRow"/> when there is no room for one.</returns>
    private int TryFindRow()
    {
        ReadOnlySpan<ulong> selectors = _evaluation.Selectors;
        Outcome outcome = BitSet.IsEmpty(selectors) ? Outcome.NotLogged : Outcome.Logged;
        return _verdicts.Intern(selectors, outcome, _evaluation.Marks);
    }

    /// <summary>As <see cref="TryFindRow"/>, but makes room. Rows are numbered anew then, so the tree has to forget the old ones.</summary>
    private int FindRow()
    {
        int row = TryFindRow();
        if (row == NoRow)
        {
            Flushes++;
            MoveRowsTo(_flushed);
            _verdicts.Clear();
            ForgetDecisions();
            row = TryFindRow();
        }

        return row;
    }

    private void ForgetDecisions()
    {
        _tree.Clear();
        Array.Fill(_roots, DecisionTree.Unknown);
    }
}

using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <content>From field values to states, from states to a verdict already known or worked out.</content>
public sealed partial class Evaluator
{
    private readonly VerdictMemo _memo = new();
    private readonly ulong[] _key = new ulong[VerdictMemo.MaxKeyWords];

    /// <summary>How many decisions had to be worked out because the memo did not know them.</summary>
    internal long WorkedOut { get; private set; }

    /// <summary>How often the table of verdicts was full and everything remembered was dropped.</summary>
    internal long Flushes { get; private set; }

    /// <summary>The row of the verdict.</summary>
    private int DecideClauses(CategoryPlan plan, ReadOnlySpan<byte> record, RecordFields fields, SlotMap slots)
    {
        // Key: the plan, a state per field of the plan, three words per entry that can matter.
        ulong[] key = _key;
        int length = 0;
        key[length++] = (ulong)plan.Number;
        foreach (ref readonly PlannedField field in plan.Fields.AsSpan())
        {
            FieldValue value = fields.Get(record, slots[field.Path]);
            key[length++] = value.IsMissing ? FieldAutomaton.Missing : field.Automaton.Walk(value.Utf8);
        }

        bool fits = true;
        int entries = length;
        if (plan.ReadsResources)
        {
            fits = TryAddEntries(plan, record, fields, ref length);
        }

        ReadOnlySpan<ulong> states = key.AsSpan(1, entries - 1);
        if (!fits)
        {
            _evaluation.Begin(plan, states);
            for (int i = 0; i < fields.ResourceCount; i++)
            {
                if (TryReadEntry(plan, record, fields, i, out EntryStates entry))
                {
                    _evaluation.AddEntry(entry);
                }
            }

            return WorkOut();
        }

        ReadOnlySpan<ulong> whole = key.AsSpan(0, length);
        int row = _memo.Find(whole, out uint hash);
        if (row < 0)
        {
            _evaluation.Begin(plan, states);
            for (int at = entries; at < length; at += EntryStates.Words)
            {
                _evaluation.AddEntry(EntryStates.Read(whole[at..]));
            }

            row = WorkOut();
            _memo.Add(whole, hash, row);
        }

        return row;
    }

    /// <summary>Appends the entries that can matter to the key, each kind once.</summary>
    /// <returns><see langword="false"/> when the key has no room for all.</returns>
    private bool TryAddEntries(CategoryPlan plan, ReadOnlySpan<byte> record, RecordFields fields, ref int length)
    {
        int first = length;
        for (int i = 0; i < fields.ResourceCount; i++)
        {
            if (!TryReadEntry(plan, record, fields, i, out EntryStates entry) || IsInKey(entry, first, length))
            {
                continue;
            }

            if (length + EntryStates.Words > _key.Length)
            {
                return false;
            }

            entry.Write(_key.AsSpan(length));
            length += EntryStates.Words;
        }

        return true;
    }

    private bool IsInKey(in EntryStates entry, int first, int length)
    {
        for (int at = first; at < length; at += EntryStates.Words)
        {
            if (EntryStates.Read(_key.AsSpan(at)) == entry)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads an entry.</summary>
    /// <returns><see langword="false"/> when no clause can take it, because it has no type or one that nobody selects.</returns>
    private bool TryReadEntry(CategoryPlan plan, ReadOnlySpan<byte> record, RecordFields fields, int index, out EntryStates entry)
    {
        entry = default;
        ResourceEntry resource = fields.GetResource(record, index);
        if (resource.Type.IsMissing)
        {
            return false;
        }

        ulong type = _program.AutomatonOf(ProgramField.ResourceType)?.Walk(resource.Type.Utf8) ?? 0;
        if (type == 0 && !plan.TakesAnyType)
        {
            return false;
        }

        if (!plan.ReadsArns)
        {
            entry = new EntryStates(type, 0, 0);
            return true;
        }

        if (resource.Arn.IsMissing)
        {
            entry = new EntryStates(type, FieldAutomaton.Missing, 0);
            return true;
        }

        FieldAutomaton arns = _program.AutomatonOf(ProgramField.ResourceArn)!;
        entry = new EntryStates(
            type, arns.Walk(resource.Arn.Utf8), resource.ArnIsPrefix ? arns.FindContinued(resource.Arn.Utf8) : 0);
        return true;
    }

    /// <summary>Ends the evaluation and finds or makes the row of its verdict.</summary>
    private int WorkOut()
    {
        WorkedOut++;
        _evaluation.Finish();
        ReadOnlySpan<ulong> selectors = _evaluation.Selectors;
        Outcome outcome = BitSet.IsEmpty(selectors) ? Outcome.NotLogged : Outcome.Logged;
        VerdictMarks marks = _evaluation.IsAmbiguous ? VerdictMarks.Ambiguous : VerdictMarks.None;
        int row = _verdicts.Intern(selectors, outcome, marks);
        if (row < 0)
        {
            // Rows are about to be numbered anew, so whoever remembers old numbers has to forget them.
            Flushes++;
            MoveRowsTo(_flushed);
            _verdicts.Clear();
            _memo.Clear();
            row = _verdicts.Intern(selectors, outcome, marks);
        }

        return row;
    }
}

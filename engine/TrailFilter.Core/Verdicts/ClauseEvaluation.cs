using System.Numerics;
using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// Decides all clauses of all trails at once from the states of a record's fields, field by field and entry by entry, in words
/// made ready beforehand. Runs only for answers that the tree of decisions does not know.
/// </summary>
/// <remarks>
/// Three answers side by side: the verdict itself, and the two bounds between which other readings of the documentation lie
/// (ruling R16). The pessimistic one wants that no entry of a selected type hits a DESELECT, and lets an ARNPrefix hit every
/// DESELECT value it is the beginning of; the optimistic one lets it hit every SELECT value it is the beginning of.
/// </remarks>
internal sealed class ClauseEvaluation
{
    private readonly SelectorProgram _program;
    private readonly FieldAutomaton? _types;
    private readonly FieldAutomaton? _arns;
    private readonly FieldAutomaton? _readOnly;
    private bool _lacksReadOnly;

    // Clauses that pass so far; at the end those that pass.
    private readonly ulong[] _passed;
    private readonly ulong[] _pessimistic;
    private readonly ulong[] _optimistic;

    // Over the entries: clauses for which some entry passes, passes the SELECT part, hits a DESELECT, may pass.
    private readonly ulong[] _matched;
    private readonly ulong[] _selected;
    private readonly ulong[] _deselected;
    private readonly ulong[] _matchable;

    // Of one entry.
    private readonly ulong[] _typed;
    private readonly ulong[] _select;
    private readonly ulong[] _deselect;
    private readonly ulong[] _wideSelect;
    private readonly ulong[] _wideDeselect;

    private readonly ulong[] _alive;
    private readonly ulong[] _selectors;

    internal ClauseEvaluation(SelectorProgram program)
    {
        _program = program;
        _types = program.AutomatonOf(ProgramField.ResourceType);
        _arns = program.AutomatonOf(ProgramField.ResourceArn);
        _readOnly = program.AutomatonOf(ProgramField.ReadOnly);
        int words = program.ColumnWords;
        _passed = new ulong[words];
        _pessimistic = new ulong[words];
        _optimistic = new ulong[words];
        _matched = new ulong[words];
        _selected = new ulong[words];
        _deselected = new ulong[words];
        _matchable = new ulong[words];
        _typed = new ulong[words];
        _select = new ulong[words];
        _deselect = new ulong[words];
        _wideSelect = new ulong[words];
        _wideDeselect = new ulong[words];
        _alive = new ulong[words];
        _selectors = new ulong[program.SelectorWords];
    }

    /// <summary>The selectors that pass, after <see cref="Finish"/>.</summary>
    internal ReadOnlySpan<ulong> Selectors => _selectors;

    /// <summary>
    /// Whether some trail logs the record in the optimistic but not in the pessimistic reading, after <see cref="Finish"/>.
    /// </summary>
    internal bool IsAmbiguous { get; private set; }

    /// <summary>
    /// Whether the record lacks <c>readOnly</c> and passes a clause that takes it for a write then, after <see cref="Finish"/>. Such a
    /// clause cannot pass before the field was asked for, so it is known by then.
    /// </summary>
    internal bool IsTakenForWrite { get; private set; }

    /// <summary>The marks that follow from the fields' states, after <see cref="Finish"/>.</summary>
    internal VerdictMarks Marks => (IsAmbiguous ? VerdictMarks.Ambiguous : VerdictMarks.None)
        | (IsTakenForWrite ? VerdictMarks.ReadOnlyMissing : VerdictMarks.None);

    /// <summary>Begins a record of which only the category is known.</summary>
    /// <param name="plan">The plan of its category.</param>
    internal void Begin(CategoryPlan plan)
    {
        plan.Clauses.CopyTo(_passed, 0);
        _lacksReadOnly = false;
        Array.Clear(_matched);
        Array.Clear(_selected);
        Array.Clear(_deselected);
        Array.Clear(_matchable);
    }

    /// <summary>Takes in a field; in what order fields and entries come does not matter.</summary>
    /// <param name="automaton">The field's automaton.</param>
    /// <param name="state">The state of its value.</param>
    internal void AddField(FieldAutomaton automaton, ulong state)
    {
        _lacksReadOnly |= automaton == _readOnly && state == FieldAutomaton.Missing;
        automaton.Filter(state, _passed, _select);
    }

    /// <summary>Whether an entry of a type can matter to any clause that passes so far.</summary>
    /// <param name="type">The state of the type.</param>
    internal bool TakesType(ulong type)
    {
        ReadType(type);
        return !BitSet.IsEmpty(_typed);
    }

    /// <summary>The clauses that may still pass, in any reading.</summary>
    /// <param name="knowsEntries">Whether all entries have been taken in.</param>
    /// <returns>Valid until the next call.</returns>
    internal ReadOnlySpan<ulong> FindAlive(bool knowsEntries)
    {
        ReadOnlySpan<ulong> resourceClauses = _program.ResourceClauses;
        for (int word = 0; word < _alive.Length; word++)
        {
            _alive[word] = _passed[word] & (knowsEntries ? ~resourceClauses[word] | _matchable[word] : ulong.MaxValue);
        }

        return _alive;
    }

    /// <summary>Takes in an entry of <c>resources</c>, one that has a type.</summary>
    internal void AddEntry(in EntryStates entry)
    {
        ReadType(entry.Type);
        ReadArn(entry);
        for (int word = 0; word < _typed.Length; word++)
        {
            ulong typed = _typed[word];
            ulong selected = typed & _select[word];
            _matched[word] |= selected & ~_deselect[word];
            _selected[word] |= selected;
            _deselected[word] |= typed & _wideDeselect[word];
            _matchable[word] |= typed & _wideSelect[word] & ~_deselect[word];
        }
    }

    /// <summary>Ends the record.</summary>
    internal void Finish()
    {
        ReadOnlySpan<ulong> resourceClauses = _program.ResourceClauses;
        ulong doubtful = 0;
        for (int word = 0; word < _passed.Length; word++)
        {
            ulong passed = _passed[word];
            ulong free = ~resourceClauses[word];
            _passed[word] = passed & (free | _matched[word]);
            _pessimistic[word] = passed & (free | (_selected[word] & ~_deselected[word]));
            _optimistic[word] = passed & (free | _matchable[word]);
            doubtful |= _optimistic[word] & ~_pessimistic[word];
        }

        CollectSelectors();
        IsTakenForWrite = _lacksReadOnly && BitSet.Overlap(_passed, _program.WriteOnlyClauses);
        IsAmbiguous = doubtful != 0 && SomeTrailDiffers();
    }

    /// <summary>Which clauses take an entry of a type.</summary>
    private void ReadType(ulong type)
    {
        ReadOnlySpan<ulong> resourceClauses = _program.ResourceClauses;
        for (int word = 0; word < _typed.Length; word++)
        {
            _typed[word] = _passed[word] & resourceClauses[word];
        }

        _types?.Filter(type, _typed, _select);
    }

    /// <summary>What the entry's ARN selects and deselects, by the letter and in the wide sense.</summary>
    private void ReadArn(in EntryStates entry)
    {
        Array.Clear(_select);
        Array.Clear(_deselect);
        if (_arns is null)
        {
            Array.Clear(_wideDeselect);
            Array.Fill(_select, ulong.MaxValue);
            Array.Fill(_wideSelect, ulong.MaxValue);
            return;
        }

        if (entry.Arn != FieldAutomaton.Missing)
        {
            _arns.AddHits(entry.Arn, MarkKind.Select, _select);
            _arns.AddHits(entry.Arn, MarkKind.Deselect, _deselect);
        }

        _select.CopyTo(_wideSelect, 0);
        _deselect.CopyTo(_wideDeselect, 0);
        if (entry.Arn != FieldAutomaton.Missing)
        {
            _arns.AddHits(entry.Arn, MarkKind.Optimistic, _wideSelect);
            _arns.AddContinuedHits(entry.Continued, MarkKind.Select, _wideSelect);
            _arns.AddContinuedHits(entry.Continued, MarkKind.Deselect, _wideDeselect);
        }

        _arns.CompleteSelect(_select);
        _arns.CompleteSelect(_wideSelect);
    }

    private void CollectSelectors()
    {
        Array.Clear(_selectors);
        ReadOnlySpan<int> selectorOf = _program.SelectorOfColumn;
        for (int word = 0; word < _passed.Length; word++)
        {
            for (ulong left = _passed[word]; left != 0; left &= left - 1)
            {
                BitSet.Add(_selectors, selectorOf[(word << 6) + BitOperations.TrailingZeroCount(left)]);
            }
        }
    }

    /// <summary>Clauses of a trail stand together, so one pass over them sees trail after trail.</summary>
    private bool SomeTrailDiffers()
    {
        ReadOnlySpan<int> selectorOf = _program.SelectorOfColumn;
        ReadOnlySpan<int> trailOf = _program.TrailOfSelector;
        int trail = -1;
        bool certain = false;
        for (int word = 0; word < _optimistic.Length; word++)
        {
            for (ulong left = _optimistic[word]; left != 0; left &= left - 1)
            {
                int column = (word << 6) + BitOperations.TrailingZeroCount(left);
                int trailOfClause = trailOf[selectorOf[column]];
                if (trailOfClause != trail)
                {
                    if (trail >= 0 && !certain)
                    {
                        return true;
                    }

                    trail = trailOfClause;
                    certain = false;
                }

                certain |= BitSet.Contains(_pessimistic, column);
            }
        }

        return trail >= 0 && !certain;
    }
}

namespace TrailFilter.Core.Automata;

/// <summary>
/// Everything that all clauses ask of one field. One walk over a value yields a state; a state stands for bit sets over
/// columns (clauses). Immutable.
/// </summary>
/// <remarks>
/// A state is the classes found by the three structures, 21 bits each: <c>suffix | prefix | equals</c>. A state that is 0
/// is a value that nobody mentions.
/// </remarks>
internal sealed class FieldAutomaton
{
    /// <summary>The state of a field that the record does not have.</summary>
    internal const ulong Missing = ulong.MaxValue;

    private const int PrefixShift = ClassTable.NumberBits;
    private const int SuffixShift = 2 * ClassTable.NumberBits;
    private const ulong ClassMask = (1UL << ClassTable.NumberBits) - 1;

    private readonly EqualsSet? _equals;
    private readonly PrefixTrie? _prefixes;
    private readonly SuffixTrie? _suffixes;
    private readonly ContinuedValues _continued;
    private readonly BitRows _rows;
    private readonly ulong[] _needed;
    private readonly ulong[] _conditioned;
    private readonly SecondSelect[] _seconds;

    internal FieldAutomaton(
        EqualsSet? equals,
        PrefixTrie? prefixes,
        SuffixTrie? suffixes,
        ContinuedValues continued,
        BitRows rows,
        ulong[] needed,
        ulong[] conditioned,
        SecondSelect[] seconds)
    {
        _equals = equals;
        _prefixes = prefixes;
        _suffixes = suffixes;
        _continued = continued;
        _rows = rows;
        _needed = needed;
        _conditioned = conditioned;
        _seconds = seconds;
    }

    /// <summary>Clauses that pass only where some SELECT value hits.</summary>
    internal ReadOnlySpan<ulong> Needed => _needed;

    /// <summary>Clauses that ask anything of the field.</summary>
    internal ReadOnlySpan<ulong> Conditioned => _conditioned;

    internal required int ValueCount { get; init; }

    internal int StateCount => (_equals?.Count ?? 0) + (_prefixes?.NodeCount ?? 0) + (_suffixes?.NodeCount ?? 0);

    internal int ClassCount => _rows.Count / ClassTable.Kinds;

    internal long ByteSize => (_equals?.ByteSize ?? 0) + (_prefixes?.ByteSize ?? 0) + (_suffixes?.ByteSize ?? 0)
        + _continued.ByteSize + _rows.ByteSize + ((_needed.Length + _conditioned.Length) * sizeof(ulong));

    /// <summary>The state of a value.</summary>
    internal ulong Walk(ReadOnlySpan<byte> value)
    {
        ulong state = 0;
        if (_equals is not null)
        {
            state = (uint)_equals.Find(value);
        }

        if (_prefixes is not null)
        {
            state |= (ulong)_prefixes.Walk(value) << PrefixShift;
        }

        if (_suffixes is not null)
        {
            state |= (ulong)_suffixes.Walk(value) << SuffixShift;
        }

        return state;
    }

    /// <summary>The run of values, of any operator, of which <paramref name="prefix"/> is a proper prefix.</summary>
    /// <returns>A number that stands for the run, 0 for none.</returns>
    internal ulong FindContinued(ReadOnlySpan<byte> prefix)
    {
        (int low, int high) = _continued.Find(prefix);
        return ((ulong)high << 32) | (uint)low;
    }

    /// <summary>Adds the columns that hold a value which hits.</summary>
    internal void AddHits(ulong state, MarkKind kind, Span<ulong> set)
    {
        for (ulong classes = state; classes != 0; classes >>= ClassTable.NumberBits)
        {
            _rows.Or(RowOf((int)(classes & ClassMask), kind), set);
        }
    }

    /// <summary>Adds the columns that hold a value of a run.</summary>
    internal void AddContinuedHits(ulong run, MarkKind kind, Span<ulong> set)
    {
        int previous = ClassTable.None;
        for (int i = (int)(uint)run; i < (int)(run >> 32); i++)
        {
            int number = _continued.ClassOf(i);
            if (number != previous)
            {
                _rows.Or(RowOf(number, kind), set);
                previous = number;
            }
        }
    }

    /// <summary>Leaves only clauses that pass in this field.</summary>
    /// <param name="state">The state of the record's value.</param>
    /// <param name="clauses">The clauses.</param>
    /// <param name="scratch">Words to work in.</param>
    internal void Filter(ulong state, Span<ulong> clauses, Span<ulong> scratch)
    {
        if (state == Missing)
        {
            AndNot(_needed, clauses);
            return;
        }

        scratch.Clear();
        AddHits(state, MarkKind.Select, scratch);
        CompleteSelect(scratch);
        for (int word = 0; word < clauses.Length; word++)
        {
            clauses[word] &= scratch[word];
        }

        for (ulong classes = state; classes != 0; classes >>= ClassTable.NumberBits)
        {
            _rows.AndNot(RowOf((int)(classes & ClassMask), MarkKind.Deselect), clauses);
        }
    }

    /// <summary>Turns the columns with a SELECT hit into the clauses that pass the SELECT part.</summary>
    internal void CompleteSelect(Span<ulong> hits)
    {
        foreach (SecondSelect second in _seconds)
        {
            if (!BitSet.Contains(hits, second.SecondColumn))
            {
                BitSet.Remove(hits, second.Column);
            }
        }

        for (int word = 0; word < hits.Length; word++)
        {
            hits[word] |= ~_needed[word];
        }
    }

    private static int RowOf(int number, MarkKind kind) => (number * ClassTable.Kinds) + (int)kind;

    private static void AndNot(ReadOnlySpan<ulong> removed, Span<ulong> set)
    {
        for (int word = 0; word < set.Length; word++)
        {
            set[word] &= ~removed[word];
        }
    }
}

using System.Collections.Immutable;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Classes;

/// <summary>Some clauses, and for each field the classes of values that they tell apart. Immutable.</summary>
internal sealed class ClauseUniverse
{
    private readonly FieldClasses[] _fields;

    public ClauseUniverse(IEnumerable<Clause> clauses)
    {
        Clauses = [.. clauses];
        Words = BitRow.WordsFor(Clauses.Length);
        _fields = new FieldClasses[Clauses.IsEmpty ? 0 : ClauseFields.Count];
        for (int field = 0; field < _fields.Length; field++)
        {
            _fields[field] = new FieldClasses((ClauseField)field, Clauses);
        }

        EntryClauses = SetOf(static (clause, _) => clause.NeedsEntry);
    }

    public ImmutableArray<Clause> Clauses { get; }

    /// <summary>Words of a set of clauses.</summary>
    public int Words { get; }

    /// <summary>The clauses that need an entry of <c>resources</c>.</summary>
    public ulong[] EntryClauses { get; }

    public FieldClasses this[ClauseField field] => _fields[(int)field];

    /// <summary>Those clauses of which something holds, as a set.</summary>
    public ulong[] SetOf(Func<Clause, int, bool> condition)
    {
        ulong[] set = new ulong[Words];
        for (int clause = 0; clause < Clauses.Length; clause++)
        {
            if (condition(Clauses[clause], clause))
            {
                BitRow.Add(set, clause);
            }
        }

        return set;
    }

    /// <summary>
    /// The classes of each field that matter to a clause: of those fields that some clause asks about, and of an entry's only when
    /// the clause looks at entries.
    /// </summary>
    public IEnumerable<FieldClasses> FieldsOf(int clause)
    {
        foreach (FieldClasses field in _fields)
        {
            if (!field.IsIdle && (Clauses[clause].NeedsEntry || !ClauseFields.IsOfEntry(field.Field)))
            {
                yield return field;
            }
        }
    }
}

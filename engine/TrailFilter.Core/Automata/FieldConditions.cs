using System.Text;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Automata;

/// <summary>Collects what all clauses of all trails ask of one field, and builds the field's automaton from it.</summary>
internal sealed class FieldConditions
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ValueMarks _equals = new();
    private readonly ValueMarks _prefixes = new();
    private readonly ValueMarks _suffixes = new();
    private readonly ValueMarks _continued = new();
    private readonly HashSet<int> _needed = [];
    private readonly HashSet<int> _conditioned = [];
    private readonly List<SecondSelect> _seconds = [];

    /// <summary>Whether no selector asks anything of the field.</summary>
    internal bool IsEmpty => _conditioned.Count == 0;

    /// <summary>Whether the clause needs a SELECT hit already.</summary>
    internal bool Needs(int column) => _needed.Contains(column);

    /// <summary>The clause passes only where some SELECT value hits.</summary>
    internal void Need(int column)
    {
        _needed.Add(column);
        _conditioned.Add(column);
    }

    /// <summary>The clause needs a second SELECT hit of its own, whose marks stand in a column apart.</summary>
    internal void NeedSecond(int column, int secondColumn) => _seconds.Add(new SecondSelect(column, secondColumn));

    /// <summary>Adds a value.</summary>
    /// <param name="column">The clause.</param>
    /// <param name="kind">What a hit means.</param>
    /// <param name="comparison">One of the three SELECT operators, which says how to compare.</param>
    /// <param name="value">The value.</param>
    /// <param name="widens">Whether an ARNPrefix that stops inside the value makes the decision ambiguous.</param>
    internal void Add(int column, MarkKind kind, FieldOperator comparison, string value, bool widens)
    {
        int mark = ClassTable.Mark(column, kind);
        _conditioned.Add(column);
        if (!TryEncode(value, out byte[] utf8))
        {
            return;
        }

        ValueMarks values = comparison switch
        {
            FieldOperator.Equals => _equals,
            FieldOperator.StartsWith => _prefixes,
            _ => _suffixes,
        };
        values.Add(utf8, mark);
        if (widens)
        {
            _continued.Add(utf8, mark);
        }
    }

    internal FieldAutomaton Build(int words)
    {
        var classes = new ClassTable();
        ValueClass[] equals = _equals.ToClasses(classes);
        ValueClass[] prefixes = _prefixes.ToClasses(classes);
        ValueClass[] suffixes = _suffixes.ToClasses(classes);
        ValueClass[] continued = _continued.ToClasses(classes);
        return new FieldAutomaton(
            equals.Length == 0 ? null : new EqualsSet(equals),
            prefixes.Length == 0 ? null : new PrefixTrie(prefixes, classes),
            suffixes.Length == 0 ? null : new SuffixTrie(suffixes, classes),
            new ContinuedValues(continued),
            classes.ToRows(),
            BitSet.Of(_needed, words),
            BitSet.Of(_conditioned, words),
            [.. _seconds])
        {
            ValueCount = equals.Length + prefixes.Length + suffixes.Length,
        };
    }

    /// <summary>The value's bytes; a value with half a surrogate pair has none and hits nothing.</summary>
    private static bool TryEncode(string value, out byte[] utf8)
    {
        try
        {
            utf8 = s_utf8.GetBytes(value);
            return true;
        }
        catch (EncoderFallbackException)
        {
            utf8 = [];
            return false;
        }
    }
}

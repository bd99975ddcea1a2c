using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Classes;

/// <summary>
/// All values a field can have, infinitely many, as finitely many classes: within a class all clauses answer alike.
/// </summary>
/// <remarks>
/// <para>
/// The classes are: missing; each value that some test names as a whole; and, for each pair of a longest prefix and a longest suffix
/// that tests name (or none), all other texts of which these are the longest ones that hit.
/// </para>
/// <para>
/// They are complete: what tests say of a text depends on which whole value it is and on the prefixes and suffixes that hit it, which
/// are known from the longest ones (<see cref="AffixChain"/>). And each exists: for the pair (P, S) take P + f + S, where f is a letter
/// that no value contains. No longer prefix or suffix than P and S can hit it, because that would contain f, and it is no whole value
/// for the same reason. So texts in which prefix and suffix overlap need no care: those that are whole values are classes of their own,
/// and all others behave like the text with f.
/// </para>
/// </remarks>
internal sealed partial class FieldClasses
{
    private const int Missing = 0;
    private const int FirstWhole = 1;

    private readonly int _words;
    private readonly int _layers;
    private readonly ulong[] _need;
    private readonly ulong[] _unmarked;
    private readonly Dictionary<string, ulong[]> _whole;
    private readonly AffixChain _prefixes;
    private readonly AffixChain _suffixes;
    private readonly (string Value, bool IsUsual, ulong[] Pass)[] _wholeClasses;
    private readonly ulong[] _missingPass;

    /// <summary>Makes the classes of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="clauses">The clauses, by their numbers.</param>
    public FieldClasses(ClauseField field, IReadOnlyList<Clause> clauses)
    {
        Field = field;
        _words = BitRow.WordsFor(clauses.Count);

        // A clause may have several tests of the field (a category and what a trail governs); the n-th one is in the n-th layer.
        _layers = Math.Max(1, clauses.Max(clause => clause.Tests.Count(test => test.Field == field)));
        _need = new ulong[_layers * _words];
        _whole = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        var prefixes = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        var suffixes = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (int clause = 0; clause < clauses.Count; clause++)
        {
            int layer = 0;
            foreach (FieldTest test in clauses[clause].Tests.Where(test => test.Field == field))
            {
                IsIdle &= test.Select.IsEmpty && test.Deselect.IsEmpty;
                Mark(test, layer++, clause);
            }
        }

        _unmarked = new ulong[RowLength];
        _prefixes = new AffixChain(prefixes, RowLength, backwards: false);
        _suffixes = new AffixChain(suffixes, RowLength, backwards: true);
        foreach (string usual in UsualValues.Of(field))
        {
            _whole.TryAdd(usual, _unmarked);
        }

        _wholeClasses = WholeClasses();
        _missingPass = new ulong[_words];
        Pass(_unmarked, _unmarked, _unmarked, _missingPass);

        void Mark(FieldTest test, int layer, int clause)
        {
            if (!test.Select.IsEmpty)
            {
                BitRow.Add(_need.AsSpan(layer * _words, _words), clause);
            }

            MarkAll(test.Select, 2 * layer, clause);
            MarkAll(test.Deselect, (2 * layer) + 1, clause);
        }

        void MarkAll(IEnumerable<TestValue> values, int set, int clause)
        {
            foreach (TestValue value in values)
            {
                Dictionary<string, ulong[]> marks = value.Comparison switch
                {
                    Comparison.Whole => _whole,
                    Comparison.Prefix => prefixes,
                    _ => suffixes,
                };
                if (!marks.TryGetValue(value.Text, out ulong[]? row))
                {
                    marks.Add(value.Text, row = new ulong[RowLength]);
                }

                BitRow.Add(row.AsSpan(set * _words, _words), clause);
            }
        }
    }

    public ClauseField Field { get; }

    /// <summary>Whether no clause asks anything of the field.</summary>
    public bool IsIdle { get; } = true;

    /// <summary>How many classes there are.</summary>
    public int Count => FirstPair + (_prefixes.Classes.Length * _suffixes.Classes.Length);

    private int RowLength => 2 * _layers * _words;

    private int FirstPair => FirstWhole + _wholeClasses.Length;

    /// <summary>The clauses that a value passes, as far as this field goes.</summary>
    /// <param name="value">The value, or <see langword="null"/> when missing.</param>
    /// <param name="pass">The clauses.</param>
    public void PassOf(string? value, Span<ulong> pass)
    {
        if (value is null)
        {
            _missingPass.CopyTo(pass);
            return;
        }

        Pass(_prefixes.RowOf(value), _suffixes.RowOf(value), _whole.GetValueOrDefault(value, _unmarked), pass);
    }

    /// <summary>The classes that let a clause pass, each with those of some other clauses that fail by it.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="others">The other clauses.</param>
    /// <param name="usualOnly">Whether to leave out classes without a usual value.</param>
    public Family FamilyOf(int clause, ReadOnlySpan<ulong> others, bool usualOnly)
    {
        var codes = new List<int>();
        var rows = new List<ulong>();
        ulong[] pass = new ulong[_words];

        // First, so that of unusual records those without a field come before those with odd values in it.
        if (ClauseFields.MayBeMissing(Field) && (!usualOnly || UsualValues.MissingIsUsual(Field)))
        {
            TryAdd(Missing, _missingPass, others);
        }

        for (int index = 0; index < _wholeClasses.Length; index++)
        {
            (_, bool isUsual, ulong[] wholePass) = _wholeClasses[index];
            if (!usualOnly || isUsual)
            {
                TryAdd(FirstWhole + index, wholePass, others);
            }
        }

        if (!usualOnly || UsualValues.IsOpen(Field))
        {
            int code = FirstPair;
            foreach ((_, ulong[] prefix) in _prefixes.Classes)
            {
                foreach ((_, ulong[] suffix) in _suffixes.Classes)
                {
                    if (MayPass(clause, prefix, suffix))
                    {
                        Pass(prefix, suffix, _unmarked, pass);
                        TryAdd(code, pass, others);
                    }

                    code++;
                }
            }
        }

        return new Family(this, [.. codes], [.. rows], _words);

        void TryAdd(int code, ulong[] pass, ReadOnlySpan<ulong> others)
        {
            if (!BitRow.Has(pass, clause))
            {
                return;
            }

            codes.Add(code);
            for (int word = 0; word < _words; word++)
            {
                rows.Add(others[word] & ~pass[word]);
            }
        }
    }

    /// <summary>Whether a pair passes a clause in the first layer: a quick no for most pairs.</summary>
    private bool MayPass(int clause, ulong[] prefix, ulong[] suffix)
    {
        int word = clause >> 6;
        ulong select = ~_need[word] | prefix[word] | suffix[word];
        ulong deselect = prefix[_words + word] | suffix[_words + word];
        return ((select & ~deselect) >> (clause & 63) & 1) != 0;
    }

    private void Pass(ulong[] prefix, ulong[] suffix, ulong[] whole, Span<ulong> pass)
    {
        pass.Fill(ulong.MaxValue);
        for (int layer = 0; layer < _layers; layer++)
        {
            int select = 2 * layer * _words;
            int deselect = select + _words;
            for (int word = 0; word < _words; word++)
            {
                pass[word] &= ~_need[(layer * _words) + word] | prefix[select + word] | suffix[select + word] | whole[select + word];
                pass[word] &= ~(prefix[deselect + word] | suffix[deselect + word] | whole[deselect + word]);
            }
        }
    }

    /// <summary>Values that all clauses answer alike are one class: five hundred names of one selector are one.</summary>
    private (string Value, bool IsUsual, ulong[] Pass)[] WholeClasses()
    {
        var classes = new Dictionary<ulong[], (string Value, bool IsUsual, ulong[] Pass)>(BitRowComparer.Instance);
        foreach (string value in _whole.Keys)
        {
            ulong[] pass = new ulong[_words];
            PassOf(value, pass);
            bool isUsual = UsualValues.IsUsual(Field, value);
            if (!classes.TryGetValue(pass, out (string Value, bool IsUsual, ulong[] Pass) first) || (isUsual && !first.IsUsual))
            {
                classes[pass] = (value, isUsual, pass);
            }
        }

        return [.. classes.Values];
    }
}

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Automata;

/// <summary>
/// The selectors of any number of trails, compiled: one automaton per field over all values of all trails. Immutable; any
/// number of threads may use it at once.
/// </summary>
/// <remarks>
/// Selectors are numbered through: trails in order, within a trail basic selectors first, then advanced ones, each as written.
/// Compilation is total: selectors that CloudTrail would refuse are decided by the letter.
/// </remarks>
public sealed partial class SelectorProgram
{
    private readonly FieldAutomaton?[] _automata;
    private readonly int[] _firstSelectors;
    private readonly int[] _trailOfSelector;
    private readonly int[] _selectorOfColumn;
    private readonly ulong[] _resourceClauses;
    private readonly ulong[] _writeOnlyClauses;

    private SelectorProgram(ImmutableArray<Trail> trails, int[] firstSelectors, ClauseCompiler compiler)
    {
        Trails = trails;
        _firstSelectors = firstSelectors;
        _trailOfSelector = new int[firstSelectors[^1]];
        for (int trail = 0; trail < trails.Length; trail++)
        {
            _trailOfSelector.AsSpan(firstSelectors[trail]..firstSelectors[trail + 1]).Fill(trail);
        }

        _selectorOfColumn = [.. compiler.SelectorOfColumn];
        int words = BitSet.WordsFor(_selectorOfColumn.Length);
        _resourceClauses = BitSet.Of(compiler.ResourceClauses, words);
        _writeOnlyClauses = BitSet.Of(compiler.WriteOnlyClauses, words);
        _automata = new FieldAutomaton?[FieldNames.Count];
        List<string> paths = [FieldNames.NameOf(ProgramField.EventCategory)];
        for (int index = 0; index < _automata.Length; index++)
        {
            var field = (ProgramField)index;
            FieldConditions conditions = compiler[field];
            _automata[index] = conditions.IsEmpty ? null : conditions.Build(words);
            if (!conditions.IsEmpty && !FieldNames.IsOfResources(field) && field != ProgramField.EventCategory)
            {
                paths.Add(FieldNames.NameOf(field));
            }
        }

        FieldPaths = [.. paths];
        ReadsResources = compiler.ResourceClauses.Count > 0;
        ClauseCount = compiler.Clauses.Count;
        PlanCategories(BitSet.Of(compiler.Clauses, words));
    }

    /// <summary>The trails, in the order they were given.</summary>
    public ImmutableArray<Trail> Trails { get; }

    /// <summary>How many selectors all trails have together.</summary>
    public int SelectorCount => _trailOfSelector.Length;

    /// <summary>The paths of the fields that selectors name, <c>eventCategory</c> always the first of them.</summary>
    internal ImmutableArray<string> FieldPaths { get; }

    /// <summary>Whether selectors look at the entries of <c>resources</c>, be it only for there being one.</summary>
    internal bool ReadsResources { get; }

    /// <summary>How many clauses the selectors were flattened into.</summary>
    internal int ClauseCount { get; }

    /// <summary>Words of a bit set over columns.</summary>
    internal int ColumnWords => _resourceClauses.Length;

    /// <summary>Words of a bit set over selectors.</summary>
    internal int SelectorWords => BitSet.WordsFor(SelectorCount);

    /// <summary>Clauses that need an entry of <c>resources</c>.</summary>
    internal ReadOnlySpan<ulong> ResourceClauses => _resourceClauses;

    /// <summary>Clauses that take a record without <c>readOnly</c> for a write (ruling R12).</summary>
    internal ReadOnlySpan<ulong> WriteOnlyClauses => _writeOnlyClauses;

    /// <summary>The selector of a clause.</summary>
    internal ReadOnlySpan<int> SelectorOfColumn => _selectorOfColumn;

    /// <summary>The trail of a selector.</summary>
    internal ReadOnlySpan<int> TrailOfSelector => _trailOfSelector;

    /// <summary>How large the program is.</summary>
    internal ProgramSize Size => new(
        _automata.Sum(static automaton => automaton?.ValueCount ?? 0),
        _automata.Sum(static automaton => automaton?.StateCount ?? 0),
        _automata.Sum(static automaton => automaton?.ClassCount ?? 0),
        ClauseCount,
        _automata.Sum(static automaton => automaton?.ByteSize ?? 0));

    /// <summary>Compiles trails.</summary>
    /// <param name="trails">Any number, none included.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ArgumentException">
    /// The trails tell more than two million kinds of values of one field apart, several thousand trails full of distinct values.
    /// </exception>
    public static SelectorProgram Compile(IReadOnlyList<Trail> trails)
    {
        ArgumentNullException.ThrowIfNull(trails);
        var compiler = new ClauseCompiler();
        int[] firstSelectors = new int[trails.Count + 1];
        int selector = 0;
        for (int trail = 0; trail < trails.Count; trail++)
        {
            firstSelectors[trail] = selector;
            foreach (EventSelector basic in trails[trail].Selectors.EventSelectors)
            {
                compiler.Add(selector++, basic);
            }

            foreach (AdvancedEventSelector advanced in trails[trail].Selectors.AdvancedEventSelectors)
            {
                compiler.Add(selector++, advanced);
            }
        }

        firstSelectors[^1] = selector;
        return new SelectorProgram([.. trails], firstSelectors, compiler);
    }

    /// <summary>The first selector of a trail.</summary>
    /// <param name="trail">
    /// The trail's place in <see cref="Trails"/>, or one past the last, so that the selectors of trail <c>t</c> are those from
    /// <c>FirstSelectorOf(t)</c> up to, without, <c>FirstSelectorOf(t + 1)</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trail"/> is negative or larger.</exception>
    public int FirstSelectorOf(int trail)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trail);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trail, Trails.Length);
        return _firstSelectors[trail];
    }

    /// <summary>The automaton of a field, or <see langword="null"/> when no clause asks anything of it.</summary>
    internal FieldAutomaton? AutomatonOf(ProgramField field) => _automata[(int)field];
}

using System.Runtime.CompilerServices;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// Decides records by a program, and counts them. For one thread: each thread has its own, all over the same program.
/// Allocates nothing per record.
/// </summary>
public sealed partial class Evaluator
{
    private readonly SelectorProgram _program;
    private readonly ClauseEvaluation _evaluation;
    private readonly VerdictTable _verdicts;
    private readonly SelectorCounts _flushed;
    private SlotMap? _slots;

    /// <summary>Makes an evaluator; takes about a megabyte, and more only for thousands of selectors.</summary>
    /// <param name="program">The program to decide by.</param>
    public Evaluator(SelectorProgram program)
        : this(program, DecisionTree.MaxNodes, VerdictTable.MaxRows)
    {
    }

    /// <summary>Makes an evaluator that remembers less, so that tests come to the limits.</summary>
    /// <param name="program">The program to decide by.</param>
    /// <param name="maxNodes">Nodes of the tree of decisions, at least 2.</param>
    /// <param name="maxVerdicts">Different verdicts, at least 3.</param>
    internal Evaluator(SelectorProgram program, int maxNodes, int maxVerdicts)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        _evaluation = new ClauseEvaluation(program);
        _tree = new DecisionTree(maxNodes);
        _verdicts = new VerdictTable(program.SelectorWords, maxVerdicts);
        _flushed = new SelectorCounts(program);
    }

    /// <summary>The plan of an extractor whose records this program decides.</summary>
    /// <param name="program">
    /// The program; the fields its selectors name come first in the plan. Those that only tell a record's category are its
    /// fallback.
    /// </param>
    /// <param name="more">
    /// Paths of further fields that the caller wants to read; those the program needs anyway may be among them.
    /// </param>
    /// <exception cref="ArgumentException">A path cannot have a slot of its own (see <see cref="FieldPlan"/>).</exception>
    public static FieldPlan PlanFor(SelectorProgram program, params ReadOnlySpan<string> more) =>
        PlanWith(program, more, []);

    /// <summary>As <see cref="PlanFor"/>; with fields that are only looked at, the entries of resources among them.</summary>
    /// <param name="program">The program.</param>
    /// <param name="more">Further fields that the caller decides by.</param>
    /// <param name="optional">Fields that count as missing where they cannot be read; none of them, then resources are not added.</param>
    internal static FieldPlan PlanWith(SelectorProgram program, ReadOnlySpan<string> more, ReadOnlySpan<string> optional)
    {
        ArgumentNullException.ThrowIfNull(program);
        string[] needed = [.. program.FieldPaths.Concat(more.ToArray()).Distinct()];
        string[] paths = [.. needed.Concat(optional.ToArray()).Distinct()];
        bool addsResources = !optional.IsEmpty && !program.ReadsResources;
        string[] fallback = [.. RecordCategories.FallbackPaths.Except(paths)];
        ulong onlyLookedAt = addsResources ? FieldPlan.ResourcesBit : 0;
        ulong tellNoCategory = 0;
        for (int slot = needed.Length; slot < paths.Length; slot++)
        {
            bool tellsCategory = paths[slot] == FieldPlan.CategoryPath || RecordCategories.FallbackPaths.Contains(paths[slot]);
            onlyLookedAt |= 1UL << slot;
            tellNoCategory |= tellsCategory ? 0 : 1UL << slot;
        }

        // Without a fallback all fields are read at once, those too that tell the category.
        return new FieldPlan(
            paths, addsResources || program.ReadsResources ? ResourceUse.Always : ResourceUse.Fallback, fallback)
        {
            Optional = fallback.Length > 0 ? onlyLookedAt : tellNoCategory,
            OptionalForCategory = tellNoCategory,
        };
    }

    /// <summary>Decides a record and counts it for the trails and selectors that log it.</summary>
    /// <param name="record">The record's bytes, those <paramref name="fields"/> were extracted from.</param>
    /// <param name="fields">
    /// Its fields, of a plan made by <see cref="PlanFor"/> or any other that has all fields of such a plan.
    /// </param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">The fields' plan lacks a field that the program needs.</exception>
    public Verdict Decide(ReadOnlySpan<byte> record, RecordFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var source = new ExtractedFields(record, fields);
        TryDecide(ref source, out Verdict verdict);
        return verdict;
    }

    /// <summary>Decides a record and counts it, asking only for the fields that matter.</summary>
    /// <param name="source">
    /// The record; its category has been found, and what may tell the category of a record that does not name it.
    /// </param>
    /// <param name="verdict">The verdict.</param>
    /// <returns><see langword="false"/> when the record turned out to be unreadable; it is not counted then.</returns>
    internal bool TryDecide<TSource>(ref TSource source, out Verdict verdict)
        where TSource : struct, IFieldSource, allows ref struct
    {
        RecordFields fields = source.Fields;
        SlotMap? slots = _slots;
        if (slots is null || slots.Plan != fields.Plan)
        {
            _slots = slots = new SlotMap(_program, fields.Plan);
        }

        FieldValue named = fields.Get(source.Record, slots.EventCategory);
        bool isNamed = named.Kind == FieldValueKind.String;
        RecordCategory category = isNamed ? RecordCategories.Of(named.Utf8) : RecordCategories.Infer(source.Record, fields, slots);
        CategoryPlan? plan = PlanOf(category);
        int row = plan switch
        {
            { HasClauses: true } => DecideClauses(plan, ref source, slots),
            { IsGoverned: true } => VerdictTable.NotLoggedRow,
            _ => VerdictTable.UngovernedRow,
        };
        if (row == NoRow)
        {
            verdict = default;
            return false;
        }

        _verdicts.CountOne(row);
        VerdictMarks marks = _verdicts.MarksOf(row) | (isNamed ? VerdictMarks.None : VerdictMarks.CategoryInferred);
        verdict = new Verdict(_verdicts.OutcomeOf(row), marks, row);
        return true;
    }

    /// <summary>Decides and counts a record of which only the category is known, if that is enough.</summary>
    /// <param name="eventCategory">The category it names.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns><see langword="false"/> when more of the record has to be known.</returns>
    internal bool TryDecideByCategory(ReadOnlySpan<byte> eventCategory, out Verdict verdict)
    {
        CategoryPlan plan = PlanOf(RecordCategories.Of(eventCategory))!;
        int row = !plan.HasClauses ? (plan.IsGoverned ? VerdictTable.NotLoggedRow : VerdictTable.UngovernedRow) : RowOfRoot(plan);
        if (row == NoRow)
        {
            verdict = default;
            return false;
        }

        _verdicts.CountOne(row);
        verdict = new Verdict(_verdicts.OutcomeOf(row), _verdicts.MarksOf(row), row);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CategoryPlan? PlanOf(RecordCategory category) => category switch
    {
        RecordCategory.Management => _program.ManagementPlan,
        RecordCategory.Data => _program.DataPlan,
        RecordCategory.NetworkActivity => _program.NetworkActivityPlan,
        RecordCategory.Other => _program.OtherPlan,
        _ => null,
    };

    /// <summary>The selectors that the record passed.</summary>
    /// <param name="verdict">The verdict this evaluator gave last.</param>
    /// <returns>
    /// Bit <c>i % 64</c> of word <c>i / 64</c> is set when the record passed selector <c>i</c>, numbered through all trails.
    /// Valid until the next <see cref="Decide"/>.
    /// </returns>
    public ReadOnlySpan<ulong> PassedSelectors(in Verdict verdict) => _verdicts.SelectorsOf(verdict.Row);

    /// <summary>Adds what was counted since the last call, and begins again at zero.</summary>
    /// <param name="counts">Counts of the same program.</param>
    /// <exception cref="ArgumentException">They are of another program.</exception>
    public void AddCountsTo(SelectorCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        counts.Add(_flushed);
        _flushed.Clear();
        MoveRowsTo(counts);
    }

    /// <summary>Adds the counts of all verdicts, which become zero.</summary>
    private void MoveRowsTo(SelectorCounts counts)
    {
        for (int row = 0; row < _verdicts.Count; row++)
        {
            if (_verdicts.CountOf(row) != 0)
            {
                counts.Add(_verdicts.SelectorsOf(row), _verdicts.CountOf(row));
            }
        }

        _verdicts.ResetCounts();
    }
}

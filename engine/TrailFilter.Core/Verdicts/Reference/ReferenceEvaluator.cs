using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>
/// Decides records by the letter of the rulings: slow, plain, allocating freely. It defines what the fast evaluator must answer.
/// </summary>
/// <remarks>
/// Decides any configuration, refused ones included. Shares no code with the fast path. Immutable, usable from any thread.
/// It does not ask whether an object is a CloudTrail record at all; that is for the caller.
/// </remarks>
public sealed class ReferenceEvaluator
{
    private readonly FieldsLookedAt _fields;

    /// <summary>Makes an evaluator.</summary>
    /// <param name="trails">The trails and event data stores to decide for.</param>
    public ReferenceEvaluator(IReadOnlyList<Trail> trails)
    {
        ArgumentNullException.ThrowIfNull(trails);
        Trails = [.. trails];
        _fields = new FieldsLookedAt(Trails);
    }

    /// <summary>The trails, in the order they were given.</summary>
    public ImmutableArray<Trail> Trails { get; }

    /// <summary>Decides a record.</summary>
    /// <param name="record">A JSON object.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException"><paramref name="record"/> is no JSON object.</exception>
    /// <exception cref="FormatException">
    /// A field that decides holds half a surrogate pair (or the document's bytes are not UTF-8 there); see
    /// <see cref="TryDecide(JsonElement, out ReferenceVerdict?)"/>.
    /// </exception>
    public ReferenceVerdict Decide(JsonElement record) =>
        TryDecide(record, out ReferenceVerdict? verdict)
            ? verdict
            : throw new FormatException("A field that selectors look at holds a string that is no text.");

    /// <summary>Decides a record, unless a field that selectors look at holds a string that is no text.</summary>
    /// <param name="record">A JSON object.</param>
    /// <param name="verdict">The verdict, or <see langword="null"/> when there is none.</param>
    /// <returns>
    /// <see langword="false"/> when a field that decides holds half a surrogate pair: the record is a fault
    /// (<see cref="Records.FaultKind.InvalidEscape"/>), not a verdict.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="record"/> is no JSON object.</exception>
    public bool TryDecide(JsonElement record, [NotNullWhen(true)] out ReferenceVerdict? verdict)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"A record is a JSON object, not {record.ValueKind}.", nameof(record));
        }

        return TryDecide(RecordReading.Of(record), out verdict);
    }

    internal bool TryDecide(RecordReading record, [NotNullWhen(true)] out ReferenceVerdict? verdict)
    {
        verdict = _fields.MakeUnreadable(record) ? null : DecideReadable(record);
        return verdict is not null;
    }

    private ReferenceVerdict DecideReadable(RecordReading record)
    {
        var passed = ImmutableArray.CreateBuilder<bool>();
        bool anyGoverns = false;
        bool anyLogs = false;
        bool anyDoubts = false;
        bool anyTakesForWrite = false;
        foreach (Trail trail in Trails)
        {
            if (!Governs(trail.Kind, record, out string? category))
            {
                // R5: not decided by event selectors.
                passed.AddRange(Enumerable.Repeat(false, trail.Selectors.Count));
                continue;
            }

            ImmutableArray<bool> literal = Pass(trail.Selectors, record, category, Interpretation.Literal);
            passed.AddRange(literal);

            // R7, R11: selectors are OR'd.
            anyGoverns = true;
            anyLogs |= literal.Contains(true);

            // R12: a record without readOnly counts as a write, and is counted.
            anyTakesForWrite |= record.TextOf("readOnly") is null && trail.Selectors.EventSelectors
                .Where((selector, index) => selector.ReadWriteType == ReadWriteType.WriteOnly && literal[index])
                .Any();

            // R16: another plausible reading decides otherwise.
            anyDoubts |= IsAmbiguous(trail.Selectors, record, category);
        }

        Outcome outcome = anyLogs ? Outcome.Logged : anyGoverns ? Outcome.NotLogged : Outcome.Ungoverned;
        VerdictMarks marks = (anyDoubts ? VerdictMarks.Ambiguous : VerdictMarks.None)
            | (anyTakesForWrite ? VerdictMarks.ReadOnlyMissing : VerdictMarks.None)
            | (record.CategoryIsInferred ? VerdictMarks.CategoryInferred : VerdictMarks.None);
        return new ReferenceVerdict(outcome, marks, passed.ToImmutable());
    }

    /// <summary>R3, R20: whether the selectors of a trail or event data store decide records of this category.</summary>
    internal static bool Governs(TrailKind kind, RecordReading record, [NotNullWhen(true)] out string? category)
    {
        category = record.Category();
        return kind switch
        {
            TrailKind.Trail => category is "Management" or "Data" or "NetworkActivity",

            // R20: every record whose eventCategory is a string. An inferred category is one of R3's three, or none.
            TrailKind.EventDataStore => category is not null,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of trail."),
        };
    }

    /// <summary>R16: whether another plausible reading decides otherwise about a governed record.</summary>
    internal static bool IsAmbiguous(SelectorSet selectors, RecordReading record, string category) =>
        Pass(selectors, record, category, Interpretation.Pessimistic).Contains(true)
        != Pass(selectors, record, category, Interpretation.Optimistic).Contains(true);

    /// <summary>Which selectors of a set a governed record passes: the basic ones first, then the advanced ones.</summary>
    private static ImmutableArray<bool> Pass(
        SelectorSet selectors, RecordReading record, string category, Interpretation interpretation) =>
    [
        .. selectors.EventSelectors.Select(
            selector => BasicSelectorRulings.Passes(selector, record, category, interpretation)),
        .. selectors.AdvancedEventSelectors.Select(
            selector => AdvancedSelectorRulings.Passes(selector, record, category, interpretation)),
    ];
}

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>
/// Says why records are logged or not: which selectors log them, and of the others which fields fail, on what condition, with the
/// value seen.
/// </summary>
/// <remarks>
/// <para>
/// The reasons are the rulings of the <see cref="ReferenceEvaluator"/>, so they are as slow as it is and allocate freely: they are for
/// records that somebody looks at.
/// </para>
/// <para>Each reason holds what it says: without the conditions it names, the selector passes, or fails for its other reasons only.</para>
/// <para>Immutable, usable from any thread.</para>
/// </remarks>
public sealed class RecordExplainer
{
    // Records nest as deep as their writer likes; what limits them is their length.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1_000_000 };

    private readonly ReferenceEvaluator _evaluator;

    /// <summary>Makes an explainer.</summary>
    /// <param name="trails">The trails and event data stores to explain, in the order of the program.</param>
    public RecordExplainer(IReadOnlyList<Trail> trails) => _evaluator = new ReferenceEvaluator(trails);

    /// <summary>Explains what becomes of a record.</summary>
    /// <param name="record">The bytes of a record; <see cref="RecordFilter"/> tells records from other JSON.</param>
    /// <param name="explanation">The explanation, or <see langword="null"/> when there is none.</param>
    /// <returns>
    /// <see langword="false"/> when the bytes are no JSON object, or a field that decides holds a string that is no text. A
    /// <see cref="RecordFilter"/> that is not strict does not check what no decision needs, and may have a verdict all the same.
    /// </returns>
    public bool TryExplain(ReadOnlyMemory<byte> record, [NotNullWhen(true)] out Explanation? explanation)
    {
        explanation = null;
        try
        {
            using var document = JsonDocument.Parse(record, s_options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var reading = RecordReading.Of(document.RootElement);
                explanation = _evaluator.TryDecide(reading, out ReferenceVerdict? verdict) ? Explain(reading, verdict) : null;
            }
        }
        catch (JsonException)
        {
            // The only way JsonDocument has to say that this is not JSON.
        }

        return explanation is not null;
    }

    private Explanation Explain(RecordReading record, ReferenceVerdict verdict)
    {
        (string? category, CategoryBasis basis) = record.FindCategory();
        var trails = ImmutableArray.CreateBuilder<TrailExplanation>(_evaluator.Trails.Length);
        int first = 0;
        foreach (Trail trail in _evaluator.Trails)
        {
            trails.Add(Explain(trail, record, verdict.PassedSelectors.AsSpan(first, trail.Selectors.Count)));
            first += trail.Selectors.Count;
        }

        return new Explanation(verdict.Outcome, verdict.Marks, category, basis, trails.MoveToImmutable());
    }

    private static TrailExplanation Explain(Trail trail, RecordReading record, ReadOnlySpan<bool> passed)
    {
        if (!ReferenceEvaluator.Governs(trail.Kind, record, out string? category))
        {
            return new TrailExplanation(trail, Outcome.Ungoverned, IsAmbiguous: false, []);
        }

        var selectors = ImmutableArray.CreateBuilder<SelectorExplanation>(passed.Length);
        int basic = trail.Selectors.EventSelectors.Length;
        for (int index = 0; index < passed.Length; index++)
        {
            SelectorExplanation selector = index < basic
                ? OfBasic(index, trail.Selectors.EventSelectors[index], record, category, passed[index])
                : OfAdvanced(index, index - basic, trail.Selectors.AdvancedEventSelectors[index - basic], record, category, passed[index]);
            selectors.Add(selector.Misses.IsEmpty == selector.Passes
                ? selector
                : throw new InvalidOperationException($"The reasons for {selector.Path} contradict the verdict, which is a mistake here."));
        }

        return new TrailExplanation(
            trail,
            passed.Contains(true) ? Outcome.Logged : Outcome.NotLogged,
            ReferenceEvaluator.IsAmbiguous(trail.Selectors, record, category),
            selectors.MoveToImmutable());
    }

    private static SelectorExplanation OfBasic(
        int index, EventSelector selector, RecordReading record, string category, bool passes)
    {
        string path = $"EventSelectors[{index}]";
        return new SelectorExplanation(
            index,
            path,
            null,
            passes,
            passes ? [] : BasicSelectorReasons.Of(selector, path, record, category),
            SelectorDoubts.OfBasic(selector, record, category));
    }

    private static SelectorExplanation OfAdvanced(
        int index, int place, AdvancedEventSelector selector, RecordReading record, string category, bool passes)
    {
        string path = $"AdvancedEventSelectors[{place}]";
        return new SelectorExplanation(
            index,
            path,
            selector.Name is { Length: > 0 } name ? name : null,
            passes,
            passes ? [] : AdvancedSelectorReasons.Of(selector, path, record, category),
            SelectorDoubts.OfAdvanced(selector, record, category));
    }
}

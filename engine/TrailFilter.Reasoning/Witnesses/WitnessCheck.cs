using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>
/// Lets the reference evaluator and the filter decide a record that was found by reasoning: an answer that they do not confirm is
/// never shown.
/// </summary>
internal sealed class WitnessCheck
{
    private readonly Trail _first;
    private readonly Trail _second;
    private readonly ReferenceEvaluator _reference;
    private readonly RecordFilter _filter;

    /// <summary>Prepares both for two trails.</summary>
    public WitnessCheck(Trail first, Trail second)
    {
        (_first, _second) = (first, second);

        // Trails of one program have names of their own; these two may be states of one trail.
        Trail[] trails = [first with { Name = "A" }, second with { Name = "B" }];
        _reference = new ReferenceEvaluator(trails);
        _filter = new RecordFilter(SelectorProgram.Compile(trails), new RecordFilterOptions { Strict = true });
    }

    /// <summary>Requires that one of the trails logs a record by a certain selector, and the other does not.</summary>
    /// <param name="record">The record.</param>
    /// <param name="byFirst">Whether it is the first that logs it.</param>
    /// <param name="selector">The selector that must pass.</param>
    /// <returns>Whether another plausible reading decides otherwise.</returns>
    /// <exception cref="InvalidOperationException">One of them decides otherwise.</exception>
    public bool Require(byte[] record, bool byFirst, int selector)
    {
        using var document = JsonDocument.Parse(record);
        ReferenceVerdict verdict = _reference.Decide(document.RootElement);
        int divide = _first.Selectors.Count;
        ImmutableArray<bool> ofFirst = verdict.PassedSelectors[..divide];
        ImmutableArray<bool> ofSecond = verdict.PassedSelectors[divide..];
        (ImmutableArray<bool> logging, ImmutableArray<bool> other) = byFirst ? (ofFirst, ofSecond) : (ofSecond, ofFirst);
        bool isProof = logging[selector] && !other.Contains(true) && FilterAgrees(record, verdict);
        return isProof
            ? (verdict.Marks & VerdictMarks.Ambiguous) != 0
            : throw new InvalidOperationException(
                $"The selectors of {_first.Name} and {_second.Name} were found to differ by a record that the evaluators decide "
                + $"otherwise about, which is a mistake in trailfilter: {Encoding.UTF8.GetString(record)}");
    }

    private bool FilterAgrees(byte[] record, ReferenceVerdict verdict)
    {
        _filter.ResetTo(record);
        _filter.Complete();
        if (_filter.Read(out FilteredRecord filtered) != FilterStatus.Record
            || filtered.Verdict.Outcome != verdict.Outcome
            || filtered.Verdict.Marks != verdict.Marks)
        {
            return false;
        }

        ReadOnlySpan<ulong> passed = _filter.PassedSelectors(filtered.Verdict);
        for (int selector = 0; selector < verdict.PassedSelectors.Length; selector++)
        {
            if (((passed[selector >> 6] >> (selector & 63) & 1) != 0) != verdict.PassedSelectors[selector])
            {
                return false;
            }
        }

        return true;
    }
}

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
internal static class WitnessCheck
{
    /// <summary>Requires that one trail logs a record by a certain selector, and another does not.</summary>
    /// <param name="record">The record.</param>
    /// <param name="logging">The trail that must log it.</param>
    /// <param name="other">The trail that must not.</param>
    /// <param name="selector">The selector of the first that must pass.</param>
    /// <returns>Whether another plausible reading decides otherwise.</returns>
    /// <exception cref="InvalidOperationException">One of them decides otherwise.</exception>
    public static bool Require(byte[] record, Trail logging, Trail other, int selector)
    {
        using var document = JsonDocument.Parse(record);
        ReferenceVerdict first = new ReferenceEvaluator([logging]).Decide(document.RootElement);
        ReferenceVerdict second = new ReferenceEvaluator([other]).Decide(document.RootElement);
        bool isProof = first.Outcome == Outcome.Logged && first.PassedSelectors[selector] && second.Outcome != Outcome.Logged
            && Confirms(record, logging, first)
            && Confirms(record, other, second);
        return isProof
            ? ((first.Marks | second.Marks) & VerdictMarks.Ambiguous) != 0
            : throw new InvalidOperationException(
                $"The selectors of {logging.Name} and {other.Name} were found to differ by a record that the evaluators decide "
                + $"otherwise about, which is a mistake in trailfilter: {Encoding.UTF8.GetString(record)}");
    }

    private static bool Confirms(byte[] record, Trail trail, ReferenceVerdict verdict)
    {
        var filter = new RecordFilter(SelectorProgram.Compile([trail]), new RecordFilterOptions { Strict = true });
        filter.ResetTo(record);
        filter.Complete();
        if (filter.Read(out FilteredRecord filtered) != FilterStatus.Record
            || filtered.Verdict.Outcome != verdict.Outcome
            || filtered.Verdict.Marks != verdict.Marks)
        {
            return false;
        }

        // A record that is ungoverned passes no selector, whatever its row of bits says.
        ReadOnlySpan<ulong> passed = filter.PassedSelectors(filtered.Verdict);
        ImmutableArray<bool> expected = verdict.PassedSelectors;
        for (int selector = 0; selector < expected.Length; selector++)
        {
            if (((passed[selector >> 6] >> (selector & 63) & 1) != 0) != expected[selector])
            {
                return false;
            }
        }

        return true;
    }
}

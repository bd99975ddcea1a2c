using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>Explains records, and holds each explanation against the filter.</summary>
internal sealed class ExplainedProgram
{
    private readonly RecordExplainer _explainer;
    private readonly RecordFilter _filter;

    public ExplainedProgram(IReadOnlyList<Trail> trails)
    {
        _explainer = new RecordExplainer(trails);
        _filter = new RecordFilter(SelectorProgram.Compile(trails), new RecordFilterOptions { Strict = true });
    }

    /// <summary>
    /// Explains a record, and fails unless the explanation says what the filter does: of the record, and of every selector of each trail.
    /// </summary>
    /// <returns>The explanation, or null when the filter calls the record unreadable.</returns>
    public Explanation? Explain(byte[] record, string origin)
    {
        bool isExplained = _explainer.TryExplain(record, out Explanation? explanation);
        _filter.ResetTo(record);
        _filter.Complete();
        FilterStatus status = _filter.Read(out FilteredRecord filtered);
        if (status != FilterStatus.Record)
        {
            // What is no record at all the explainer does not ask; that is for the filter.
            return null;
        }

        Assert.True(isExplained, $"{origin}: the filter decides it, the explainer does not.");
        Assert.True(
            explanation!.Outcome == filtered.Verdict.Outcome && explanation.Marks == filtered.Verdict.Marks,
            $"{origin}: {filtered.Verdict} by the filter, {explanation.Outcome}, {explanation.Marks} as explained.");
        int index = 0;
        ReadOnlySpan<ulong> passed = _filter.PassedSelectors(filtered.Verdict);
        foreach (TrailExplanation trail in explanation.Trails)
        {
            Assert.Equal(trail.Outcome == Outcome.Ungoverned ? 0 : trail.Trail.Selectors.Count, trail.Selectors.Length);
            for (int selector = 0; selector < trail.Trail.Selectors.Count; selector++, index++)
            {
                bool passes = !trail.Selectors.IsEmpty && trail.Selectors[selector].Passes;
                Assert.True(BitSet.Contains(passed, index) == passes, $"{origin}: selector {selector} of {trail.Trail.Name} by the filter.");
            }

            bool logs = trail.Selectors.Any(static selector => selector.Passes);
            Assert.Equal(logs, trail.Outcome == Outcome.Logged);
            Assert.All(trail.Selectors, selector => Assert.Equal(selector.Passes, selector.Misses.IsEmpty));
        }

        Assert.Equal(
            (explanation.Marks & VerdictMarks.Ambiguous) != 0,
            explanation.Trails.Any(static trail => trail.IsAmbiguous));
        Assert.All(
            explanation.Trails.Where(static trail => trail.IsAmbiguous),
            static trail => Assert.Contains(trail.Selectors, static selector => selector.Doubts != DoubtKinds.None));
        return explanation;
    }
}

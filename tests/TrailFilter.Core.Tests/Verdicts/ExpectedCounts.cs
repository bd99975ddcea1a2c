using TrailFilter.Core.Automata;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Counts as their definition says: record by record, trail by trail, selector by selector.</summary>
internal sealed class ExpectedCounts(SelectorProgram program)
{
    private readonly long[] _trails = new long[program.Trails.Length];
    private readonly long[] _selectors = new long[program.SelectorCount];
    private readonly long[] _only = new long[program.SelectorCount];

    internal void Count(bool[] passed)
    {
        for (int trail = 0; trail < _trails.Length; trail++)
        {
            int first = program.FirstSelectorOf(trail);
            int[] passing = [.. Enumerable.Range(first, program.FirstSelectorOf(trail + 1) - first).Where(s => passed[s])];
            _trails[trail] += passing.Length > 0 ? 1 : 0;
            foreach (int selector in passing)
            {
                _selectors[selector]++;
                _only[selector] += passing.Length == 1 ? 1 : 0;
            }
        }
    }

    internal void AssertEqual(SelectorCounts counts)
    {
        Assert.Equal(_trails, counts.LoggedByTrail.ToArray());
        Assert.Equal(_selectors, counts.LoggedBySelector.ToArray());
        Assert.Equal(_only, counts.OnlyBySelector.ToArray());
    }
}

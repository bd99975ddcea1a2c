using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;
using TrailFilter.Reasoning.Search;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Finds what one trail logs and another does not.</summary>
/// <param name="universe">The clauses of both.</param>
/// <param name="search">The search over them.</param>
/// <param name="check">What confirms it.</param>
internal sealed class DifferenceSearch(ClauseUniverse universe, PointSearch search, WitnessCheck check)
{
    // How long records of usual values are looked for once there is one at all; what is decided does not depend on it.
    private const long StepsForNature = 10_000;

    /// <summary>Finds it, with the most natural record that proves it.</summary>
    /// <param name="ours">The clauses of the trail that logs.</param>
    /// <param name="theirs">The clauses of the other.</param>
    /// <param name="other">The other.</param>
    /// <param name="byFirst">Whether the trail that logs is the first of the two.</param>
    /// <returns>The difference, or <see langword="null"/> when everything the first logs the second logs too.</returns>
    /// <exception cref="InvalidOperationException">
    /// The search and the evaluators disagree about the record, which would be a mistake in this library.
    /// </exception>
    public SelectorDifference? Find(ClauseRange ours, ClauseRange theirs, Trail other, bool byFirst)
    {
        (int Clause, RecordPoint Point)[] found = [.. FindAll(ours, theirs).OrderBy(static pair => pair.Clause)];
        if (found.Length == 0)
        {
            return null;
        }

        int[] clauses = [.. found.Select(static pair => pair.Clause)];
        (int clause, RecordPoint point, ulong[] others) = FindNatural(clauses, theirs) ?? (found[0].Clause, found[0].Point, theirs.LiteralSet);
        new PointDressing(universe, clause, others).Dress(point);
        byte[] record = WitnessRecord.Write(point);
        bool isAmbiguous = check.Require(record, byFirst, universe.Clauses[clause].Selector);
        ImmutableArray<int> selectors = [.. clauses.Select(found => universe.Clauses[found].Selector).Distinct()];
        return new SelectorDifference(
            selectors, universe.Clauses[clause].Selector, record, isAmbiguous, SelectorMisses.Of(other, point));
    }

    /// <summary>A record for each clause that has some which the other trail does not log.</summary>
    private List<(int Clause, RecordPoint Point)> FindAll(ClauseRange ours, ClauseRange theirs)
    {
        // What lies within a clause that was found to be covered needs no search. The wider ones ask for less, mostly, so they go first.
        List<(int Clause, RecordPoint Point)> found = [];
        ulong[] covered = [.. theirs.LiteralSet];
        foreach (int clause in ours.Literal.OrderBy(clause => universe.Clauses[clause].Tests.Sum(static test => 1 + test.Deselect.Length)))
        {
            if (!search.IsWithinOne(clause, covered) && search.Find(clause, theirs.LiteralSet) is { } point)
            {
                found.Add((clause, point));
            }
            else
            {
                BitRow.Add(covered, clause);
            }
        }

        return found;
    }

    /// <summary>
    /// A record of usual values that is logged or not without a doubt, or at least one without a doubt: of those that prove the
    /// difference, what people can check most easily.
    /// </summary>
    private (int Clause, RecordPoint Point, ulong[] Others)? FindNatural(int[] clauses, ClauseRange theirs)
    {
        long end = search.Steps + StepsForNature;
        foreach (int clause in clauses)
        {
            if (search.Steps < end
                && search.Find(clause, theirs.WidestSet, usualOnly: true, end - search.Steps) is { } point)
            {
                return (clause, point, theirs.WidestSet);
            }
        }

        // Without doubts any record is without a doubt.
        if (theirs.WidestSet.AsSpan().SequenceEqual(theirs.LiteralSet))
        {
            return null;
        }

        foreach (int clause in clauses)
        {
            if (search.Find(clause, theirs.WidestSet) is { } point)
            {
                return (clause, point, theirs.WidestSet);
            }
        }

        return null;
    }
}

using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;
using TrailFilter.Reasoning.Search;
using TrailFilter.Reasoning.Witnesses;

namespace TrailFilter.Reasoning;

/// <summary>
/// Decides whether two trails log the same records: not for some records, but for all there could be. Thread-safe.
/// </summary>
/// <remarks>
/// A record that selectors see is a category, fields that are each missing or any text, and any entries of <c>resources</c>. Verdicts on
/// it are those of <see cref="Core.Verdicts.Reference.ReferenceEvaluator"/>. Selectors that CloudTrail would refuse are compared by the
/// letter. The time grows with the product of both trails' selectors and, in contrived cases, exponentially with the number of fields
/// that they name together (at most eleven); configurations as they are written take milliseconds.
/// </remarks>
public static class TrailComparer
{
    /// <summary>Compares two trails, or event data stores, or one of each.</summary>
    /// <param name="first">The first, A.</param>
    /// <param name="second">The second, B.</param>
    /// <param name="maxSteps">How many states the searches may look at before they give up.</param>
    /// <returns>Their relation, and where they differ a record that proves it, in each direction.</returns>
    /// <exception cref="ArgumentException">A value of a selector holds half a surrogate pair: no text, so no record can hold it.</exception>
    /// <exception cref="ReasoningLimitException">It would take more steps than are allowed.</exception>
    public static SelectorComparison Compare(Trail first, Trail second, long maxSteps = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        SelectorText.Require(first, nameof(first));
        SelectorText.Require(second, nameof(second));

        List<Clause> clauses = ClauseExpansion.Of(first);
        int divide = clauses.Count;
        clauses.AddRange(ClauseExpansion.Of(second));
        var universe = new ClauseUniverse(clauses);
        var search = new PointSearch(universe) { MaxSteps = maxSteps };
        var ofFirst = new ClauseRange(universe, 0, divide);
        var ofSecond = new ClauseRange(universe, divide, clauses.Count);

        bool firstLogsNothing = !ofFirst.Literal.Any(search.CanPass);
        bool secondLogsNothing = !ofSecond.Literal.Any(search.CanPass);
        var differences = new DifferenceSearch(universe, search, new WitnessCheck(first, second));
        SelectorDifference? onlyFirst = differences.Find(ofFirst, ofSecond, second, byFirst: true);
        SelectorDifference? onlySecond = differences.Find(ofSecond, ofFirst, first, byFirst: false);
        SelectorRelation relation = (onlyFirst, onlySecond) switch
        {
            (null, null) => SelectorRelation.Equal,
            (null, _) => SelectorRelation.FirstInSecond,
            (_, null) => SelectorRelation.SecondInFirst,
            _ => CommonRecords.Exist(universe, search, ofFirst, ofSecond) ? SelectorRelation.Overlapping : SelectorRelation.Disjoint,
        };
        return new SelectorComparison(relation, firstLogsNothing, secondLogsNothing, onlyFirst, onlySecond, search.Steps);
    }
}

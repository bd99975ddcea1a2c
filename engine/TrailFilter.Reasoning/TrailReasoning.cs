using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Classes;
using TrailFilter.Reasoning.Clauses;
using TrailFilter.Reasoning.Search;

namespace TrailFilter.Reasoning;

/// <summary>
/// Decides what the selectors and values of one trail are good for: over all records there could be, as <see cref="TrailComparer"/> does.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class TrailReasoning
{
    private readonly Trail _trail;
    private readonly ClauseUniverse _universe;
    private readonly PointSearch _search;
    private long _stepsElsewhere;

    /// <summary>Prepares the trail.</summary>
    /// <param name="trail">The trail or event data store.</param>
    /// <param name="maxSteps">
    /// How many states of searches all answers together may cost; a question that would need more ends with a
    /// <see cref="ReasoningLimitException"/>. Configurations as they are written take a few hundred, contrived ones millions.
    /// </param>
    /// <exception cref="ArgumentException">A value holds half a surrogate pair.</exception>
    public TrailReasoning(Trail trail, long maxSteps = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSteps);
        SelectorText.Require(trail, nameof(trail));
        _trail = trail;
        _universe = new ClauseUniverse(ClauseExpansion.Of(trail).Where(static clause => !clause.IsDoubt));
        _search = new PointSearch(_universe) { MaxSteps = maxSteps };
    }

    /// <summary>How many states all searches looked at so far.</summary>
    public long Steps => _search.Steps + _stepsElsewhere;

    /// <summary>Whether any record at all passes a selector.</summary>
    /// <param name="selector">Its place in the trail: the basic ones first, then the advanced ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such selector.</exception>
    public bool CanPass(int selector)
    {
        Require(selector);
        return ClausesOf(selector).Any(_search.CanPass);
    }

    /// <summary>
    /// Finds out whether a selector is shadowed: everything it logs is logged by the others too, so that the trail logs the same without it.
    /// </summary>
    /// <param name="selector">Its place in the trail.</param>
    /// <returns>
    /// <see langword="null"/> when it logs something that no other selector logs. Otherwise the others that log all it logs, as few as
    /// can be had by leaving out one after the other; none when nothing passes it. Of two equal selectors each is shadowed by the
    /// other, so whoever removes one has to ask again.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such selector.</exception>
    public ImmutableArray<int>? ShadowedBy(int selector) => ShadowedBy(selector, Enumerable.Range(0, _trail.Selectors.Count));

    /// <summary>The same, as if the trail had only some of its selectors.</summary>
    /// <param name="selector">Its place in the trail.</param>
    /// <param name="among">The selectors that there are; it may be one of them.</param>
    /// <returns>As above, by their places in the whole trail.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such selector.</exception>
    /// <exception cref="ReasoningLimitException">It would take more steps than are allowed.</exception>
    public ImmutableArray<int>? ShadowedBy(int selector, IEnumerable<int> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        Require(selector);
        List<int> others = [.. among.Where(other => other != selector)];
        if (!IsWithin(selector, others))
        {
            return null;
        }

        if (others.FindIndex(other => IsWithin(selector, [other])) is >= 0 and var alone)
        {
            return CanPass(selector) ? [others[alone]] : [];
        }

        // From the end, so that of several that would do the first is left.
        for (int index = others.Count - 1; index >= 0; index--)
        {
            List<int> fewer = [.. others];
            fewer.RemoveAt(index);
            if (IsWithin(selector, fewer))
            {
                others = fewer;
            }
        }

        return [.. others];
    }

    /// <summary>Whether some selectors log all that a selector logs: what <see cref="ShadowedBy(int, IEnumerable{int})"/> takes longer to answer.</summary>
    /// <param name="selector">Its place in the trail.</param>
    /// <param name="among">The selectors that there are; it may be one of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such selector.</exception>
    /// <exception cref="ReasoningLimitException">It would take more steps than are allowed.</exception>
    public bool IsShadowed(int selector, IEnumerable<int> among)
    {
        ArgumentNullException.ThrowIfNull(among);
        Require(selector);
        return IsWithin(selector, [.. among.Where(other => other != selector)]);
    }

    /// <summary>Finds the values without which the trail logs the same, each taken by itself.</summary>
    /// <exception cref="ReasoningLimitException">It would take more steps than are allowed.</exception>
    /// <returns>
    /// Their places. A list that a value is taken from may become empty; then it asks for nothing, and what asks for nothing is left
    /// out. Two values that mean the same are both found, so whoever removes one has to ask again.
    /// </returns>
    public ImmutableArray<ValuePlace> RedundantValues()
    {
        var found = ImmutableArray.CreateBuilder<ValuePlace>();
        for (int selector = 0; selector < _trail.Selectors.Count; selector++)
        {
            found.AddRange(RedundantValuesOf(selector));
        }

        return found.ToImmutable();
    }

    private IEnumerable<ValuePlace> RedundantValuesOf(int selector)
    {
        // One universe holds the selector as it is, as it would be without each value, and the others.
        List<(ValuePlace Place, ImmutableArray<Clause> Clauses)> variants = [.. SelectorVariants.WithoutOneValue(_trail, selector)];
        List<Clause> clauses = [.. _universe.Clauses];
        var ends = new List<int>();
        foreach ((_, ImmutableArray<Clause> variant) in variants)
        {
            clauses.AddRange(variant);
            ends.Add(clauses.Count);
        }

        var universe = new ClauseUniverse(clauses);
        var search = new PointSearch(universe) { MaxSteps = Math.Max(0, _search.MaxSteps - Steps) };
        int own = _universe.Clauses.Length;
        int start = own;
        for (int variant = 0; variant < variants.Count; variant++)
        {
            (int first, int end) = (start, ends[variant]);
            start = end;

            // The others log what they log either way; so only what is in one of the two and in none of the others counts.
            ulong[] before = universe.SetOf((_, index) => index < own);
            ulong[] after = universe.SetOf((clause, index) =>
                (index < own && clause.Selector != selector) || (index >= first && index < end));
            bool isSame = ClausesOf(selector).All(clause => search.IsCovered(clause, after))
                && Enumerable.Range(first, end - first).All(clause => search.IsCovered(clause, before));
            if (isSame)
            {
                yield return variants[variant].Place;
            }
        }

        _stepsElsewhere += search.Steps;
    }

    private bool IsWithin(int selector, List<int> others)
    {
        HashSet<int> wanted = [.. others];
        ulong[] set = _universe.SetOf((clause, _) => wanted.Contains(clause.Selector));
        return ClausesOf(selector).All(clause => _search.IsCovered(clause, set));
    }

    private IEnumerable<int> ClausesOf(int selector) =>
        Enumerable.Range(0, _universe.Clauses.Length).Where(clause => _universe.Clauses[clause].Selector == selector);

    private void Require(int selector)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(selector);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(selector, _trail.Selectors.Count);
    }
}

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Meanings;

/// <summary>What of a trail is needed, decided over all records there could be; within a bound of steps.</summary>
/// <remarks>
/// Contrived selectors could keep this busy without end: 500 values chosen to be hard take seconds. So there is a budget, counted in
/// steps of the search and not in time, in order that a file has the same findings on every machine; real configurations use a
/// thousandth of it.
/// </remarks>
internal sealed class Need
{
    internal const long MaxSteps = 50_000;

    // Each is a comparison of two configurations, in which many values can go only one at a time.
    private const int MaxComparisons = 20;

    private const int MaxExplained = 20;

    private readonly Trail _trail;
    private readonly long _maxSteps;
    private readonly HashSet<ValuePlace> _required;

    /// <summary>Prepares a trail.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="required">Values that AWS asks for, needed or not.</param>
    /// <param name="maxSteps">The budget of each question.</param>
    internal Need(Trail trail, IEnumerable<ValuePlace> required, long maxSteps)
    {
        (_trail, _maxSteps) = (trail, maxSteps);
        _required = [.. required];
    }

    /// <summary>Selectors that no record can pass.</summary>
    internal ImmutableArray<int> Impossible { get; private set; } = [];

    /// <summary>Selectors that others shadow, with those others; of many, only the first ones name them. All of them together can go.</summary>
    internal ImmutableArray<(int Selector, ImmutableArray<int> By)> Shadowed { get; private set; } = [];

    /// <summary>Values that are not needed in the other selectors. All of them together can go.</summary>
    internal ImmutableArray<NeedlessValue> Values { get; private set; } = [];

    /// <summary>Decides.</summary>
    /// <exception cref="ReasoningLimitException">It would take too many steps; what was found before stays.</exception>
    internal void Decide()
    {
        var all = new TrailReasoning(_trail, _maxSteps);
        int count = _trail.Selectors.Count;
        Impossible = [.. Enumerable.Range(0, count).Where(selector => !all.CanPass(selector))];
        List<int> left = [.. Enumerable.Range(0, count).Except(Impossible)];
        // The later of two that do the same goes.
        for (int index = left.Count - 1; index >= 0 && left.Count > 1; index--)
        {
            int selector = left[index];
            if (all.IsShadowed(selector, left))
            {
                // By which ones is worth more time than whether only as long as somebody reads it.
                ImmutableArray<int> by = Shadowed.Length < MaxExplained ? all.ShadowedBy(selector, left) ?? [] : [];
                Shadowed = Shadowed.Add((selector, by));
                left.RemoveAt(index);
            }
        }

        DecideValues(left);
    }

    private void DecideValues(List<int> left)
    {
        Trail trail = TrailWithout.Others(_trail, left);
        Dictionary<ValuePlace, bool> needless = [];
        foreach (IGrouping<int, ValuePlace> ofSelector in new TrailReasoning(trail, _maxSteps).RedundantValues()
            .Where(place => !_required.Contains(place with { Selector = left[place.Selector] }))
            .GroupBy(static place => place.Selector))
        {
            HashSet<ValuePlace> byItself =
            [
                .. new TrailReasoning(TrailWithout.Others(trail, [ofSelector.Key]), _maxSteps).RedundantValues()
                    .Select(place => place with { Selector = ofSelector.Key }),
            ];
            foreach (ValuePlace place in ofSelector)
            {
                // Without the only value that a field asks for, the selector would take in what it leaves to others, as one half of a
                // division does: such a value is no mistake.
                if (byItself.Contains(place) || !SelectsAlone(trail, place))
                {
                    needless[place] = byItself.Contains(place);
                }
            }
        }

        Values =
        [
            .. Together(trail, [.. needless.Keys])
                .Select(place => new NeedlessValue(place with { Selector = left[place.Selector] }, needless[place])),
        ];
    }

    private static bool SelectsAlone(Trail trail, ValuePlace place)
    {
        if (place.List != ValueList.FieldSelector || IsExclusion(place.Operator))
        {
            return false;
        }

        AdvancedEventSelector selector = trail.Selectors.AdvancedEventSelectors[place.Selector - trail.Selectors.EventSelectors.Length];
        return selector.FieldSelectors[place.Part].Conditions
            .Where(static condition => !IsExclusion(condition.Operator)).Sum(static condition => condition.Values.Length) == 1;
    }

    private static bool IsExclusion(FieldOperator? op) =>
        op is FieldOperator.NotEquals or FieldOperator.NotStartsWith or FieldOperator.NotEndsWith;

    /// <summary>Those of some values, each needless by itself, that are needless together.</summary>
    private List<ValuePlace> Together(Trail trail, List<ValuePlace> needless)
    {
        if (needless.Count < 2 || IsSame(trail, [.. needless]))
        {
            return needless;
        }

        // From the end, so that the first of two values that do the same stays.
        HashSet<ValuePlace> gone = [];
        foreach (ValuePlace place in Enumerable.Reverse(needless).Take(MaxComparisons))
        {
            gone.Add(place);
            if (!IsSame(trail, gone))
            {
                gone.Remove(place);
            }
        }

        return [.. needless.Where(gone.Contains)];
    }

    private bool IsSame(Trail trail, HashSet<ValuePlace> gone) =>
        TrailComparer.Compare(trail, TrailWithout.Values(trail, gone), _maxSteps).Relation == SelectorRelation.Equal;
}

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Minimising;

/// <summary>
/// Leaves out of selectors what can be left out, and joins what can be joined, so that they log exactly the same. Thread-safe.
/// </summary>
/// <remarks>
/// What comes out is irreducible: no selector and no value of it can be left out, and no two of its selectors can be joined in the way
/// of <see cref="SelectorJoining"/>. That is not the least there could be: other values, such as one shorter prefix for two longer
/// ones, are never made up, and which of several ways is taken depends on the order, of which the first ones stay.
/// </remarks>
public sealed class SelectorMinimiser
{
    private readonly Trail _trail;
    private readonly Func<SelectorSet, bool> _isAcceptable;
    private readonly ImmutableArray<Simplification>.Builder _steps = ImmutableArray.CreateBuilder<Simplification>();
    private readonly List<int> _origins;
    private SelectorSet _selectors;

    private SelectorMinimiser(Trail trail, Func<SelectorSet, bool> isAcceptable)
    {
        _trail = trail;
        _isAcceptable = isAcceptable;
        _selectors = trail.Selectors;
        _origins = [.. Enumerable.Range(0, trail.Selectors.Count)];
    }

    /// <summary>Makes selectors minimal.</summary>
    /// <param name="trail">The trail or event data store.</param>
    /// <param name="isAcceptable">
    /// Whether selectors may be put: AWS asks for fields that decide nothing beside others, and advises against some forms.
    /// </param>
    /// <exception cref="ArgumentException">A value holds half a surrogate pair.</exception>
    public static MinimisedSelectors Minimise(Trail trail, Func<SelectorSet, bool> isAcceptable)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(isAcceptable);
        var minimiser = new SelectorMinimiser(trail, isAcceptable);

        // Each changes what the others can do, and each leaves less, so that it ends.
        while (minimiser.LeaveOutSelectors() | minimiser.LeaveOutEmptyResources() | minimiser.LeaveOutValues() | minimiser.Join())
        {
        }

        return new MinimisedSelectors(minimiser._selectors, minimiser._steps.ToImmutable());
    }

    private bool LeaveOutSelectors()
    {
        bool hasChanged = false;

        // From the end, so that of two that log the same the first stays.
        for (int index = _selectors.Count - 1; index >= 0; index--)
        {
            if (_selectors.Count > 1
                && new TrailReasoning(_trail with { Selectors = _selectors }).ShadowedBy(index) is { } others
                && Take(SelectorEdits.WithoutSelector(_selectors, index)))
            {
                SimplificationKind kind = others.IsEmpty ? SimplificationKind.NeverPasses : SimplificationKind.Shadowed;
                _steps.Add(new Simplification(kind, _origins[index], [.. others.Select(other => _origins[other])]));
                _origins.RemoveAt(index);
                hasChanged = true;
            }
        }

        return hasChanged;
    }

    private bool LeaveOutEmptyResources()
    {
        bool hasChanged = false;
        for (int index = 0; index < _selectors.EventSelectors.Length; index++)
        {
            for (int part = _selectors.EventSelectors[index].DataResources.Length - 1; part >= 0; part--)
            {
                EventSelector selector = _selectors.EventSelectors[index];
                EventSelector fewer = selector with { DataResources = selector.DataResources.RemoveAt(part) };
                if (selector.DataResources[part].Values.IsEmpty
                    && Take(_selectors with { EventSelectors = _selectors.EventSelectors.SetItem(index, fewer) }))
                {
                    _steps.Add(new Simplification(SimplificationKind.NoValues, _origins[index], [], $"DataResources[{part}]"));
                    hasChanged = true;
                }
            }
        }

        return hasChanged;
    }

    private bool LeaveOutValues()
    {
        bool hasChanged = false;
        while (true)
        {
            ImmutableArray<ValuePlace> redundant = new TrailReasoning(_trail with { Selectors = _selectors }).RedundantValues();
            var removed = new HashSet<ValuePlace>();

            // Each is redundant by itself, all of them together may not be; the last ones go first.
            ImmutableArray<ValuePlace> candidates =
                [.. redundant.Reverse().Where(place => _isAcceptable(SelectorEdits.WithoutValues(_selectors, new HashSet<ValuePlace> { place })))];
            LeaveOut(candidates, removed);
            if (removed.Count == 0)
            {
                return hasChanged;
            }

            foreach (ValuePlace place in redundant.Where(removed.Contains))
            {
                _steps.Add(StepOf(place, removed));
            }

            _selectors = SelectorEdits.WithoutValues(_selectors, removed);
            hasChanged = true;
        }
    }

    /// <summary>Leaves out as many of the values as it can: all at once, or one half after the other.</summary>
    private void LeaveOut(ImmutableArray<ValuePlace> places, HashSet<ValuePlace> removed)
    {
        if (places.IsEmpty)
        {
            return;
        }

        HashSet<ValuePlace> tried = [.. removed, .. places];
        if (MeansTheSame(SelectorEdits.WithoutValues(_selectors, tried)))
        {
            removed.UnionWith(places);
        }
        else if (places.Length > 1)
        {
            int half = places.Length / 2;
            LeaveOut(places[..half], removed);
            LeaveOut(places[half..], removed);
        }
    }

    private bool Join()
    {
        for (int first = 0; first < _selectors.Count; first++)
        {
            for (int second = first + 1; second < _selectors.Count; second++)
            {
                if (Joined(first, second) is { } joined && Take(joined))
                {
                    _steps.Add(new Simplification(SimplificationKind.Joined, _origins[second], [_origins[first]]));
                    _origins.RemoveAt(second);
                    return true;
                }
            }
        }

        return false;
    }

    private SelectorSet? Joined(int first, int second)
    {
        int basic = _selectors.EventSelectors.Length;
        if (second < basic)
        {
            return SelectorJoining.Join(_selectors.EventSelectors[first], _selectors.EventSelectors[second]) is { } one
                ? _selectors with { EventSelectors = _selectors.EventSelectors.SetItem(first, one).RemoveAt(second) }
                : null;
        }

        ImmutableArray<AdvancedEventSelector> advanced = _selectors.AdvancedEventSelectors;
        return first >= basic && SelectorJoining.Join(advanced[first - basic], advanced[second - basic]) is { } made
            ? _selectors with { AdvancedEventSelectors = advanced.SetItem(first - basic, made).RemoveAt(second - basic) }
            : null;
    }

    private bool Take(SelectorSet selectors)
    {
        if (!MeansTheSame(selectors))
        {
            return false;
        }

        _selectors = selectors;
        return true;
    }

    private bool MeansTheSame(SelectorSet selectors) =>
        _isAcceptable(selectors)
        && TrailComparer.Compare(_trail, _trail with { Selectors = selectors }).Relation == SelectorRelation.Equal;

    private Simplification StepOf(ValuePlace place, HashSet<ValuePlace> removed)
    {
        string value = SelectorEdits.ValueAt(_selectors, place);
        string where = place.List switch
        {
            ValueList.DataResource => $"DataResources[{place.Part}].Values",
            ValueList.ExcludedSources => "ExcludeManagementEventSources",
            _ => $"{SelectorEdits.FieldAt(_selectors, place).Field} {place.Operator}",
        };
        return new Simplification(
            SimplificationKind.Value, _origins[place.Selector], [], where, value, ValueCover.Of(_selectors, place, removed));
    }
}

using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Kinds;

/// <summary>Basic selectors as advanced ones, and the other way round. Thread-safe.</summary>
/// <remarks>Selectors that are of the kind already stay as they are.</remarks>
public static class SelectorKinds
{
    /// <summary>Says basic selectors as advanced ones.</summary>
    /// <param name="trail">The trail or event data store.</param>
    /// <exception cref="ArgumentException">A value holds half a surrogate pair.</exception>
    public static KindConversion ToAdvanced(Trail trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        return trail.Selectors.EventSelectors.IsEmpty ? new KindConversion(trail.Selectors, [], []) : AdvancedForm.Of(trail);
    }

    /// <summary>Says advanced selectors as basic ones.</summary>
    /// <param name="trail">The trail or event data store.</param>
    public static KindConversion ToBasic(Trail trail)
    {
        ArgumentNullException.ThrowIfNull(trail);
        return trail.Selectors.AdvancedEventSelectors.IsEmpty && trail.Kind == TrailKind.Trail
            ? new KindConversion(trail.Selectors, [], [])
            : BasicForm.Of(trail);
    }
}

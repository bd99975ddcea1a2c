namespace TrailFilter.Core.Selectors.Reading;

/// <summary>The forms in which people keep selectors, and how to tell them apart by their keys.</summary>
internal enum SelectorForm
{
    /// <summary>None of them.</summary>
    Unknown,

    /// <summary>An object with EventSelectors or AdvancedEventSelectors and the name of their owner.</summary>
    Document,

    /// <summary>One advanced event selector.</summary>
    AdvancedSelector,

    /// <summary>One basic event selector.</summary>
    BasicSelector,

    /// <summary>One field selector.</summary>
    FieldSelector,
}

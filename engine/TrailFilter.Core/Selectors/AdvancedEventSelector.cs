using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors;

/// <summary>One advanced event selector: a record passes when it passes every field selector.</summary>
/// <param name="Name">The name its author gave it, or <see langword="null"/>.</param>
/// <param name="FieldSelectors">The field selectors, joined by AND.</param>
public sealed record AdvancedEventSelector(string? Name, ImmutableArray<FieldSelector> FieldSelectors);

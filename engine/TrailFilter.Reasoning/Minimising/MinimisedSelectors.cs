using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Minimising;

/// <summary>Selectors that log the same with less. Immutable.</summary>
/// <param name="Selectors">The selectors; <see cref="TrailComparer"/> found them equal to those they were made of.</param>
/// <param name="Steps">What was done, in order; empty when nothing could be left out.</param>
public sealed record MinimisedSelectors(SelectorSet Selectors, ImmutableArray<Simplification> Steps);

using System.Collections.Immutable;

namespace TrailFilter.Reasoning.Minimising;

/// <summary>One step by which selectors became fewer or shorter. Immutable.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Selector">The selector it was done to, by its place in the trail before anything was done.</param>
/// <param name="Others">
/// The selectors that log what it logged, or the one it was joined to, by their places before anything was done.
/// </param>
/// <param name="Place">
/// Where the value stood: the field with its operator, or the list; the data resource without values; empty for a selector.
/// </param>
/// <param name="Value">The value that was left out; empty for a selector.</param>
/// <param name="Cover">
/// The value beside it that covers it, or <see langword="null"/> when it is not one value that makes it needless.
/// </param>
public sealed record Simplification(
    SimplificationKind Kind, int Selector, ImmutableArray<int> Others, string Place = "", string Value = "", string? Cover = null);

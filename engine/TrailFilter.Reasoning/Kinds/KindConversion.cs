using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Kinds;

/// <summary>What became of selectors in the other kind. Immutable.</summary>
/// <param name="Selectors">
/// The nearest that the other kind can say, without selectors it cannot say at all; it may hold none. Whether it logs the same is for
/// <see cref="TrailComparer"/> to say: a selector that cannot be said may not be needed.
/// </param>
/// <param name="Obstacles">What the other kind cannot say, in whole sentences that name the selector. Empty when nothing stood in the way.</param>
/// <param name="Notes">What was lost without a change of meaning, in whole sentences: names.</param>
public sealed record KindConversion(SelectorSet Selectors, ImmutableArray<string> Obstacles, ImmutableArray<string> Notes);

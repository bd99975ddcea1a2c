using System.Collections.Immutable;

namespace TrailFilter.Lints;

/// <summary>A kind of finding. Immutable.</summary>
/// <param name="Id">Its id, in small letters and hyphens. People count and silence findings by it: it never changes.</param>
/// <param name="Level">How much it weighs, where the selectors are accepted all the same.</param>
/// <param name="Title">What is found, in one sentence.</param>
/// <param name="Why">Why it matters, in one or more sentences.</param>
/// <param name="Sources">
/// What it rests on: pages of AWS's documentation and rulings, as <c>R10</c> of engine/RULINGS.md. A page comes first where there is one.
/// </param>
public sealed record LintRule(string Id, FindingLevel Level, string Title, string Why, ImmutableArray<string> Sources);

using System.Collections.Immutable;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>What the reference evaluator decides about one record. Immutable.</summary>
/// <param name="Outcome">What the trails do with the record.</param>
/// <param name="Marks">The doubts about it.</param>
/// <param name="PassedSelectors">
/// For every selector of every trail, whether the record passes it: trails in order, within a trail the basic selectors first,
/// then the advanced ones, each in the order they were written.
/// </param>
public sealed record ReferenceVerdict(Outcome Outcome, VerdictMarks Marks, ImmutableArray<bool> PassedSelectors);

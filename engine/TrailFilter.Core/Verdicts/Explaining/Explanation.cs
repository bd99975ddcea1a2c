using System.Collections.Immutable;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>Why a record is logged, not logged or not governed. Immutable.</summary>
/// <param name="Outcome">What all trails together do with it, as <see cref="RecordFilter"/> says it.</param>
/// <param name="Marks">The doubts about it.</param>
/// <param name="Category">
/// The category it is decided by (R3), or <see langword="null"/> when it states none and its event type is one that event selectors never
/// decide.
/// </param>
/// <param name="CategoryBasis">What tells the category.</param>
/// <param name="Trails">Each trail, in the order of the program.</param>
public sealed record Explanation(
    Outcome Outcome, VerdictMarks Marks, string? Category, CategoryBasis CategoryBasis, ImmutableArray<TrailExplanation> Trails);

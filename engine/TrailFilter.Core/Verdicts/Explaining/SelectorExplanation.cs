using System.Collections.Immutable;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>What one selector makes of a record that its trail governs.</summary>
/// <param name="Index">Its place in the trail: the basic selectors first, then the advanced ones.</param>
/// <param name="Path">Its place in the file: <c>EventSelectors[0]</c> or <c>AdvancedEventSelectors[0]</c>.</param>
/// <param name="Name">The name its author gave it, or <see langword="null"/>.</param>
/// <param name="Passes">Whether the record passes it.</param>
/// <param name="Misses">
/// Every field that fails, in the order the selector names them, so that the first is where reading it ends; none when the record passes.
/// </param>
/// <param name="Doubts">Why it could be read otherwise; none when it could not.</param>
public sealed record SelectorExplanation(
    int Index, string Path, string? Name, bool Passes, ImmutableArray<FieldMiss> Misses, DoubtKinds Doubts);

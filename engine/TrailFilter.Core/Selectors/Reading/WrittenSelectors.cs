using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>All selectors of a file as they stand there.</summary>
/// <param name="At">The whole file.</param>
/// <param name="Owner">Name or ARN of the trail or event data store, where the file names one.</param>
/// <param name="BasicAt">The place of the basic selectors; <see langword="null"/> when there is no list of them.</param>
/// <param name="Basic">The basic selectors.</param>
/// <param name="AdvancedAt">The place of the advanced selectors; <see langword="null"/> when there is no list of them.</param>
/// <param name="Advanced">The advanced selectors.</param>
internal sealed record WrittenSelectors(
    WrittenNode At,
    WrittenText? Owner,
    WrittenNode? BasicAt,
    ImmutableArray<WrittenBasicSelector> Basic,
    WrittenNode? AdvancedAt,
    ImmutableArray<WrittenAdvancedSelector> Advanced)
{
    internal SelectorSet ToModel() => new(
        Owner?.Value,
        [.. Basic.Select(selector => selector.ToModel())],
        [.. Advanced.Select(selector => selector.ToModel())]);
}

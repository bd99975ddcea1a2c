using System.Collections.Immutable;
using System.Text.Json;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>An advanced event selector as it stands in the file.</summary>
/// <param name="At">Its place.</param>
/// <param name="Name">The name its author gave it.</param>
/// <param name="FieldSelectors">Its field selectors.</param>
internal sealed record WrittenAdvancedSelector(
    WrittenNode At, WrittenText? Name, ImmutableArray<WrittenFieldSelector> FieldSelectors)
{
    internal static WrittenAdvancedSelector? Read(WrittenNode node, ProblemList problems)
    {
        const string Noun = "an advanced event selector";
        if (!TypedJson.IsObject(node, Noun, problems))
        {
            return null;
        }

        var members = new KeyedObject(node, SelectorKeys.AdvancedSelector, Noun, problems);
        return new WrittenAdvancedSelector(
            node,
            TypedJson.Text(members[SelectorKeys.Name], problems),
            ReadFieldSelectors(TypedJson.Items(members[SelectorKeys.FieldSelectors], JsonValueKind.Object, problems), problems));
    }

    /// <summary>Field selectors that stand alone, read as one advanced selector.</summary>
    internal static WrittenAdvancedSelector Wrap(
        WrittenNode at, IEnumerable<WrittenNode> fieldSelectors, ProblemList problems) =>
        new(at, null, ReadFieldSelectors(fieldSelectors, problems));

    internal AdvancedEventSelector ToModel() =>
        new(Name?.Value, [.. FieldSelectors.Select(selector => selector.ToModel())]);

    private static ImmutableArray<WrittenFieldSelector> ReadFieldSelectors(
        IEnumerable<WrittenNode> nodes, ProblemList problems) =>
        [.. nodes.Select(node => WrittenFieldSelector.Read(node, problems)).OfType<WrittenFieldSelector>()];
}

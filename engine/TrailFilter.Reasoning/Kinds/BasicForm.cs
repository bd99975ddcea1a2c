using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Kinds;

/// <summary>
/// Advanced selectors as basic ones: those with one ReadWriteType come together in one selector, as far as their excluded sources allow,
/// because a trail may have five.
/// </summary>
internal static class BasicForm
{
    public static KindConversion Of(Trail trail)
    {
        if (trail.Kind == TrailKind.EventDataStore)
        {
            return new KindConversion(
                trail.Selectors with { AdvancedEventSelectors = [] }, ["Event data stores have no basic selectors."], []);
        }

        string partition = PartitionOf(trail.Selectors);
        var parts = new List<BasicPart>();
        var obstacles = ImmutableArray.CreateBuilder<string>();
        for (int index = 0; index < trail.Selectors.AdvancedEventSelectors.Length; index++)
        {
            AdvancedEventSelector selector = trail.Selectors.AdvancedEventSelectors[index];
            if (BasicPart.Of(selector, partition, out string obstacle) is { } part)
            {
                parts.Add(part);
            }

            if (obstacle.Length > 0)
            {
                string name = string.IsNullOrEmpty(selector.Name) ? "" : $" \"{selector.Name}\"";
                obstacles.Add($"AdvancedEventSelectors[{index}]{name}: {obstacle}");
            }
        }

        ImmutableArray<string> notes = trail.Selectors.AdvancedEventSelectors.Any(static selector => !string.IsNullOrEmpty(selector.Name))
            ? ["Basic selectors have no names: those of the advanced ones are left out."]
            : [];
        return new KindConversion(
            trail.Selectors with { EventSelectors = [.. Join(parts)], AdvancedEventSelectors = [] }, obstacles.ToImmutable(), notes);
    }

    private static IEnumerable<EventSelector> Join(List<BasicPart> parts)
    {
        foreach (IGrouping<ReadWriteType, BasicPart> group in parts.GroupBy(static part => part.ReadWriteType))
        {
            ImmutableArray<DataResource> data =
            [
                .. group.SelectMany(static part => part.Data)
                    .GroupBy(static resource => resource.Type, StringComparer.Ordinal)
                    .Select(static type => new DataResource(
                        type.Key, [.. type.SelectMany(static resource => resource.Values).Distinct(StringComparer.Ordinal)])),
            ];
            List<ImmutableArray<string>> management =
                [.. group.Where(static part => part.Data.IsEmpty).Select(static part => part.Excluded)];
            yield return management.Count == 0
                ? new EventSelector(group.Key, false, data, [])
                : new EventSelector(group.Key, true, data, management[0]);
            foreach (ImmutableArray<string> excluded in management.Skip(1))
            {
                yield return new EventSelector(group.Key, true, [], excluded);
            }
        }
    }

    /// <summary>The partition that the trail or its values are in; <c>aws</c> where none of them says one.</summary>
    private static string PartitionOf(SelectorSet selectors) =>
        selectors.AdvancedEventSelectors.SelectMany(static selector => selector.FieldSelectors)
            .Where(static field => field.Field == "resources.ARN")
            .SelectMany(static field => field.Conditions).SelectMany(static condition => condition.Values)
            .Prepend(selectors.TrailName ?? "")
            .Select(static arn => arn.Split(':', 3))
            .FirstOrDefault(static parts => parts is ["arn", { Length: > 0 }, _])?[1] ?? "aws";
}

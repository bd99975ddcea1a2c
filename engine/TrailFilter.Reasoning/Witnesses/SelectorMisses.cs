using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Says of each selector of a trail why it does not log a record.</summary>
internal static class SelectorMisses
{
    /// <summary>The reasons; those first whose selectors fail in the fewest fields, otherwise in order.</summary>
    /// <param name="trail">The trail, none of whose selectors logs the record.</param>
    /// <param name="point">The record.</param>
    public static ImmutableArray<SelectorMiss> Of(Trail trail, RecordPoint point)
    {
        bool isGoverned = trail.Kind == TrailKind.EventDataStore
            || point[ClauseField.Category] is "Management" or "Data" or "NetworkActivity";
        int basic = trail.Selectors.EventSelectors.Length;
        IEnumerable<SelectorMiss> misses = isGoverned
            ?
            [
                .. trail.Selectors.EventSelectors.Select((selector, index) => BasicMiss.Of(index, selector, point)),
                .. trail.Selectors.AdvancedEventSelectors.Select((selector, index) => Of(basic + index, selector, point)),
            ]
            : Enumerable.Range(0, trail.Selectors.Count).Select(selector => new SelectorMiss(
                selector,
                "eventCategory",
                point[ClauseField.Category],
                "no say over categories but Management, Data and NetworkActivity",
                1));
        return [.. misses.OrderBy(static miss => miss.FailingFields)];
    }

    private static SelectorMiss Of(int index, AdvancedEventSelector selector, RecordPoint point)
    {
        List<FieldSelector> ofEntry = [];
        SelectorMiss? first = null;
        int failing = 0;
        foreach (FieldSelector part in selector.FieldSelectors)
        {
            bool isKnown = ClauseFields.TryGet(part.Field, out ClauseField field);
            if (isKnown && ClauseFields.IsOfEntry(field))
            {
                ofEntry.Add(part);
                continue;
            }

            string? value = isKnown ? point[field] : null;
            if (!FieldTest.Of(field, part).Passes(value))
            {
                failing++;
                first ??= new SelectorMiss(index, part.Field, value, ConditionText.Failing(part, value), 1);
            }
        }

        // The type before the ARN, which is looked at only in entries of the type (R9).
        foreach (FieldSelector part in ofEntry.OrderByDescending(static part => part.Field == "resources.type"))
        {
            _ = ClauseFields.TryGet(part.Field, out ClauseField field);
            string? value = point.HasEntry ? point[field] : null;
            if (!point.HasEntry || !FieldTest.Of(field, part).Passes(value))
            {
                failing++;
                first ??= new SelectorMiss(
                    index, part.Field, value, point.HasEntry ? ConditionText.Failing(part, value) : ConditionText.Whole(part), 1);
            }
        }

        return first is not null
            ? first with { FailingFields = failing }
            : throw new InvalidOperationException($"Selector {index} passes a record that its trail does not log.");
    }
}

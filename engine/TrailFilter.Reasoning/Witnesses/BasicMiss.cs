using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Says why a basic selector does not log a record (R12 to R14).</summary>
internal static class BasicMiss
{
    public static SelectorMiss Of(int index, EventSelector selector, RecordPoint point)
    {
        SelectorMiss? readWrite = (selector.ReadWriteType, point[ClauseField.ReadOnly]) switch
        {
            (ReadWriteType.ReadOnly, not "true") => Miss(ClauseField.ReadOnly, "ReadWriteType ReadOnly"),
            (ReadWriteType.WriteOnly, "true") => Miss(ClauseField.ReadOnly, "ReadWriteType WriteOnly"),
            _ => null,
        };
        SelectorMiss? category = point[ClauseField.Category] switch
        {
            "Management" => OfManagement(),
            "Data" => OfData(),
            _ => Miss(ClauseField.Category, "no say over categories but Management and Data"),
        };

        // The category says most, readOnly says why the rest would have been logged.
        SelectorMiss miss = category ?? readWrite
            ?? throw new InvalidOperationException($"Selector {index} passes a record that its trail does not log.");
        return miss with { FailingFields = (category is null ? 0 : 1) + (readWrite is null ? 0 : 1) };

        SelectorMiss? OfManagement()
        {
            string? source = point[ClauseField.EventSource];
            return !selector.IncludeManagementEvents ? Miss(ClauseField.Category, "IncludeManagementEvents false")
                : source is not null && selector.ExcludeManagementEventSources.Contains(source)
                    ? Miss(ClauseField.EventSource, $"ExcludeManagementEventSources {ConditionText.Quote(source)}")
                    : null;
        }

        SelectorMiss? OfData()
        {
            DataResource[] asked = [.. selector.DataResources.Where(static resource => !resource.Values.IsEmpty)];
            if (asked.Length == 0)
            {
                return Miss(ClauseField.Category, "no DataResources with values");
            }

            DataResource[] ofType = [.. asked.Where(resource => point.HasEntry && resource.Type == point[ClauseField.ResourceType])];
            if (ofType.Length == 0)
            {
                return Miss(ClauseField.ResourceType, "DataResources of " + ConditionText.List(asked.Select(static resource => resource.Type)));
            }

            // Whether the ARN fits is asked as the clauses ask it, readOnly aside.
            EventSelector any = selector with { ReadWriteType = ReadWriteType.All };
            return ClauseExpansion.Of(index, any).Any(clause => !clause.IsDoubt && clause.Passes(point))
                ? null
                : Miss(
                    ClauseField.ResourceArn,
                    "DataResources values " + ConditionText.List(ofType.SelectMany(static resource => resource.Values), point[ClauseField.ResourceArn]));
        }

        SelectorMiss Miss(ClauseField field, string condition) => new(
            index, ClauseFields.NameOf(field), point.HasEntry || !ClauseFields.IsOfEntry(field) ? point[field] : null, condition, 1);
    }
}

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>Why a record does not pass a basic selector (R12 to R14).</summary>
internal static class BasicSelectorReasons
{
    private const string Category = "eventCategory";

    /// <summary>The fields that fail: what decides by the category first, because it says most, then <c>readOnly</c>.</summary>
    /// <param name="selector">A selector that does not pass.</param>
    /// <param name="path">Its place.</param>
    /// <param name="record">The record.</param>
    /// <param name="category">The record's category.</param>
    internal static ImmutableArray<FieldMiss> Of(EventSelector selector, string path, RecordReading record, string category)
    {
        var misses = ImmutableArray.CreateBuilder<FieldMiss>();
        misses.AddRange(category switch
        {
            "Management" => OfManagement(selector, path, record),
            "Data" => OfData(selector, path, record) is { } miss ? [miss] : [],
            _ => [Miss(Category, category, path, FailedCondition.BasicCategory, ["Management", "Data"])],
        });

        string? readOnly = record.TextOf("readOnly");
        if (!BasicSelectorRulings.ReadWriteTypeFits(selector.ReadWriteType, readOnly))
        {
            const string Key = nameof(EventSelector.ReadWriteType);
            misses.Add(Miss("readOnly", readOnly, $"{path}.{Key}", Key, [selector.ReadWriteType.ToString()]));
        }

        return misses.ToImmutable();
    }

    /// <summary>R13.</summary>
    private static IEnumerable<FieldMiss> OfManagement(EventSelector selector, string path, RecordReading record)
    {
        if (!selector.IncludeManagementEvents)
        {
            const string Key = nameof(EventSelector.IncludeManagementEvents);
            yield return Miss(Category, "Management", $"{path}.{Key}", Key, ["false"]);
        }

        const string Exclude = nameof(EventSelector.ExcludeManagementEventSources);
        string? source = record.TextOf("eventSource");
        ImmutableArray<FailedCondition> hits =
        [
            .. selector.ExcludeManagementEventSources
                .Select((excluded, index) => new FailedCondition($"{path}.{Exclude}[{index}]", Exclude, [excluded]))
                .Where(condition => condition.Values[0] == source),
        ];
        if (!hits.IsEmpty)
        {
            yield return new FieldMiss("eventSource", source, hits, []);
        }
    }

    /// <summary>R14.</summary>
    private static FieldMiss? OfData(EventSelector selector, string path, RecordReading record)
    {
        const string Key = nameof(EventSelector.DataResources);
        (string Path, DataResource Asked)[] resources =
            [.. selector.DataResources.Select((resource, index) => ($"{path}.{Key}[{index}]", resource))];
        if (resources.All(static resource => resource.Asked.Values.IsEmpty))
        {
            return Miss(Category, "Data", $"{path}.{Key}", Key, []);
        }

        if (record.Resources.IsEmpty)
        {
            return Miss(
                AdvancedSelectorRulings.TypeField,
                null,
                $"{path}.{Key}",
                FailedCondition.Entry,
                [.. resources.Select(static resource => resource.Asked.Type).Distinct()]);
        }

        EntryMiss[] entries = [.. record.Resources.Select(entry => OfEntry(entry, resources))];
        if (entries.Any(static entry => entry.Conditions.IsEmpty))
        {
            return null;
        }

        bool anyOfType = entries.Any(static entry => entry.Field == AdvancedSelectorRulings.ArnField);
        return new FieldMiss(
            anyOfType ? AdvancedSelectorRulings.ArnField : AdvancedSelectorRulings.TypeField, null, [], [.. entries]);
    }

    private static EntryMiss OfEntry(ResourceReading entry, (string Path, DataResource Asked)[] resources)
    {
        (string Path, DataResource Asked)[] ofType = [.. resources.Where(resource => resource.Asked.Type == entry.Type)];
        if (ofType.Length == 0)
        {
            return Miss(
                AdvancedSelectorRulings.TypeField,
                resources.Select(static resource => new FailedCondition($"{resource.Path}.Type", "Type", [resource.Asked.Type])));
        }

        bool fits = ofType.Any(resource => BasicSelectorRulings.Fits(resource.Asked, entry, Interpretation.Literal));
        return Miss(
            AdvancedSelectorRulings.ArnField,
            fits ? [] : ofType.Select(static resource => new FailedCondition($"{resource.Path}.Values", "Values", resource.Asked.Values)));

        EntryMiss Miss(string field, IEnumerable<FailedCondition> conditions) =>
            new(entry.Index, entry.Type, entry.Arn, entry.ArnIsPrefix, field, [.. conditions]);
    }

    private static FieldMiss Miss(string field, string? seen, string path, string key, ImmutableArray<string> values) =>
        new(field, seen, [new FailedCondition(path, key, values)], []);
}

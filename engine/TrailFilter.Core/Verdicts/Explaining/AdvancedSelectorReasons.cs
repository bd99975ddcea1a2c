using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>Why a record does not pass an advanced selector: what the rulings say of each field and of each entry.</summary>
internal static class AdvancedSelectorReasons
{
    /// <summary>The fields that fail, in the order they are written.</summary>
    /// <param name="selector">A selector that does not pass.</param>
    /// <param name="path">Its place.</param>
    /// <param name="record">The record.</param>
    /// <param name="category">The record's category.</param>
    internal static ImmutableArray<FieldMiss> Of(AdvancedEventSelector selector, string path, RecordReading record, string category)
    {
        var misses = ImmutableArray.CreateBuilder<FieldMiss>();
        FieldMiss? resources = OfResources(selector, path, record);
        int placeOfResources = selector.FieldSelectors.Select(static fieldSelector => fieldSelector.Field).ToList().IndexOf(resources?.Field!);
        for (int index = 0; index < selector.FieldSelectors.Length; index++)
        {
            FieldSelector fieldSelector = selector.FieldSelectors[index];
            if (index == placeOfResources)
            {
                misses.Add(resources!);
            }
            else if (!AdvancedSelectorRulings.IsOfEntry(fieldSelector))
            {
                string? seen = AdvancedSelectorRulings.TextOf(fieldSelector.Field, record, category);
                ImmutableArray<FailedCondition> failed = Failing(fieldSelector, $"{path}.FieldSelectors[{index}]", seen);
                if (!failed.IsEmpty)
                {
                    misses.Add(new FieldMiss(fieldSelector.Field, seen, failed, []));
                }
            }
        }

        return misses.ToImmutable();
    }

    /// <summary>R9: why no entry passes, or <see langword="null"/> when one does or none is asked for.</summary>
    private static FieldMiss? OfResources(AdvancedEventSelector selector, string path, RecordReading record)
    {
        (string Path, FieldSelector Selector)[] onEntries =
        [
            .. selector.FieldSelectors
                .Select((fieldSelector, index) => ($"{path}.FieldSelectors[{index}]", fieldSelector))
                .Where(static pair => AdvancedSelectorRulings.IsOfEntry(pair.fieldSelector)),
        ];
        if (onEntries.Length == 0)
        {
            return null;
        }

        EntryMiss[] entries = [.. record.Resources.Select(entry => OfEntry(entry, onEntries))];
        if (entries.Any(static entry => entry.Conditions.IsEmpty))
        {
            return null;
        }

        // What was asked last of the entry that came furthest, by a name that the selector has.
        bool anySelected = entries.Any(static entry => entry.Field == AdvancedSelectorRulings.ArnField);
        string reached = anySelected ? AdvancedSelectorRulings.ArnField : AdvancedSelectorRulings.TypeField;
        string field = onEntries.Any(pair => pair.Selector.Field == reached) ? reached : onEntries[0].Selector.Field;
        return new FieldMiss(field, null, entries.Length == 0 ? All(onEntries, FailedCondition.Entry) : [], [.. entries]);
    }

    private static EntryMiss OfEntry(ResourceReading entry, (string Path, FieldSelector Selector)[] onEntries)
    {
        ImmutableArray<FailedCondition> onType = entry.Type is null
            ? All(onEntries, FailedCondition.EntryType)
            : Failing(AdvancedSelectorRulings.TypeField, entry.Type);
        return onType.IsEmpty
            ? Miss(AdvancedSelectorRulings.ArnField, Failing(AdvancedSelectorRulings.ArnField, entry.Arn))
            : Miss(AdvancedSelectorRulings.TypeField, onType);

        ImmutableArray<FailedCondition> Failing(string field, string? seen) =>
        [
            .. onEntries.Where(pair => pair.Selector.Field == field)
                .SelectMany(pair => AdvancedSelectorReasons.Failing(pair.Selector, pair.Path, seen)),
        ];

        EntryMiss Miss(string field, ImmutableArray<FailedCondition> conditions) =>
            new(entry.Index, entry.Type, entry.Arn, entry.ArnIsPrefix, field, conditions);
    }

    /// <summary>R7, R8: the selecting operators, when no value of theirs hits, and each deselecting value that does.</summary>
    private static ImmutableArray<FailedCondition> Failing(FieldSelector selector, string path, string? seen)
    {
        var failed = ImmutableArray.CreateBuilder<FailedCondition>();
        bool selects = FieldSelectorRulings.SelectPasses(selector, seen);
        foreach (FieldCondition condition in selector.Conditions)
        {
            if (FieldSelectorRulings.IsSelect(condition.Operator))
            {
                if (!selects && !condition.Values.IsEmpty)
                {
                    failed.Add(new FailedCondition($"{path}.{condition.Operator}", condition.Operator.ToString(), condition.Values));
                }

                continue;
            }

            for (int index = 0; index < condition.Values.Length; index++)
            {
                if (FieldSelectorRulings.Hits(condition.Operator, condition.Values[index], seen))
                {
                    failed.Add(new FailedCondition(
                        $"{path}.{condition.Operator}[{index}]", condition.Operator.ToString(), [condition.Values[index]]));
                }
            }
        }

        return failed.ToImmutable();
    }

    private static ImmutableArray<FailedCondition> All((string Path, FieldSelector Selector)[] onEntries, string what) =>
        [.. onEntries.Select(pair => new FailedCondition(pair.Path, what, []))];
}

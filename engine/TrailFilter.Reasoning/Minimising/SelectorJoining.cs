using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Minimising;

/// <summary>
/// Makes one selector of two where that is the obvious thing: they differ in the selecting values of one field only. Whether it logs the
/// same is proved by whoever asks.
/// </summary>
internal static class SelectorJoining
{
    private const int MaxName = 1000;

    /// <summary>One advanced selector for two, or null.</summary>
    public static AdvancedEventSelector? Join(AdvancedEventSelector first, AdvancedEventSelector second)
    {
        if (first.FieldSelectors.Length != second.FieldSelectors.Length)
        {
            return null;
        }

        int different = -1;
        FieldSelector? with = null;
        for (int part = 0; part < first.FieldSelectors.Length; part++)
        {
            FieldSelector field = first.FieldSelectors[part];
            if (second.FieldSelectors.FirstOrDefault(one => one.Field == field.Field) is not { } other)
            {
                return null;
            }

            if (TestsOf(field).SetEquals(TestsOf(other)))
            {
                continue;
            }

            if (different >= 0 || !CanJoin(field, other))
            {
                return null;
            }

            (different, with) = (part, other);
        }

        return with is null
            ? null
            : new AdvancedEventSelector(
                NameOf(first.Name, second.Name),
                first.FieldSelectors.SetItem(different, Join(first.FieldSelectors[different], with)));
    }

    /// <summary>One basic selector for two, or null.</summary>
    public static EventSelector? Join(EventSelector first, EventSelector second)
    {
        bool isSameManagement = first.IncludeManagementEvents == second.IncludeManagementEvents
            && first.ExcludeManagementEventSources.ToHashSet(StringComparer.Ordinal).SetEquals(second.ExcludeManagementEventSources);
        if (first.ReadWriteType != second.ReadWriteType)
        {
            bool isSameData = first.DataResources.Length == second.DataResources.Length
                && first.DataResources.Zip(second.DataResources).All(static pair =>
                    pair.First.Type == pair.Second.Type && pair.First.Values.ToHashSet(StringComparer.Ordinal).SetEquals(pair.Second.Values));
            return isSameManagement && isSameData ? first with { ReadWriteType = ReadWriteType.All } : null;
        }

        if (first.IncludeManagementEvents && second.IncludeManagementEvents && !isSameManagement)
        {
            return null;
        }

        EventSelector management = first.IncludeManagementEvents ? first : second;
        return management with
        {
            DataResources =
            [
                .. first.DataResources.Concat(second.DataResources)
                    .GroupBy(static resource => resource.Type, StringComparer.Ordinal)
                    .Select(static type => new DataResource(
                        type.Key, [.. type.SelectMany(static resource => resource.Values).Distinct(StringComparer.Ordinal)])),
            ],
        };
    }

    private static HashSet<(FieldOperator Operator, string Value)> TestsOf(FieldSelector field) =>
        [.. field.Conditions.SelectMany(static condition => condition.Values.Select(value => (condition.Operator, value)))];

    // A or B with the same exclusions is one list of both; exclusions that differ do not add up to a list.
    private static bool CanJoin(FieldSelector first, FieldSelector second)
    {
        ILookup<bool, (FieldOperator Operator, string Value)> ofFirst = TestsOf(first).ToLookup(static test => IsSelect(test.Operator));
        ILookup<bool, (FieldOperator Operator, string Value)> ofSecond = TestsOf(second).ToLookup(static test => IsSelect(test.Operator));
        return ofFirst[true].Any() && ofSecond[true].Any() && ofFirst[false].ToHashSet().SetEquals(ofSecond[false]);
    }

    private static FieldSelector Join(FieldSelector first, FieldSelector second)
    {
        ImmutableArray<FieldCondition> conditions = first.Conditions;
        foreach (FieldCondition more in second.Conditions)
        {
            int same = conditions.ToList().FindIndex(condition => condition.Operator == more.Operator);
            conditions = same < 0
                ? conditions.Add(more)
                : conditions.SetItem(
                    same, more with { Values = [.. conditions[same].Values.Union(more.Values, StringComparer.Ordinal)] });
        }

        return first with { Conditions = conditions };
    }

    private static bool IsSelect(FieldOperator fieldOperator) => FieldTest.Meaning(fieldOperator).IsSelect;

    private static string? NameOf(string? first, string? second)
    {
        if (string.IsNullOrEmpty(first) || string.IsNullOrEmpty(second) || first == second)
        {
            return string.IsNullOrEmpty(first) ? second : first;
        }

        string both = $"{first}; {second}";
        return both.Length <= MaxName ? both : first;
    }
}

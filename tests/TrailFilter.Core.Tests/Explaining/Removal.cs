using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>Takes conditions out of selectors by the paths that reasons name them with.</summary>
internal static partial class Removal
{
    private static readonly string[] s_select = ["Equals", "StartsWith", "EndsWith"];

    /// <summary>
    /// The conditions of a reason as they can be taken out: the selecting operators of a field selector together, each deselecting value
    /// by itself.
    /// </summary>
    public static IEnumerable<ImmutableArray<FailedCondition>> Units(IEnumerable<FailedCondition> conditions) =>
        conditions
            .GroupBy(static condition => s_select.Contains(condition.Operator)
                ? condition.Path[..condition.Path.LastIndexOf('.')]
                : condition.Operator is FailedCondition.Entry or FailedCondition.EntryType ? "resources" : condition.Path)
            .Select(static group => group.ToImmutableArray());

    /// <summary>The selector without some conditions, each of which must stand where its path says.</summary>
    public static AdvancedEventSelector Without(AdvancedEventSelector selector, ImmutableArray<FailedCondition> conditions)
    {
        // From the end, so that places before stay what they are.
        foreach (FailedCondition condition in conditions.OrderByDescending(static condition => condition.Path, s_byNumber))
        {
            selector = Without(selector, condition);
        }

        return selector;
    }

    private static readonly Comparer<string> s_byNumber = Comparer<string>.Create(static (first, second) => string.CompareOrdinal(
        Number().Replace(first, static match => match.Value.PadLeft(6, '0')),
        Number().Replace(second, static match => match.Value.PadLeft(6, '0'))));

    private static AdvancedEventSelector Without(AdvancedEventSelector selector, FailedCondition failed)
    {
        Match place = PathForm().Match(failed.Path);
        Assert.True(place.Success, $"{failed.Path} is no path.");
        int index = int.Parse(place.Groups["field"].Value, CultureInfo.InvariantCulture);
        FieldSelector field = selector.FieldSelectors[index];
        if (!place.Groups["operator"].Success)
        {
            Assert.True(failed.Operator is FailedCondition.Entry or FailedCondition.EntryType, failed.Operator);
            Assert.StartsWith("resources.", field.Field, StringComparison.Ordinal);
            return selector with { FieldSelectors = selector.FieldSelectors.RemoveAt(index) };
        }

        Assert.Equal(place.Groups["operator"].Value, failed.Operator);
        FieldCondition condition = Assert.Single(field.Conditions, condition => condition.Operator.ToString() == failed.Operator);
        FieldSelector rest;
        if (place.Groups["value"] is { Success: true } value)
        {
            int hit = int.Parse(value.Value, CultureInfo.InvariantCulture);
            Assert.Equal([condition.Values[hit]], failed.Values);
            rest = field with
            {
                Conditions = field.Conditions.Replace(condition, condition with { Values = condition.Values.RemoveAt(hit) }),
            };
        }
        else
        {
            Assert.Equal(condition.Values, failed.Values);
            rest = field with { Conditions = field.Conditions.Remove(condition) };
        }

        return selector with { FieldSelectors = selector.FieldSelectors.SetItem(index, rest) };
    }

    [GeneratedRegex(@"^AdvancedEventSelectors\[0\]\.FieldSelectors\[(?<field>\d+)\](\.(?<operator>[A-Za-z]+)(\[(?<value>\d+)\])?)?$")]
    private static partial Regex PathForm();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}

using System.Text;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Conditions in words, short whatever the selectors hold.</summary>
internal static class ConditionText
{
    private const int MaxValues = 3;
    private const int MaxLetters = 120;

    /// <summary>What a field selector asks that a value does not fulfil.</summary>
    public static string Failing(FieldSelector selector, string? value)
    {
        // A DESELECT value that hits is the whole reason; otherwise all SELECT values together are.
        foreach (FieldCondition condition in selector.Conditions)
        {
            (bool isSelect, Comparison comparison) = FieldTest.Meaning(condition.Operator);
            string? hit = isSelect ? null : condition.Values.FirstOrDefault(given => new TestValue(comparison, given).Hits(value));
            if (hit is not null)
            {
                return $"{condition.Operator} {Quote(hit)}";
            }
        }

        return Of(selector.Conditions.Where(static condition => FieldTest.Meaning(condition.Operator).IsSelect), value);
    }

    /// <summary>All a field selector asks.</summary>
    public static string Whole(FieldSelector selector) => Of(selector.Conditions, null);

    /// <summary>Values in quotes, joined by "or".</summary>
    /// <param name="values">The values.</param>
    /// <param name="seen">What they are compared with: of many, those are shown that begin most like it.</param>
    public static string List(IEnumerable<string> values, string? seen = null)
    {
        string[] all = [.. values.Distinct(StringComparer.Ordinal)];
        IEnumerable<string> nearest = all.Length > MaxValues && seen is not null
            ? all.OrderByDescending(value => value.AsSpan().CommonPrefixLength(seen))
            : all;
        string shown = string.Join(" or ", nearest.Take(MaxValues).Select(Quote));
        return all.Length > MaxValues ? $"{shown} or {all.Length - MaxValues} more" : shown;
    }

    /// <summary>A value in quotes, cut when it is long.</summary>
    public static string Quote(string value)
    {
        if (value.Length <= MaxLetters)
        {
            return $"\"{value}\"";
        }

        // Not through the middle of a pair.
        int end = char.IsHighSurrogate(value[MaxLetters - 1]) ? MaxLetters - 1 : MaxLetters;
        return $"\"{value[..end]}…\"";
    }

    private static string Of(IEnumerable<FieldCondition> conditions, string? seen)
    {
        var text = new StringBuilder();
        foreach (FieldCondition condition in conditions.Where(static condition => !condition.Values.IsEmpty))
        {
            string joint = text.Length == 0 ? "" : FieldTest.Meaning(condition.Operator).IsSelect ? " or " : " and ";
            text.Append(joint).Append(condition.Operator).Append(' ').Append(List(condition.Values, seen));
        }

        return text.Length == 0 ? "no value, but needs an entry of resources" : text.ToString();
    }
}

using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>Rulings R7, R8 and R10: one field selector against one value.</summary>
/// <remarks>
/// Texts compare by UTF-16 code units. Values of selectors and of records are whole Unicode text, and for such text that is the
/// same as comparing UTF-8 bytes (R2).
/// </remarks>
internal static class FieldSelectorRulings
{
    private static readonly FieldOperator[] s_select =
        [FieldOperator.Equals, FieldOperator.StartsWith, FieldOperator.EndsWith];

    private static readonly FieldOperator[] s_deselect =
        [FieldOperator.NotEquals, FieldOperator.NotStartsWith, FieldOperator.NotEndsWith];

    /// <summary>R7: passes = (no SELECT value given, or some SELECT value hits) and no DESELECT value hits.</summary>
    /// <param name="selector">The field selector.</param>
    /// <param name="value">The field's text, or <see langword="null"/> when missing.</param>
    internal static bool Passes(FieldSelector selector, string? value) =>
        SelectPasses(selector, value) && !DeselectHits(selector, value);

    /// <summary>R7, its first half. R8: a missing field fails when there is any SELECT value.</summary>
    internal static bool SelectPasses(FieldSelector selector, string? value) =>
        !ValuesOf(selector, s_select).Any() || ValuesOf(selector, s_select).Any(given => Hits(given.Operator, given.Value, value));

    /// <summary>R7, its second half. R8: nothing hits a missing field.</summary>
    internal static bool DeselectHits(FieldSelector selector, string? value) =>
        ValuesOf(selector, s_deselect).Any(given => Hits(given.Operator, given.Value, value));

    /// <summary>R7: whether an operator belongs to the SELECT group.</summary>
    internal static bool IsSelect(FieldOperator fieldOperator) => s_select.Contains(fieldOperator);

    /// <summary>R16 (b): whether a text could grow into one of the SELECT values.</summary>
    internal static bool IsProperPrefixOfSelect(FieldSelector selector, string prefix) =>
        ValuesOf(selector, s_select).Any(given => IsProperPrefix(prefix, given.Value));

    /// <summary>R16 (b): whether a text could grow into one of the DESELECT values.</summary>
    internal static bool IsProperPrefixOfDeselect(FieldSelector selector, string prefix) =>
        ValuesOf(selector, s_deselect).Any(given => IsProperPrefix(prefix, given.Value));

    /// <summary>Whether <paramref name="value"/> begins with <paramref name="prefix"/> and goes on.</summary>
    internal static bool IsProperPrefix(string prefix, string value) =>
        value.Length > prefix.Length && value.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>R10: no wildcards; R2: case-sensitive; R8: nothing hits a missing field.</summary>
    internal static bool Hits(FieldOperator fieldOperator, string given, string? value) =>
        value is not null && fieldOperator switch
        {
            FieldOperator.Equals or FieldOperator.NotEquals => value.Equals(given, StringComparison.Ordinal),
            FieldOperator.StartsWith or FieldOperator.NotStartsWith => value.StartsWith(given, StringComparison.Ordinal),
            FieldOperator.EndsWith or FieldOperator.NotEndsWith => value.EndsWith(given, StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(fieldOperator), fieldOperator, "No such operator."),
        };

    // R7: all values of a group pool together, whichever operator of the group they stand under.
    private static IEnumerable<(FieldOperator Operator, string Value)> ValuesOf(FieldSelector selector, FieldOperator[] group)
    {
        foreach (FieldCondition condition in selector.Conditions)
        {
            if (group.Contains(condition.Operator))
            {
                foreach (string value in condition.Values)
                {
                    yield return (condition.Operator, value);
                }
            }
        }
    }
}

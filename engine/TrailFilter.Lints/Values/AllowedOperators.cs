using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Validation;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>What AWS allows for the field of a value, in the category of its selector.</summary>
internal static class AllowedOperators
{
    /// <summary>Whether the field takes an operator.</summary>
    internal static bool Take(FieldValueSpot spot, FieldOperator op, RuleSet rules) =>
        RuleOf(spot, rules) is { } rule && rule.Operators.Contains(op);

    /// <summary>The field's rule, or null where the field or the category is not known.</summary>
    internal static FieldRule? RuleOf(FieldValueSpot spot, RuleSet rules) =>
        spot.OnlyValueOf("eventCategory") is { } category ? rules.FindCategory(category)?.FindField(spot.FieldName) : null;
}

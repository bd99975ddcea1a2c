using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>A <c>*</c> in a value. In a basic S3 value it is accepted behind the bucket only, and the reader tells the others.</summary>
internal sealed class WildcardLint : IValueLint
{
    public Finding? Check(ValueSpot spot, RuleSet rules)
    {
        string value = spot.Value.Value;
        if (!value.Contains('*', StringComparison.Ordinal))
        {
            return null;
        }

        return spot.Find(
            LintRules.WildcardInValue,
            $"{spot.Quoted} holds a *, which is a plain character here.",
            "There are no wildcards. Write the text before the * under StartsWith or NotStartsWith, or the text behind it under EndsWith "
            + "or NotEndsWith; in a basic selector leave the * out.",
            FixOf(spot, value, rules));
    }

    private static Fix? FixOf(ValueSpot spot, string value, RuleSet rules)
    {
        string start = value.TrimEnd('*');
        string end = value.TrimStart('*');
        if (spot is ResourceValueSpot)
        {
            return IsPlain(start) ? ValueFix.Replace(spot, start) : null;
        }

        if (spot is not FieldValueSpot field)
        {
            return null;
        }

        // What is left of a single star would be an empty value, which AWS refuses.
        (FieldOperator op, string text) = field.Operator switch
        {
            FieldOperator.Equals or FieldOperator.StartsWith when IsPlain(start) => (FieldOperator.StartsWith, start),
            FieldOperator.NotEquals or FieldOperator.NotStartsWith when IsPlain(start) => (FieldOperator.NotStartsWith, start),
            FieldOperator.Equals or FieldOperator.EndsWith when IsPlain(end) => (FieldOperator.EndsWith, end),
            FieldOperator.NotEquals or FieldOperator.NotEndsWith when IsPlain(end) => (FieldOperator.NotEndsWith, end),
            _ => (field.Operator, ""),
        };
        return text.Length == 0 ? null
            : op == field.Operator ? ValueFix.Replace(field, text)
            : AllowedOperators.Take(field, op, rules) ? ValueFix.Move(field, op, text) : null;
    }

    private static bool IsPlain(string text) => text.Length > 0 && !text.Contains('*', StringComparison.Ordinal);
}

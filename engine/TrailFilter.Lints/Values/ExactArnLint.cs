using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>
/// The beginning of ARNs under Equals or NotEquals: a bucket for its objects, what ends in <c>/</c> or <c>:</c>, and the short forms of
/// basic selectors. An object's key may end in <c>/</c> (the marker of a folder), but somebody who wants just that is not known.
/// </summary>
internal sealed class ExactArnLint : IValueLint
{
    public Finding? Check(ValueSpot spot, RuleSet rules)
    {
        if (spot is not FieldValueSpot { FieldName: "resources.ARN", Operator: FieldOperator.Equals or FieldOperator.NotEquals } field)
        {
            return null;
        }

        string value = field.Value.Value;
        bool isBucket = S3Arn.IsBucket(value) && field.ValuesOf("resources.type").All(static type => type == S3Arn.ObjectType);
        if (!value.StartsWith("arn:", StringComparison.Ordinal) || !(isBucket || IsBeginning(value)))
        {
            return null;
        }

        FieldOperator prefix = field.IsExclusion ? FieldOperator.NotStartsWith : FieldOperator.StartsWith;
        string text = isBucket ? value + "/" : value;
        return field.Find(
            LintRules.ExactWherePrefixIsMeant,
            $"{field.Operator} {field.Quoted} {(field.IsExclusion ? "excludes" : "selects")} no ARN that goes on behind it, as those of "
            + $"{(isBucket || S3Arn.PathOf(value) is not null ? "objects" : "resources")} do.",
            $"Write it under {prefix}.",
            AllowedOperators.Take(field, prefix, rules) ? ValueFix.Move(field, prefix, text) : null);
    }

    /// <summary>What goes on in every whole ARN: it ends in a separator, or before the resource.</summary>
    private static bool IsBeginning(string value) => value[^1] is '/' or ':' || value.Count(static c => c == ':') < 5;
}

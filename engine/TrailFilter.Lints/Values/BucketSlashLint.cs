using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>
/// A bucket without a slash under StartsWith or NotStartsWith. Where the name ends in a separator, the beginning of names is meant;
/// behind the slash, prefixes of keys need none.
/// </summary>
internal sealed class BucketSlashLint : IValueLint
{
    public Finding? Check(ValueSpot spot, RuleSet rules)
    {
        if (spot is not FieldValueSpot
            {
                FieldName: "resources.ARN", Operator: FieldOperator.StartsWith or FieldOperator.NotStartsWith,
            } field
            || !S3Arn.IsBucket(field.Value.Value)
            || field.Value.Value[^1] is '-' or '.' or '_'
            || field.OnlyValueOf("resources.type") != S3Arn.ObjectType)
        {
            return null;
        }

        return field.Find(
            LintRules.BucketWithoutSlash,
            $"{field.Operator} {field.Quoted} means every bucket whose name begins so, not one bucket.",
            $"Write {field.Quoted}/ for the objects of one bucket.",
            ValueFix.Replace(field, field.Value.Value + "/"));
    }
}

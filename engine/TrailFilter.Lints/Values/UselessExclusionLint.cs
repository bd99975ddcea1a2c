using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>
/// An exclusion of what no ARN is: one that does not begin with <c>arn:</c>, or with another service's for a type whose service is
/// certain. Exclusions that contradict other conditions are <see cref="Meanings.NeedlessLint"/>'s.
/// </summary>
internal sealed class UselessExclusionLint : IValueLint
{
    private const string Arn = "arn:";

    public Finding? Check(ValueSpot spot, RuleSet rules)
    {
        if (spot is not FieldValueSpot
            {
                FieldName: "resources.ARN" or "userIdentity.arn", Operator: FieldOperator.NotEquals or FieldOperator.NotStartsWith,
            } field)
        {
            return null;
        }

        string value = field.Value.Value;
        bool isArn = value.StartsWith(Arn, StringComparison.Ordinal)
            || (field.Operator == FieldOperator.NotStartsWith && Arn.StartsWith(value, StringComparison.Ordinal));
        string? reason = !isArn ? $"no {field.FieldName} {(field.Operator == FieldOperator.NotEquals ? "is" : "begins")} so"
            : WrongService(field, value) is { } service ? $"the ARNs of {service.Type} begin with arn:PARTITION:{service.Service}:" : null;
        return reason is null ? null : field.Find(
            LintRules.ExclusionHitsNothing,
            $"{field.Operator} {field.Quoted} excludes nothing: {reason}.",
            isArn ? "Write the ARN of a resource of the selected type." : "Write the beginning of whole ARNs, as arn:aws:iam::123456789012:role/.",
            ValueFix.Remove(field, keepsMeaning: false));
    }

    private static (string Type, string Service)? WrongService(FieldValueSpot field, string value)
    {
        if (field.FieldName != "resources.ARN" || field.OnlyValueOf("resources.type") is not { } type)
        {
            return null;
        }

        string? service = type switch
        {
            S3Arn.ObjectType => "s3",
            "AWS::Lambda::Function" => "lambda",
            "AWS::DynamoDB::Table" or "AWS::DynamoDB::Stream" => "dynamodb",
            _ => null,
        };

        // Only a service that is written out, with the colon behind it.
        string[] parts = value.Split(':');
        return service is not null && parts.Length > 3 && parts[2] != service ? (type, service) : null;
    }
}

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Kinds;

/// <summary>What one advanced selector asks for, in the words of basic ones.</summary>
/// <param name="ReadWriteType">Read or write events or both.</param>
/// <param name="Data">The data events; empty when it is about management events.</param>
/// <param name="Excluded">The sources it leaves out of management events.</param>
internal sealed record BasicPart(ReadWriteType ReadWriteType, ImmutableArray<DataResource> Data, ImmutableArray<string> Excluded)
{
    private static readonly ImmutableDictionary<string, string> s_services = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("AWS::S3::Object", "s3"),
            KeyValuePair.Create("AWS::Lambda::Function", "lambda"),
            KeyValuePair.Create("AWS::DynamoDB::Table", "dynamodb"),
        ]);

    /// <summary>Says an advanced selector in those words.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="partition">The partition to write in the values that mean every resource of a type.</param>
    /// <param name="obstacle">What cannot be said of it, when there is something: a sentence.</param>
    /// <returns>The nearest that can be said; null when that would be something else.</returns>
    public static BasicPart? Of(AdvancedEventSelector selector, string partition, out string obstacle)
    {
        obstacle = "";
        string category = string.Join(" or ", Values(selector, "eventCategory", FieldOperator.Equals));
        if (category is not ("Management" or "Data"))
        {
            obstacle = $"basic selectors log management and data events, not {category}.";
            return null;
        }

        ImmutableArray<DataResource> data = [];
        ImmutableArray<string> excluded = [];
        var readWrite = ReadWriteType.All;
        string doubt = "";
        foreach (FieldSelector field in selector.FieldSelectors)
        {
            ImmutableArray<FieldOperator> operators = [.. field.Conditions.Select(static condition => condition.Operator)];
            ImmutableArray<string> values = [.. field.Conditions.SelectMany(static condition => condition.Values)];
            switch (field.Field)
            {
                case "eventCategory":
                case "resources.ARN" when category == "Data":
                    break;
                case "readOnly" when operators is [FieldOperator.Equals]:
                    readWrite = values.Contains("true") && values.Contains("false") ? ReadWriteType.All
                        : values.Contains("true") ? ReadWriteType.ReadOnly
                        : ReadWriteType.WriteOnly;
                    doubt = readWrite == ReadWriteType.ReadOnly ? ""
                        : $"readOnly Equals {string.Join(" or ", values)} leaves out records without readOnly; {readWrite} keeps them.";
                    break;
                case "eventSource" when category == "Management" && operators is [FieldOperator.NotEquals]:
                    excluded = values;
                    break;
                case "resources.type" when category == "Data" && operators is [FieldOperator.Equals]:
                    data = DataOf(selector, values, partition, out obstacle);
                    break;
                default:
                    obstacle = $"basic selectors cannot ask for {string.Join(" and ", operators)} of {field.Field}.";
                    break;
            }

            if (obstacle.Length > 0)
            {
                return null;
            }
        }

        if (category == "Data" && data.IsEmpty)
        {
            obstacle = "basic selectors ask for data events by resources.type.";
            return null;
        }

        obstacle = doubt;
        return new BasicPart(readWrite, data, excluded);
    }

    private static ImmutableArray<DataResource> DataOf(
        AdvancedEventSelector selector, ImmutableArray<string> types, string partition, out string obstacle)
    {
        obstacle = "";
        FieldSelector? arns = selector.FieldSelectors.FirstOrDefault(static field => field.Field == "resources.ARN");
        var data = ImmutableArray.CreateBuilder<DataResource>();
        foreach (string type in types)
        {
            if (!s_services.TryGetValue(type, out string? service))
            {
                obstacle = $"basic selectors know {string.Join(", ", s_services.Keys.Order(StringComparer.Ordinal))}, not {type}.";
                return [];
            }

            FieldOperator known = service == "s3" ? FieldOperator.StartsWith : FieldOperator.Equals;
            if (arns is null)
            {
                data.Add(new DataResource(type, [$"arn:{partition}:{service}"]));
            }
            else if (arns.Conditions is [var only] && only.Operator == known)
            {
                data.Add(new DataResource(type, only.Values));
            }
            else
            {
                string asked = string.Join(" and ", arns.Conditions.Select(static condition => condition.Operator));
                obstacle = service == "s3"
                    ? $"values of basic selectors for {type} are prefixes; {asked} of resources.ARN cannot be said."
                    : $"values of basic selectors for {type} are whole ARNs; {asked} of resources.ARN cannot be said.";
                return [];
            }
        }

        return data.ToImmutable();
    }

    private static IEnumerable<string> Values(AdvancedEventSelector selector, string field, FieldOperator compared) =>
        selector.FieldSelectors.Where(one => one.Field == field)
            .SelectMany(static one => one.Conditions).Where(condition => condition.Operator == compared)
            .SelectMany(static condition => condition.Values);
}

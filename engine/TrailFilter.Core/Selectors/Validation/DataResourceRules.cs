using System.Buffers;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>Types and values of basic data resources: which shapes PutEventSelectors takes.</summary>
internal static class DataResourceRules
{
    private const string TypeKey = "DataResources.Type";
    private const string ValuesKey = "DataResources.Values";

    private static readonly SearchValues<char> s_bucketCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    private static readonly SearchValues<char> s_resourceCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:/$");

    internal static void Check(WrittenDataResource resource, BasicLimits limits, ProblemList problems)
    {
        string types = string.Join(", ", limits.DataResourceTypes);
        if (resource.Type is not { } type)
        {
            if (resource.At.Children.All(child => child.Key != SelectorKeys.DataResourceType))
            {
                problems.Error(resource.At, "A data resource must have a Type.", $"Choose one of {types}.");
            }

            return;
        }

        if (!limits.DataResourceTypes.Contains(type.Value))
        {
            string? meant = problems.TakesErrors ? NearestName.Find(type.Value, limits.DataResourceTypes) : null;
            problems.Error(
                type.At,
                AwsMessages.InvalidValueFor(Quoted.Text(type.Value), TypeKey),
                $"{(meant is null ? "" : $"Was {meant} meant? ")}Basic event selectors know {types}; "
                    + "for other types use advanced event selectors.",
                NearestName.RuleOf(type.Value, meant),
                meant);
            return;
        }

        if (resource.Values.IsEmpty && !HasBrokenValues(resource))
        {
            problems.Warning(
                resource.At,
                ProblemRules.EmptyValues,
                $"Values is empty: this data resource logs no data events of type {type.Value}.",
                $"Write {AllOf(type.Value)} for every resource of the type.");
        }

        foreach (WrittenText value in resource.Values)
        {
            if (!IsValid(type.Value, value.Value))
            {
                string? correction = Correct(type.Value, value.Value);
                problems.Error(
                    value.At,
                    AwsMessages.InvalidValueFor(Quoted.Text(value.Value), ValuesKey),
                    Advise(type.Value, value.Value),
                    value.Value.Contains('*', StringComparison.Ordinal) ? ProblemRules.WildcardInValue
                        : correction == value.Value + "/" ? ProblemRules.BucketWithoutSlash : null,
                    correction);
            }
        }
    }

    /// <summary>Whether there are values of wrong types only; they have their errors already.</summary>
    private static bool HasBrokenValues(WrittenDataResource resource) =>
        resource.At.Children.Any(child => child.Key == SelectorKeys.DataResourceValues && child.Count > 0);

    /// <summary>
    /// Whether a value means every resource of the type: <c>arn:aws:s3</c>, <c>arn:aws:s3:::</c>, <c>arn:aws:lambda</c>,
    /// <c>arn:aws:dynamodb</c>, and the same in other partitions.
    /// </summary>
    internal static bool IsAll(string type, string value) =>
        Arn.TryParse(value, out Arn? arn)
        && arn is { Region: "", Account: "", Resource: "" }
        && arn.Service == ServiceOf(type)
        && (value.EndsWith(arn.Service, StringComparison.Ordinal) || arn.Service == "s3");

    private static bool IsValid(string type, string value)
    {
        if (IsAll(type, value))
        {
            return true;
        }

        if (!Arn.TryParse(value, out Arn? arn) || arn.Service != ServiceOf(type))
        {
            return false;
        }

        return arn.Service switch
        {
            "s3" => arn is { Region: "", Account: "" } && HasBucket(arn.Resource),
            "lambda" => arn.IsRegional && IsNamed(arn.Resource, "function:"),
            _ => arn.IsRegional && IsNamed(arn.Resource, "table/"),
        };
    }

    /// <summary>A bucket's name and a slash. A star is refused in the name, but is a plain character in the key.</summary>
    private static bool HasBucket(string resource)
    {
        int slash = resource.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && !resource.AsSpan(0, slash).ContainsAnyExcept(s_bucketCharacters);
    }

    private static bool IsNamed(string resource, string prefix) =>
        resource.StartsWith(prefix, StringComparison.Ordinal)
        && resource.Length > prefix.Length
        && !resource.AsSpan(prefix.Length).ContainsAnyExcept(s_resourceCharacters);

    private static string ServiceOf(string type) => type switch
    {
        "AWS::S3::Object" => "s3",
        "AWS::Lambda::Function" => "lambda",
        _ => "dynamodb",
    };

    private static string AllOf(string type) => $"arn:aws:{ServiceOf(type)}";

    /// <summary>The value without its final stars, or with the slash it lacks, where that is right; otherwise null.</summary>
    private static string? Correct(string type, string value)
    {
        string[] better = type == "AWS::S3::Object" ? [value + "/", value.TrimEnd('*'), value.TrimEnd('*') + "/"] : [value.TrimEnd('*').TrimEnd(':')];
        return Array.Find(better, one => !one.Contains('*', StringComparison.Ordinal) && IsValid(type, one));
    }

    private static string Advise(string type, string value)
    {
        string all = $"{AllOf(type)} for every resource of the type";
        if (value.Length == 0)
        {
            return $"Write an ARN, or {all}; an empty string is what --generate-cli-skeleton leaves.";
        }

        if (type != "AWS::S3::Object")
        {
            string resource = type == "AWS::Lambda::Function" ? "function:name" : "table/name";
            string example = $"arn:aws:{ServiceOf(type)}:us-east-1:123456789012:{resource}";
            return $"Write a whole ARN like {example}, or {all}; there are no wildcards.";
        }

        return value.Contains('*', StringComparison.Ordinal)
            ? $"There are no wildcards: write {all}, or name each bucket, as arn:aws:s3:::bucket/."
            : value.StartsWith("arn:", StringComparison.Ordinal) && IsValid(type, value + "/")
                ? $"Write {Quoted.Text(value)}/ for all objects of the bucket."
                : $"Write arn:aws:s3:::bucket/ or arn:aws:s3:::bucket/prefix, or {all}.";
    }
}

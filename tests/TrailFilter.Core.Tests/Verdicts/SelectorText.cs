using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>
/// Selectors in short: a field selector is <c>field Operator value|value Operator value</c>. Values hold no blanks; <c>''</c> is
/// the empty one.
/// </summary>
internal static class SelectorText
{
    internal const string S3Object = "AWS::S3::Object";
    internal const string LambdaFunction = "AWS::Lambda::Function";
    internal const string DynamoDBTable = "AWS::DynamoDB::Table";

    internal static AdvancedEventSelector Advanced(params string[] fieldSelectors) => new(null, [.. fieldSelectors.Select(Parse)]);

    internal static EventSelector Basic(
        ReadWriteType readWriteType = ReadWriteType.All,
        bool management = true,
        DataResource[]? data = null,
        string[]? excluded = null)
        => new(readWriteType, management, [.. data ?? []], [.. excluded ?? []]);

    internal static DataResource Resource(string type, params string[] values) => new(type, [.. values]);

    internal static Trail TrailOf(string name, params AdvancedEventSelector[] selectors)
        => new(name, new SelectorSet(null, [], [.. selectors]));

    internal static Trail TrailOf(string name, params EventSelector[] selectors)
        => new(name, new SelectorSet(null, [.. selectors], []));

    private static FieldSelector Parse(string text)
    {
        string[] parts = text.Split(' ');
        var conditions = ImmutableArray.CreateBuilder<FieldCondition>();
        for (int i = 1; i < parts.Length; i += 2)
        {
            conditions.Add(new FieldCondition(
                Enum.Parse<FieldOperator>(parts[i]),
                [.. parts[i + 1].Split('|').Select(static value => value == "''" ? "" : value)]));
        }

        return new FieldSelector(parts[0], conditions.ToImmutable());
    }
}

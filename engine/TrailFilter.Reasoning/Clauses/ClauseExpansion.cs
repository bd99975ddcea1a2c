using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Clauses;

/// <summary>Selectors into clauses, by the letter of the rulings, refused ones too.</summary>
internal static class ClauseExpansion
{
    private const string S3Object = "AWS::S3::Object";
    private const string LambdaFunction = "AWS::Lambda::Function";
    private const string DynamoDBTable = "AWS::DynamoDB::Table";

    // R3, R5: what the selectors of a trail govern.
    private static readonly FieldTest s_governed =
        FieldTest.OneOf(ClauseField.Category, "Management", "Data", "NetworkActivity");

    /// <summary>The clauses of a trail; a selector that cannot pass at all may have none.</summary>
    public static List<Clause> Of(Trail trail)
    {
        var clauses = new List<Clause>();
        int selector = 0;
        foreach (EventSelector basic in trail.Selectors.EventSelectors)
        {
            clauses.AddRange(Of(selector++, basic));
        }

        foreach (AdvancedEventSelector advanced in trail.Selectors.AdvancedEventSelectors)
        {
            clauses.AddRange(Of(selector++, advanced, trail.Kind));
        }

        return clauses;
    }

    /// <summary>The clauses of a basic selector (R11 to R14), which passes in no category but the three a trail governs.</summary>
    public static IEnumerable<Clause> Of(int selector, EventSelector basic)
    {
        FieldTest[] readWrite = basic.ReadWriteType switch
        {
            ReadWriteType.ReadOnly => [FieldTest.OneOf(ClauseField.ReadOnly, "true")],
            ReadWriteType.WriteOnly => [FieldTest.NoneOf(ClauseField.ReadOnly, "true")],
            _ => [],
        };
        if (basic.IncludeManagementEvents)
        {
            FieldTest sources = FieldTest.NoneOf(ClauseField.EventSource, basic.ExcludeManagementEventSources.AsSpan());
            yield return new Clause(
                selector, [FieldTest.OneOf(ClauseField.Category, "Management"), .. readWrite, sources], NeedsEntry: false);
        }

        foreach (DataResource resource in basic.DataResources)
        {
            if (resource.Values.IsEmpty)
            {
                continue;
            }

            ImmutableArray<FieldTest> tests =
            [
                FieldTest.OneOf(ClauseField.Category, "Data"),
                .. readWrite,
                FieldTest.OneOf(ClauseField.ResourceType, resource.Type),
            ];
            if (resource.Values.Any(value => MeansEveryResource(resource.Type, value)))
            {
                yield return new Clause(selector, tests, NeedsEntry: true);
                continue;
            }

            Comparison comparison = IsByPrefix(resource.Type) ? Comparison.Prefix : Comparison.Whole;
            ImmutableArray<TestValue> arns = [.. resource.Values.Select(value => new TestValue(comparison, value))];
            yield return new Clause(selector, tests.Add(new FieldTest(ClauseField.ResourceArn, arns, [])), NeedsEntry: true);
            if (resource.Type is LambdaFunction or DynamoDBTable)
            {
                ImmutableArray<TestValue> below =
                [
                    .. arns,
                    .. resource.Values.SelectMany(static value => new[] { value + "/", value + ":" })
                        .Select(static value => new TestValue(Comparison.Prefix, value)),
                ];
                ImmutableArray<FieldTest> wider = tests.Add(new FieldTest(ClauseField.ResourceArn, below, []));
                yield return new Clause(selector, wider, NeedsEntry: true) { IsDoubt = true };
            }
        }
    }

    /// <summary>The clause of an advanced selector (R7 to R10), or none when it asks for a value of a field that no record has.</summary>
    public static IEnumerable<Clause> Of(int selector, AdvancedEventSelector advanced, TrailKind kind)
    {
        var tests = ImmutableArray.CreateBuilder<FieldTest>();
        bool needsEntry = false;
        foreach (FieldSelector part in advanced.FieldSelectors)
        {
            bool isKnown = ClauseFields.TryGet(part.Field, out ClauseField field);
            var test = FieldTest.Of(field, part);
            if (isKnown)
            {
                tests.Add(test);
                needsEntry |= ClauseFields.IsOfEntry(field);
            }
            else if (!test.Passes(null))
            {
                yield break;
            }
        }

        if (kind == TrailKind.Trail)
        {
            tests.Add(s_governed);
        }

        yield return new Clause(selector, tests.ToImmutable(), needsEntry);
    }

    /// <summary>R14: whether values of basic selectors for a type are prefixes of ARNs, and not whole ones.</summary>
    public static bool IsByPrefix(string type) => type == S3Object;

    /// <summary>R14: the forms that mean every resource of their own type, in any partition.</summary>
    public static bool MeansEveryResource(string type, string value) =>
        value.Split(':', 3) is ["arn", { Length: > 0 }, var service] && (type, service) is
            (S3Object, "s3" or "s3:::") or (LambdaFunction, "lambda") or (DynamoDBTable, "dynamodb");
}

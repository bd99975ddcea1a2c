using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Tests.Limits;

/// <summary>Configurations of 500 values, AWS's limit, in shapes that are hard in one way or another.</summary>
internal static class LargeConfigurations
{
    private static readonly FieldSelector s_data = Of("eventCategory", FieldOperator.Equals, "Data");
    private static readonly FieldSelector s_object = Of("resources.type", FieldOperator.Equals, "AWS::S3::Object");

    /// <summary>Each shape with two configurations of 500 values, by its name.</summary>
    public static IReadOnlyList<(string Name, SelectorSet First, SelectorSet Second)> All { get; } =
    [
        ("one list of buckets", Set([s_data, s_object, Arns(FieldOperator.StartsWith, 0, 498)]), Set([s_data, s_object, Arns(FieldOperator.StartsWith, 1, 499)])),
        ("one list of buckets left out", Set([s_data, s_object, Arns(FieldOperator.NotStartsWith, 0, 498)]), Set([s_data, s_object, Arns(FieldOperator.NotStartsWith, 0, 497)])),
        ("a selector for each bucket", PerBucket(0, 166), PerBucket(0, 165)),
        ("a selector that leaves out each bucket and each suffix", PrefixAndSuffix(0, 125), PrefixAndSuffix(1, 126)),
        ("prefixes within prefixes", Nested(166, 0), Nested(166, 1)),
        ("selectors that each leave out a value of every field", EveryField(55, 0), EveryField(55, 1)),
        ("selectors that each take half of every field", Halves(17, 0), Halves(17, 1)),
        ("random exclusions in five fields", Scattered(1, 60), Scattered(2, 60)),
        ("random selections in five fields", ScatteredSelections(3, 60), ScatteredSelections(4, 60)),
    ];

    private static SelectorSet PerBucket(int from, int to) => Set(
        [.. Enumerable.Range(from, to - from).Select(bucket => Parts(s_data, s_object, Arns(FieldOperator.StartsWith, bucket, bucket + 1)))]);

    private static SelectorSet PrefixAndSuffix(int from, int to) => Set([.. Enumerable.Range(from, to - from).Select(number => Parts(
        s_data,
        s_object,
        new FieldSelector("resources.ARN", [
            new FieldCondition(FieldOperator.NotStartsWith, [$"arn:aws:s3:::bucket-{number}/"]),
            new FieldCondition(FieldOperator.NotEndsWith, [$".type{number}"])])))]);

    private static SelectorSet Nested(int count, int more) => Set([.. Enumerable.Range(0, count).Select(depth => Parts(
        s_data,
        s_object,
        Of("resources.ARN", FieldOperator.NotStartsWith, "arn:aws:s3:::b/" + new string('x', depth + more))))]);

    private static SelectorSet EveryField(int count, int more) => Set([.. Enumerable.Range(0, count).Select(number => Parts(
        s_data,
        s_object,
        Of("eventName", FieldOperator.NotEquals, $"Name{(number * 7 % count) + more}"),
        Of("eventSource", FieldOperator.NotEquals, $"source{number * 11 % count}"),
        Of("eventType", FieldOperator.NotEquals, $"Type{number * 13 % count}"),
        Of("userIdentity.arn", FieldOperator.NotEquals, $"arn{number * 17 % count}"),
        Of("sessionCredentialFromConsole", FieldOperator.NotEquals, "true"),
        Of("resources.ARN", FieldOperator.NotEquals, $"arn{number * 19 % count}")))]);

    // Clause n takes the values of a field whose number has bit n (of 5) set, or has not: as many answers to choose from as there are.
    private static SelectorSet Halves(int count, int more) => Set([.. Enumerable.Range(0, count).Select(number => Parts(
        s_data,
        s_object,
        Half("eventName", number + more, 9),
        Half("eventSource", number + 1, 9),
        Half("userIdentity.arn", number + 3, 9)))]);

    private static FieldSelector Half(string field, int seed, int count)
    {
        var random = new Random(seed);
        return Of(field, FieldOperator.Equals, [.. Enumerable.Range(0, 2 * count).OrderBy(_ => random.Next()).Take(count).Select(value => $"v{value}")]);
    }

    private static SelectorSet Scattered(int seed, int count) => Scattered(seed, count, FieldOperator.NotStartsWith);

    private static SelectorSet ScatteredSelections(int seed, int count) => Scattered(seed, count, FieldOperator.StartsWith);

    /// <summary>Short prefixes hit many of the longer ones, so that few values make sets that overlap in every way.</summary>
    private static SelectorSet Scattered(int seed, int count, FieldOperator fieldOperator)
    {
        var random = new Random(seed);
        string[] fields = ["eventName", "eventSource", "eventType", "userIdentity.arn", "resources.ARN"];
        return Set([.. Enumerable.Range(0, count).Select(_ => Parts(
            [s_data, s_object, .. fields.Select(field => Of(field, fieldOperator, Word(random)))]))]);
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => (char)('a' + random.Next(3))));

    private static FieldSelector Arns(FieldOperator fieldOperator, int from, int to) =>
        Of("resources.ARN", fieldOperator, [.. Enumerable.Range(from, to - from).Select(number => $"arn:aws:s3:::bucket-{number}/")]);

    private static FieldSelector Of(string field, FieldOperator fieldOperator, params string[] values) =>
        new(field, [new FieldCondition(fieldOperator, [.. values])]);

    private static ImmutableArray<FieldSelector> Parts(params FieldSelector[] parts) => [.. parts];

    private static SelectorSet Set(params ImmutableArray<FieldSelector>[] selectors) =>
        new(null, [], [.. selectors.Select(static parts => new AdvancedEventSelector(null, parts))]);
}

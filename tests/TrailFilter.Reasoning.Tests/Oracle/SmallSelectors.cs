using System.Collections.Immutable;
using CsCheck;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning.Tests.Oracle;

/// <summary>Generates configurations whose records are all in a <see cref="SmallWorld"/>.</summary>
internal static class SmallSelectors
{
    private static readonly FieldOperator[] s_operators = Enum.GetValues<FieldOperator>();

    private static readonly FieldOperator[] s_whole = [FieldOperator.Equals, FieldOperator.NotEquals];
    private static readonly FieldOperator[] s_wholeOrPrefix =
        [.. s_whole, FieldOperator.StartsWith, FieldOperator.NotStartsWith];

    private static readonly Gen<string> s_upToTwo = Words("a", "b", "aa", "ab", "ba", "bb", "a", "b", "");
    private static readonly Gen<string> s_one = Words("a", "b");

    /// <summary>Pairs for <see cref="SmallWorld.OneField"/>.</summary>
    public static Gen<SelectorSet> OneField { get; } = Advanced(
        Maybe(Category("Management", "Data", "NetworkActivity"), 0.9), Maybe(Field("eventSource", s_upToTwo)), Maybe(Field("unknown", s_one), 0.05));

    /// <summary>Pairs for <see cref="SmallWorld.TwoFields"/>.</summary>
    public static Gen<SelectorSet> TwoFields { get; } = Advanced(
        Category("Management", "Data"),
        Maybe(Field("eventSource", s_one)),
        Maybe(Field("eventName", s_one)),
        Maybe(Field("readOnly", Words("true", "false"), s_whole), 0.4));

    /// <summary>Pairs for <see cref="SmallWorld.Entries"/>.</summary>
    public static Gen<SelectorSet> Entries { get; } = Advanced(
        Category("Data"),
        Maybe(Field("eventSource", Gen.Const("a"), s_whole), 0.4),
        Maybe(Field("resources.type", Words("T", "U"), s_whole), 0.8),
        Maybe(Field("resources.ARN", Gen.Const("a")), 0.7));

    /// <summary>Pairs for <see cref="SmallWorld.Basic"/>: basic selectors, advanced ones, or what no trail can have, both.</summary>
    public static Gen<SelectorSet> Basic { get; } = Gen.Select(
        BasicSelector.Array[0, 3],
        Advanced(
            Category("Data"),
            Maybe(Field("readOnly", Words("true", "false"), s_whole), 0.5),
            Maybe(Field("resources.type", Words("AWS::S3::Object", "AWS::Lambda::Function"), s_whole)),
            Maybe(Field("resources.ARN", s_one, s_wholeOrPrefix), 0.4)),
        Gen.Int[0, 2],
        static (basic, advanced, kind) => kind switch
        {
            0 => advanced,
            1 => new SelectorSet(null, [.. basic], []),
            _ => new SelectorSet(null, [.. basic], [.. advanced.AdvancedEventSelectors.Take(2)]),
        });

    private static Gen<EventSelector> BasicSelector => Gen.Select(
        Gen.Enum<ReadWriteType>(),
        Gen.Bool,
        Gen.OneOf(
            DataResource("AWS::S3::Object", "a", "b", "ab", "a", "ab", "arn:aws:s3", "arn:aws-cn:s3:::"),
            DataResource("AWS::Lambda::Function", "a", "b", "ab", "a", "ab", "arn:aws:lambda")).Array[0, 2],
        Gen.Const("kms").Array[0, 1],
        static (readWrite, management, resources, excluded) => new EventSelector(readWrite, management, [.. resources], [.. excluded]));

    private static Gen<DataResource> DataResource(string type, params string[] values) =>
        Words(values).Array[0, 2].Select(chosen => new DataResource(type, [.. chosen]));

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static Gen<SelectorSet> Advanced(params Gen<FieldSelector?>[] fields) =>
        FieldsOf(fields).Array[0, 4].Select(static selectors => new SelectorSet(
            null, [], [.. selectors.Select(static parts => new AdvancedEventSelector(null, parts))]));

    private static Gen<ImmutableArray<FieldSelector>> FieldsOf(Gen<FieldSelector?>[] fields) =>
        fields.Aggregate(
            Gen.Const(ImmutableArray<FieldSelector>.Empty),
            static (all, field) => Gen.Select(all, field, static (parts, part) => part is null ? parts : parts.Add(part)));

    private static Gen<FieldSelector?> Category(params string[] names) =>
        Words(names).Select(static name => (FieldSelector?)new FieldSelector(
            "eventCategory", [new FieldCondition(FieldOperator.Equals, [name])]));

    /// <summary>A field selector; some have no values, which asks for nothing, or for an entry.</summary>
    private static Gen<FieldSelector?> Field(string name, Gen<string> value, FieldOperator[]? operators = null) =>
        Gen.Select(OneOf(operators ?? s_operators), value.Array[1, 3], static (one, values) => new FieldCondition(one, [.. values]))
            .Array[0, 3]
            .Select(conditions => (FieldSelector?)new FieldSelector(
                name,
                [
                    .. conditions.GroupBy(static condition => condition.Operator).Select(static group => new FieldCondition(
                        group.Key, [.. group.SelectMany(static condition => condition.Values)])),
                ]));

    private static Gen<FieldOperator> OneOf(FieldOperator[] operators) =>
        Gen.Int[0, operators.Length - 1].Select(index => operators[index]);

    private static Gen<FieldSelector?> Maybe(Gen<FieldSelector?> field, double share = 0.6) =>
        Gen.Select(Gen.Double[0, 1], field, (dice, selector) => dice < share ? selector : null);
}

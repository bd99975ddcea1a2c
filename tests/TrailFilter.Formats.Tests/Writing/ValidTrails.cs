using System.Collections.Immutable;
using CsCheck;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Tests.Writing;

/// <summary>Generates trails and event data stores that AWS would accept, with texts that files are bad at.</summary>
internal static class ValidTrails
{
    // Each means something to YAML, JSON, HCL, templates, terminals or readers of one of them.
    private static readonly string[] s_pieces =
    [
        "a", "Put", "0x1", "yes", "No", "on", "~", "null", "true", "1", "1e3", "012", "1:30", "2020-01-01", ".5", "-", "- ", "? ", ": ", ":", " #", "#", "=", "<<",
        " ", "  ", "'", "''", "\"", "\\", "\\n", "\\u0041", "\t", "${", "$${", "%{", "%%{", "$", "%", "{", "}", "[", "]", ",", "&a", "*", "!Ref x", "!", "|", ">", "@", "`",
        "%YAML", "---", "...", "{{", "AWS::Region", "Fn::Sub", "\u0000", "\u0001", "\u001b[2J", "\u007f", "\u009b", "\u00a0", "ü", "Ⅷ", "日", "\u202e", "\u200b", "\ufeff", "\ufffd", "\ufffe",
        "\ue000", "\U0001F600", "\U000E0041", "\U0010FFFD", "arn:aws:s3:::b/", "/", "é",
    ];

    private static readonly Gen<string> s_text = OneOf(s_pieces).Array[1, 4].Select(static pieces => string.Concat(pieces));

    private static readonly Gen<string?> s_name = Gen.Select(Gen.Int[0, 2], s_text, static (dice, text) => dice == 0 ? null : text);

    /// <summary>A trail with advanced selectors.</summary>
    internal static Gen<Trail> Advanced { get; } = Gen.Select(
        Gen.OneOf(Management, Data, Network).Array[1, 4],
        Owner("org-trail", "arn:aws:cloudtrail:us-east-1:111122223333:trail/by-arn", null),
        static (selectors, owner) => new Trail(owner ?? "file", new SelectorSet(owner, [], [.. selectors])));

    /// <summary>A trail with basic selectors.</summary>
    internal static Gen<Trail> Basic { get; } = Gen.Select(
        BasicSelector.Array[1, 4],
        Owner("1-trail", null),
        static (selectors, owner) => new Trail(owner ?? "", new SelectorSet(owner, [.. selectors], [])));

    /// <summary>An event data store.</summary>
    internal static Gen<Trail> Store { get; } = Gen.Select(
        Gen.OneOf(Management, Data, Network, Of("Insight"), Of("ConfigurationItem")).Array[1, 4],
        Owner("lake", "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE", null),
        static (selectors, owner) => new Trail("store", new SelectorSet(owner, [], [.. selectors]), TrailKind.EventDataStore));

    private static Gen<AdvancedEventSelector> Management =>
        Of("Management", Field("eventSource", [FieldOperator.NotEquals], Gen.Const("kms.amazonaws.com")));

    private static Gen<AdvancedEventSelector> Data => Of(
        "Data",
        Always(Field("resources.type", [FieldOperator.Equals], OneOf(["AWS::S3::Object", "AWS::Lambda::Function"]), 1)),
        Field("readOnly", [FieldOperator.Equals], OneOf(["true", "false"]), 1),
        Field("eventName", Enum.GetValues<FieldOperator>(), s_text),
        Field("resources.ARN", Enum.GetValues<FieldOperator>(), s_text));

    private static Gen<AdvancedEventSelector> Network => Of(
        "NetworkActivity", Always(Field("eventSource", [FieldOperator.Equals], Gen.Const("ec2.amazonaws.com"), 1)), Field("vpcEndpointId", [FieldOperator.EndsWith], s_text));

    private static Gen<EventSelector> BasicSelector => Gen.Select(
        Gen.Enum<ReadWriteType>(),
        Gen.Bool,
        Gen.Select(
            OneOf(["AWS::S3::Object"]),
            s_text.Select(static text => $"arn:aws:s3:::bucket/{text}").Array[0, 3],
            static (type, values) => new DataResource(type, [.. values])).Array[1, 2],
        OneOf(["kms.amazonaws.com", "rdsdata.amazonaws.com"]).Array[0, 2],
        static (readWrite, management, data, excluded) => new EventSelector(readWrite, management, [.. data], [.. excluded]));

    private static Gen<AdvancedEventSelector> Of(string category, params Gen<FieldSelector?>[] fields) => Gen.Select(
        s_name,
        fields.Aggregate(
            Gen.Const(ImmutableArray.Create(new FieldSelector("eventCategory", [new FieldCondition(FieldOperator.Equals, [category])]))),
            static (all, field) => Gen.Select(all, field, static (parts, part) => part is null ? parts : parts.Add(part))),
        static (name, parts) => new AdvancedEventSelector(name, parts));

    private static Gen<FieldSelector?> Field(string name, FieldOperator[] operators, Gen<string> value, int values = 3) =>
        Gen.Select(OneOf(operators), value.Array[1, values], static (one, list) => new FieldCondition(one, [.. list]))
            .Array[0, operators.Length > 1 ? 3 : 1]
            .Select(conditions => conditions.Length == 0 ? null : new FieldSelector(name, [.. conditions.DistinctBy(static one => one.Operator)]));

    private static Gen<FieldSelector?> Always(Gen<FieldSelector?> field) => field.Where(static one => one is not null);

    private static Gen<string?> Owner(params string?[] owners) => OneOf(owners);

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}

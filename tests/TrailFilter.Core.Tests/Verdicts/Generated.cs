using System.Text.Json.Nodes;
using CsCheck;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>
/// Random trails and records from one small vocabulary, so that values are hit, are prefixes of each other and are shared; half
/// of the selectors are such as AWS would refuse.
/// </summary>
internal static class Generated
{
    private static readonly string[] s_categories =
        ["Management", "Data", "Data", "Data", "Data", "NetworkActivity", "Insight", "Dat"];

    // The first ones are more frequent, so that records have several entries of a selected type.
    private static readonly string[] s_types =
    [
        "AWS::S3::Object", "AWS::S3::Object", "AWS::S3::Object", "AWS::Lambda::Function", "AWS::Lambda::Function",
        "AWS::Lambda::Function", "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SNS::Topic", "true", "",
    ];

    private static readonly string[] s_words =
    [
        "", "a", "ab", "abc", "abc/", "abc/d", "b", "bc", "c/d", "d", "true", "false", "é", "abcé", "GetObject", "PutObject", "Get",
        "Object", "Invoke", "s3.amazonaws.com", "lambda.amazonaws.com", "AwsApiCall", "AwsVpceEvent", "AwsCloudTrailInsight", "*",
    ];

    private static readonly string[] s_arns =
    [
        "", "arn:aws:s3:::b", "arn:aws:s3:::b/", "arn:aws:s3:::b/k", "arn:aws:s3:::b/k2", "arn:aws:s3:::b2/k", "arn:aws:s3:::é/k",
        "arn:aws:lambda:f:f", "arn:aws:lambda:f:f:1", "arn:aws:lambda:f:f2", "arn:aws:dynamodb:t", "arn:aws:dynamodb:t/index/i",
        "arn:", "/k", "k", "arn:aws:s3", "arn:aws-cn:s3:::", "arn:aws:lambda", "arn:aws:dynamodb", "arn::s3", "arn:aws:s3:::",
    ];

    private static readonly string[] s_fields =
    [
        "eventCategory", "eventSource", "eventName", "eventType", "readOnly", "errorCode", "vpcEndpointId",
        "sessionCredentialFromConsole", "userIdentity.arn", "resources.type", "resources.ARN", "awsRegion", "EventName",
    ];

    internal static Gen<JsonObject> Record { get; } = Gen.Select(
        Field(s_categories).Array[1],
        Gen.Select(
            Field(s_words), Field(s_words), Field("true", "false"), Field("s3.amazonaws.com", "lambda.amazonaws.com", "abc"),
            Entry.Array[0, 4]),
        Gen.Select(Field(s_words), Field(s_words), Field(s_words), Field(s_arns), Field("false", "false", "x")),
        static (category, main, rest) =>
        {
            var record = new JsonObject();
            Put(record, "eventCategory", category[0]);
            Put(record, "eventName", main.Item1);
            Put(record, "eventType", main.Item2);
            Put(record, "readOnly", main.Item3);
            Put(record, "eventSource", main.Item4);
            Put(record, "errorCode", rest.Item1);
            Put(record, "vpcEndpointId", rest.Item2);
            Put(record, "sessionCredentialFromConsole", rest.Item3);
            Put(record, "managementEvent", rest.Item5);
            var caller = new JsonObject();
            Put(caller, "arn", rest.Item4);
            record["userIdentity"] = caller;
            record["resources"] = new JsonArray([.. main.Item5]);
            return record;
        });

    internal static Gen<Trail> Trail { get; } = Gen.Select(
        Basic.Array[0, 2],
        Gen.Frequency((1, AnySelector), (4, Sensible)).Array[0, 4],
        Gen.Frequency((4, Gen.Const(TrailKind.Trail)), (1, Gen.Const(TrailKind.EventDataStore))),
        static (basic, advanced, kind) => new Trail("trail", new SelectorSet(null, [.. basic], [.. advanced]), kind));

    private static Gen<JsonNode?> Entry => Gen.Select(
        Field(s_types), Field(s_arns), Field(s_arns), Gen.Bool, static (type, arn, prefix, isPrefix) =>
        {
            var entry = new JsonObject();
            Put(entry, "type", type);
            Put(entry, isPrefix ? "ARNPrefix" : "ARN", arn);
            Put(entry, "ARNPrefix", prefix);
            return (JsonNode?)entry;
        });

    private static Gen<EventSelector> Basic => Gen.Select(
        Gen.Enum<ReadWriteType>(),
        Gen.Bool,
        Gen.Select(OneOf(s_types), OneOf(s_arns).Array[0, 3], static (t, v) => new DataResource(t, [.. v])).Array[0, 3],
        OneOf("s3.amazonaws.com", "abc").Array[0, 1],
        static (readWrite, management, data, excluded) => new EventSelector(readWrite, management, [.. data], [.. excluded]));

    private static Gen<AdvancedEventSelector> AnySelector
        => OneOf(s_fields).SelectMany(FieldSelectorOf).Array[0, 5].Select(static f => new AdvancedEventSelector(null, [.. f]));

    /// <summary>One category, and for data events one type and an ARN, as real selectors have them.</summary>
    private static Gen<AdvancedEventSelector> Sensible => Gen.Select(
        OneOf("Management", "Data", "Data", "Data", "NetworkActivity"),
        OneOf(s_types),
        FieldSelectorOf("resources.ARN"),
        OneOf("eventSource", "eventName", "readOnly", "userIdentity.arn").SelectMany(FieldSelectorOf).Array[0, 1],
        static (category, type, arn, more) =>
        {
            var fields = new List<FieldSelector> { new("eventCategory", [new FieldCondition(FieldOperator.Equals, [category])]) };
            if (category == "Data")
            {
                fields.Add(new FieldSelector("resources.type", [new FieldCondition(FieldOperator.Equals, [type])]));
                fields.Add(arn);
            }

            return new AdvancedEventSelector(null, [.. fields, .. more]);
        });

    private static Gen<FieldSelector> FieldSelectorOf(string field) => Gen.Select(
        Gen.Enum<FieldOperator>(), OneOf(ValuesOf(field)).Array[0, 3], static (op, values) => new FieldCondition(op, [.. values]))
        .Array[0, 3].Select(conditions => new FieldSelector(field, [.. conditions.DistinctBy(static c => c.Operator)]));

    private static string[] ValuesOf(string field) => field switch
    {
        "eventCategory" => s_categories,
        "resources.type" => s_types,
        "resources.ARN" or "userIdentity.arn" => s_arns,
        "readOnly" => ["true", "false"],
        _ => s_words,
    };

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>What may stand for a field: mostly a string, sometimes a boolean, nothing, null or a number.</summary>
    private static Gen<JsonMaker> Field(params string[] words) => Gen.Frequency(
        (12, OneOf(words).Select(static word => new JsonMaker(true, () => JsonValue.Create(word)))),
        (2, Gen.Bool.Select(static flag => new JsonMaker(true, () => JsonValue.Create(flag)))),
        (1, Gen.Const(new JsonMaker(true, static () => null))),
        (1, Gen.Const(new JsonMaker(true, static () => JsonValue.Create(5)))),
        (3, Gen.Const(new JsonMaker(false, static () => null))));

    private static void Put(JsonObject target, string key, JsonMaker value)
    {
        if (value.IsPresent)
        {
            target[key] = value.Make();
        }
    }

    /// <summary>Makes the node anew each time, since a node can be in one document only.</summary>
    private sealed record JsonMaker(bool IsPresent, Func<JsonNode?> Make);
}

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>A generated program.</summary>
/// <param name="Seed">What it was generated from; the same seed and records give the same program.</param>
/// <param name="Trails">One to three trails.</param>
/// <param name="Anchor">The record most of its values were cut from.</param>
internal sealed record GeneratedProgram(int Seed, ImmutableArray<Trail> Trails, int Anchor);

/// <summary>
/// Makes programs whose values are cut from the records' own, so that they nearly hit. Most selectors are written around one record,
/// the anchor, which they therefore often log; many are of a shape that PutEventSelectors would refuse.
/// </summary>
internal sealed class ProgramGenerator(ValuePool pool)
{
    private static readonly string[] s_categories = ["Management", "Data", "NetworkActivity"];
    private static readonly string[] s_basicTypes = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"];
    private static readonly string[] s_everything =
    [
        "arn:aws:s3", "arn:aws:s3:::", "arn:aws-cn:s3:::", "arn:aws-us-gov:s3", "arn:aws:lambda", "arn:aws-cn:lambda",
        "arn:aws:dynamodb", "arn::s3", "arn:aws:s3:", "arn:aws:lambda:::", "arn:", "arn:x:y:s3",
    ];

    // Names that are no fields, though records hold some of them.
    private static readonly string[] s_unknownFields =
        ["f", "EventName", "managementEvent", "eventVersion", "resources", "resources.arn", "userIdentity", "awsRegion"];

    public GeneratedProgram Generate(int seed)
    {
        var random = new Random(seed);
        int anchor = random.Next(pool.Count);
        var cutter = new ValueCutter(pool, pool[anchor], random);
        int trails = 1 + (random.Next(3) * random.Next(2));
        return new GeneratedProgram(
            seed,
            [.. Enumerable.Range(0, trails).Select(index => new Trail($"trail{index}", Set(cutter, random), Kind(random)))],
            anchor);
    }

    private static TrailKind Kind(Random random) => random.Next(6) == 0 ? TrailKind.EventDataStore : TrailKind.Trail;

    private static SelectorSet Set(ValueCutter cutter, Random random)
    {
        int shape = random.Next(100);
        if (shape < 2)
        {
            return SelectorSet.Default;
        }

        int basic = shape < 40 ? 1 + random.Next(3) : 0;
        int advanced = shape is >= 40 and < 98 || shape < 6 ? 1 + random.Next(random.Next(8) == 0 ? 20 : 4) : 0;
        return new SelectorSet(
            null,
            [.. Enumerable.Range(0, basic).Select(_ => Basic(cutter, random))],
            [.. Enumerable.Range(0, advanced).Select(_ => random.Next(10) < 7 ? Usual(cutter, random) : Odd(cutter, random))]);
    }

    private static EventSelector Basic(ValueCutter cutter, Random random) => new(
        (ReadWriteType)random.Next(3),
        random.Next(10) < 6,
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => DataResource(cutter, random))],
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => cutter.Cut("eventSource", FieldOperator.Equals))]);

    private static DataResource DataResource(ValueCutter cutter, Random random)
    {
        string type = random.Next(10) < 6 ? s_basicTypes[random.Next(s_basicTypes.Length)] : cutter.Whole("resources.type");
        return new DataResource(
            type,
            [
                .. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(10) switch
                {
                    0 => s_everything[random.Next(s_everything.Length)],
                    < 4 => cutter.UpToSeparator("resources.ARN"),
                    < 6 => cutter.Whole("resources.ARN"),
                    _ => cutter.Cut("resources.ARN", FieldOperator.StartsWith),
                }),
            ]);
    }

    /// <summary>A selector such as people write: category, type, then up to three further fields.</summary>
    private static AdvancedEventSelector Usual(ValueCutter cutter, Random random)
    {
        string category = random.Next(10) < 8 ? cutter.Whole("eventCategory") : s_categories[random.Next(s_categories.Length)];
        List<FieldSelector> fields = [new("eventCategory", [new FieldCondition(FieldOperator.Equals, [category])])];
        if (category == "Data")
        {
            fields.Add(new FieldSelector(
                "resources.type",
                [
                    new FieldCondition(
                        FieldOperator.Equals,
                        [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => cutter.Whole("resources.type"))]),
                ]));
            if (random.Next(3) > 0)
            {
                fields.Add(Field("resources.ARN", cutter, random));
            }
        }

        fields.AddRange(ValuePool.Fields.Skip(1).OrderBy(_ => random.Next()).Take(random.Next(4))
            .Select(field => Field(field, cutter, random)));
        return new AdvancedEventSelector(random.Next(2) == 0 ? null : "generated", [.. fields.OrderBy(_ => random.Next())]);
    }

    /// <summary>Any fields with any operators: unknown ones, one twice, none at all.</summary>
    private static AdvancedEventSelector Odd(ValueCutter cutter, Random random)
    {
        string[] names = [.. ValuePool.Fields, "resources.type", "resources.ARN", "resources.ARN", "resources.type"];
        return new AdvancedEventSelector(
            null,
            [
                .. Enumerable.Range(0, random.Next(5)).Select(_ => Field(
                    random.Next(12) == 0 ? s_unknownFields[random.Next(s_unknownFields.Length)] : names[random.Next(names.Length)],
                    cutter,
                    random)),
            ]);
    }

    private static FieldSelector Field(string field, ValueCutter cutter, Random random)
    {
        int operators = random.Next(25) == 0 ? 0 : 1 + (random.Next(3) * random.Next(2));
        return new FieldSelector(
            field,
            [
                .. Enum.GetValues<FieldOperator>().OrderBy(_ => random.Next()).Take(operators).Select(op => new FieldCondition(
                    op,
                    [.. Enumerable.Range(0, ValueCount(random)).Select(_ => cutter.Cut(field, op))])),
            ]);
    }

    private static int ValueCount(Random random) => random.Next(20) switch
    {
        0 => 0,
        1 => 5 + random.Next(40),
        _ => 1 + random.Next(3),
    };
}

using System.Text;
using CsCheck;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;
using TrailFilter.Core.Tests.Oracle;

namespace TrailFilter.Core.Tests.Fields;

/// <summary>Fields that are asked for one by one against those that are all found at once, and against the strict extractor.</summary>
public sealed class WalkTests
{
    private static readonly string[] s_paths =
    [
        "eventName", "eventSource", "readOnly", "userIdentity.arn", "eventID", "errorCode", "awsRegion", "vpcEndpointId",
        "sessionCredentialFromConsole", "eventTime",
    ];

    private static readonly string[] s_fallback = ["eventVersion", "managementEvent", "eventType"];

    private static Gen<FieldPlan> Plans => Gen.Select(Gen.Shuffle(s_paths), Gen.Int[0, 10], Gen.Enum<ResourceUse>(), Gen.Bool, static (paths, count, resources, falls) =>
        new FieldPlan([.. paths.Take(count), "eventCategory"], resources, falls ? s_fallback : null));

    [Fact]
    public void In_whatever_order_fields_are_asked_for_they_are_the_same()
    {
        int usual = 0;
        Gen.Select(Plans, Gen.Int, Gen.Int[0, 70], Gen.OneOf([.. Enum.GetValues<ScanKind>().Where(BlockScanner.IsSupported)])).Sample(
            (plan, seed, before, kind) =>
            {
                if (AssertSame(plan, RecordGenerator.Generate(seed), before, kind, seed))
                {
                    Interlocked.Increment(ref usual);
                }
            },
            iter: 20_000);
        Assert.True(usual > 200, $"Only {usual} records had a category written as usual.");
    }

    [Theory]
    [InlineData("""{"eventCategory":"Data","eventCategory":"Management"}""", true)]
    [InlineData("""{"eventCategory":"Data","eventC\u0061tegory":"Management"}""", false)]
    [InlineData("""{"eventCategory":"Data","eventCategor\u0079":"Management"}""", false)]
    [InlineData("""{"eventC\u0061tegory":"Data","eventCategory":"Management"}""", true)]
    [InlineData("""{"eventCategory":"Data","x":"eventCategory"}""", true)]
    [InlineData("""{"eventCategory":"Data","x":"eventCategory" }""", false)]
    [InlineData("""{"eventCategory":"Data","x":{"eventCategory":"Management"}}""", true)]
    [InlineData("""{"eventCategory" :"Data"}""", false)]
    [InlineData("""{"eventCategory": "Data"}""", false)]
    [InlineData("""{"eventCategory":"Data","eventCategory":null}""", false)]
    [InlineData("""{"eventCategory":"Data","eventCategory":{"a":"b"}}""", false)]
    [InlineData("""{"eventCategory":"Data","my eventCategory":"Management"}""", false)]
    [InlineData("""{"eventCategory":"Data","\"eventCategory":"Management"}""", false)]
    [InlineData("""{"eventCategory":"Data","tCategory":"Management"}""", false)]
    [InlineData("""{"eventCategory":""}""", true)]
    [InlineData("""{"x":{"eventCategory":"Data"}}""", false)]
    [InlineData("""{"x":["eventCategory:","eventCategory"]}""", false)]
    [InlineData("""{"eventCategory":"D\u0061ta"}""", false)]
    [InlineData("{\"eventCategory\":\"D\u00E9\"}", false)]
    public void The_usual_category_is_the_last_one_or_none(string json, bool isUsual)
    {
        // Not at every place in a block: what stands near may make it unusual.
        bool wasUsual = false;
        var plan = new FieldPlan(["eventName", "eventCategory"], ResourceUse.Fallback, s_fallback);
        foreach (ScanKind kind in Enum.GetValues<ScanKind>().Where(BlockScanner.IsSupported))
        {
            for (int before = 0; before < 66; before++)
            {
                wasUsual |= AssertSame(plan, Encoding.UTF8.GetBytes(json), before, kind, before);
            }
        }

        Assert.Equal(isUsual, wasUsual);
    }

    [Theory]
    [InlineData("""{"type":"T","ARN":"A"}""")]
    [InlineData("""{"type":"T","type":"U","ARN":"A","ARN":"B"}""")]
    [InlineData("""{"type":"T","type":null,"ARN":"A"}""")]
    [InlineData("""{"ARN":"A","ARN":null,"ARNPrefix":"P","type":"T"}""")]
    [InlineData("""{"accountId":"1","type":"T","ARN":"A"},{"ARN":"only"},{"accountId":"2"},{"type":"V"}""")]
    [InlineData("""{"accountId":null,"type":"T"}""")]
    [InlineData("""{"accountid":"1","type":"T"}""")]
    [InlineData("""{"type":"T","ARNPrefix":"P"},{"type":"U","ARN":"A"}""")]
    [InlineData("""{"type":"T","ARN":"A\\"},{"type":"U\"","ARN":"}]"}""")]
    [InlineData("""{"typ\u0065":"T","ARN":"A"}""")]
    [InlineData("""{"type":"T"},{},{"type":"U"}""")]
    [InlineData("""{"type":"T"},"x",["type"],{"type":"U"},null""")]
    [InlineData("""{"type":"T"} ,{"type":"U"}""")]
    [InlineData("""{"type":"T" },{"type":"U"}""")]
    [InlineData("""{"type": "T","ARN":"A"}""")]
    [InlineData("""{"type":"","ARN":""}""")]
    [InlineData("""{"type":true,"ARN":false}""")]
    [InlineData("""{"type":"T","other":{"type":"U"}}""")]
    [InlineData("")]
    public void Entries_written_in_any_way_are_the_same(string entries)
    {
        var plan = new FieldPlan(["eventName", "eventCategory"], ResourceUse.Always, s_fallback);
        foreach (string behind in (string[])["", ",\"eventName\":\"E\"", ",\"resources\":[{\"type\":\"last\"}]", ",\"z\":\"\\\\\""])
        {
            for (int before = 0; before < 66; before++)
            {
                string json = $$"""{"eventCategory":"Data","resources":[{{entries}}]{{behind}}}""";
                AssertSame(plan, Encoding.UTF8.GetBytes(json), before, ScanKind.Auto, before);
            }
        }
    }

    /// <returns>Whether the category was written as usual.</returns>
    private static bool AssertSame(FieldPlan plan, byte[] json, int before, ScanKind kind, int seed)
    {
        var strictly = new RecordFields(plan);
        if (new StrictExtractor(plan).Extract(json, strictly).IsFault)
        {
            return false;
        }

        var reader = new RecordReader(new RecordReaderOptions { Scan = kind });
        reader.ResetTo((byte[])[.. Enumerable.Repeat((byte)' ', before), .. json]);
        Assert.Equal(ReadStatus.Record, reader.Read(out RawRecord record));
        var extractor = new FastExtractor(plan);
        var fields = new RecordFields(plan);
        Assert.False(extractor.Extract(in record, fields).IsFault);
        for (int slot = 0; slot < plan.Paths.Length; slot++)
        {
            AssertSlot(plan, json, strictly, fields, slot);
        }

        AssertResources(json, strictly, fields);

        RecordFrame frame = record.Frame;
        int open = extractor.FindUsualCategory(frame.Text, frame.Index, frame.Start, frame.End, frame.Depth, out int close);
        bool isUsual = open >= 0;
        var category = new FastExtractor.UsualCategory(open, close);
        var random = new Random(seed);
        for (int turn = 0; turn < 4; turn++)
        {
            FastExtractor.UsualCategory none = default;
            var walk = new FastExtractor.Walk(extractor, in frame, fields, in turn < 2 ? ref none : ref category, readsAll: turn % 2 == 1);
            Assert.True(walk.TryFindCategory());
            bool needsAll = plan.HasFallback && strictly.KindOf(plan.SlotOf("eventCategory")) != FieldValueKind.String;
            for (int asked = 0; asked < 2 * plan.Paths.Length; asked++)
            {
                int slot = random.Next(plan.Paths.Length + 1);
                if (slot == plan.Paths.Length)
                {
                    Assert.True(walk.TryFindResources());
                    AssertResources(json, strictly, fields);
                }
                else if (needsAll || !plan.IsFallback(slot))
                {
                    Assert.True(walk.TryFind(slot));
                    AssertSlot(plan, json, strictly, fields, slot);
                }
            }

            Assert.True(walk.TryFindAll());
            Assert.Equal(strictly.Present, fields.Present);
        }

        return isUsual;
    }

    private static void AssertSlot(FieldPlan plan, byte[] json, RecordFields expected, RecordFields actual, int slot) =>
        Assert.Equal((plan.Paths[slot], Text(expected.Get(json, slot))), (plan.Paths[slot], Text(actual.Get(json, slot))));

    private static void AssertResources(byte[] json, RecordFields expected, RecordFields actual)
    {
        Assert.Equal(expected.ResourceCount, actual.ResourceCount);
        for (int i = 0; i < expected.ResourceCount; i++)
        {
            ResourceEntry one = expected.GetResource(json, i);
            ResourceEntry other = actual.GetResource(json, i);
            Assert.Equal((Text(one.Type), Text(one.Arn), one.ArnIsPrefix), (Text(other.Type), Text(other.Arn), other.ArnIsPrefix));
        }
    }

    private static string Text(FieldValue value) => $"{value.Kind} {Encoding.UTF8.GetString(value.Utf8)}";
}

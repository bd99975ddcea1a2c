using System.Text;
using CsCheck;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Tests.Fields;

/// <summary>What the two extractors find, each of them held against the same expectations.</summary>
public sealed class ExtractorTests
{
    private static readonly FieldPlan s_plan = new(["eventCategory", "eventName", "eventID", "readOnly", "userIdentity.arn"], ResourceUse.Always);

    [Theory]
    [InlineData("""{"eventName":"GetObject"}""", "eventName=GetObject")]
    [InlineData("""{ "eventName" : "GetObject" , "readOnly" : true }""", "eventName=GetObject readOnly=true")]
    [InlineData("{\n\"eventName\"\n:\n\"GetObject\"\n,\n\"readOnly\"\n:\nfalse\n}", "eventName=GetObject readOnly=false")]
    [InlineData("""{"event\u004eame":"a\u0062\/\"c"}""", "eventName=ab/\"c")]
    [InlineData("""{"eventName":null,"readOnly":1,"eventID":{},"eventCategory":[]}""", "")]
    [InlineData("""{"eventName":"","readOnly":"true"}""", "eventName= readOnly=true")]
    [InlineData("""{"eventName":"first","eventName":"last"}""", "eventName=last")]
    [InlineData("""{"eventName":"first","eventName":null}""", "")]
    [InlineData("""{"x":{"eventName":"deep","resources":[{"type":"T"}]},"y":["eventName","z"]}""", "")]
    [InlineData("""{"x":"eventName","eventname":"y","EventName":"z","xeventName":"w","eventNames":"v"}""", "")]
    [InlineData("""{"\"eventName":"x","eventName\"":"y"}""", "")]
    [InlineData("""{"eventID":"seven"}""", "eventID=seven")]
    [InlineData("""{"userIdentity":{"type":"Root","arn":"A","sessionContext":{"arn":"no"}}}""", "userIdentity.arn=A")]
    [InlineData("""{"userIdentity":{"arn":"A"},"userIdentity":{}}""", "")]
    [InlineData("""{"userIdentity":{"arn":"A"},"userIdentity":"none"}""", "")]
    [InlineData("""{"userIdentity":[{"arn":"A"}],"arn":"B"}""", "")]
    [InlineData("""{"userIdentity":{"a\u0072n":"A"}}""", "userIdentity.arn=A")]
    [InlineData("""{"resources":[{"type":"T","ARN":"A"},{"ARNPrefix":"P","type":"U"},{}]}""", "[T A][U P*]")]
    [InlineData("""{"resources":[{"type":"","ARN":"A","ARNPrefix":"P"},{"type":"","ARN":null,"ARNPrefix":"P"},{"type":"","arn":"a"},{"ARN":"A"}]}""", "[ A][ P*][ -]")]
    [InlineData("""{"resources":["x",1,null,[{"type":"T"}],{"type":"U","deep":{"type":"V","ARN":"A"}}]}""", "[U -]")]
    [InlineData("""{"resources":[{"type":"T"}],"resources":[]}""", "")]
    [InlineData("""{"resources":[{"type":"T"}],"resources":null}""", "")]
    [InlineData("""{"resources":"none"}""", "")]
    [InlineData("""{"resources":{"type":"T"}}""", "")]
    [InlineData("""{"resources":[{"typ\u0065":"\u0054","ARN":"a\\"}]}""", "[T a\\]")]
    [InlineData("""{"eventName":"é😀"}""", "eventName=é😀")]
    [InlineData("{}", "")]
    public void Both_find_what_counts(string json, string expected)
    {
        Assert.Equal(expected, Describe(json, strict: true, ScanKind.Auto));
        foreach (ScanKind kind in Enum.GetValues<ScanKind>().Where(BlockScanner.IsSupported))
        {
            // Every place in a block of 64 bytes: a range that ends with a block is where walks go wrong.
            for (int before = 0; before < 64; before++)
            {
                Assert.Equal(expected, Describe(new string(' ', before) + json, strict: false, kind));
            }
        }
    }

    [Theory]
    [InlineData("""{"eventName":"\ud800"}""", FaultKind.InvalidEscape, FaultKind.InvalidEscape)]
    [InlineData("""{"other":"\ud800"}""", FaultKind.None, FaultKind.None)]
    [InlineData("""{"resources":[{"type":"\udc00x"}]}""", FaultKind.InvalidEscape, FaultKind.InvalidEscape)]
    [InlineData("""{"eventName":"\x"}""", FaultKind.InvalidEscape, FaultKind.InvalidJson)]
    [InlineData("{\"other\":\"a\tb\"}", FaultKind.ControlCharacterInString, FaultKind.InvalidJson)]
    [InlineData("{\"other\":\"a\0b\"}", FaultKind.ControlCharacterInString, FaultKind.InvalidJson)]
    [InlineData("""{"readOnly":tru}""", FaultKind.InvalidJson, FaultKind.InvalidJson)]
    [InlineData("""{"readOnly":trues}""", FaultKind.InvalidJson, FaultKind.InvalidJson)]
    [InlineData("""{"readOnly":}""", FaultKind.InvalidJson, FaultKind.InvalidJson)]
    [InlineData("""{"other":tru}""", FaultKind.None, FaultKind.InvalidJson)]
    [InlineData("""{"other":[1 2]}""", FaultKind.None, FaultKind.InvalidJson)]
    public void Faults_are_noticed(string json, FaultKind fast, FaultKind strict)
    {
        Assert.Equal(fast, Extract(Encoding.UTF8.GetBytes(json), strict: false));
        Assert.Equal(strict, Extract(Encoding.UTF8.GetBytes(json), strict: true));
    }

    /// <summary>Of a doubled key the last value counts, and only it must be text.</summary>
    [Theory]
    [InlineData("""{"eventName":"\ud800","eventName":"last"}""", FaultKind.None, "eventName=last")]
    [InlineData("""{"eventName":"\ud800","eventName":null}""", FaultKind.None, "")]
    [InlineData("""{"eventName":"first","eventName":"\ud800"}""", FaultKind.InvalidEscape, "")]
    [InlineData("""{"userIdentity":{"arn":"\ud800","arn":"A"}}""", FaultKind.None, "userIdentity.arn=A")]
    [InlineData("""{"userIdentity":{"arn":"\ud800"},"userIdentity":{"arn":"A"}}""", FaultKind.None, "userIdentity.arn=A")]
    [InlineData("""{"userIdentity":{"arn":"\ud800"},"userIdentity":{}}""", FaultKind.None, "")]
    [InlineData("""{"userIdentity":{"arn":"A","arn":"\ud800"}}""", FaultKind.InvalidEscape, "")]
    [InlineData("""{"resources":[{"type":"\ud800"}],"resources":[{"type":"T"}]}""", FaultKind.None, "[T -]")]
    [InlineData("""{"resources":[{"type":"\ud800"}],"resources":null}""", FaultKind.None, "")]
    [InlineData("""{"resources":[{"type":"\ud800","type":"T","ARN":"\ud800","ARN":"A"}]}""", FaultKind.None, "[T A]")]
    [InlineData("""{"resources":[{"type":"\ud800","type":"T"},{"ARN":"\ud800","type":"U","ARN":null}]}""", FaultKind.None, "[T -][U -]")]
    [InlineData("""{"resources":[{"ARNPrefix":"\udc00","type":"T","ARNPrefix":"P"}]}""", FaultKind.None, "[T P*]")]
    [InlineData("""{"resources":[{"type":"\ud800","type":null}]}""", FaultKind.None, "")]
    [InlineData("""{"resources":[{"type":"T","type":"\ud800"}]}""", FaultKind.InvalidEscape, "")]
    [InlineData("""{"resources":[{"type":"T","ARN":"A","ARN":"\ud800"}]}""", FaultKind.InvalidEscape, "")]
    [InlineData("""{"resources":[{"type":"T"},{"ARN":"\ud800"},{"type":"U"}]}""", FaultKind.InvalidEscape, "")]
    [InlineData("""{"resources":[{"type":"T"}],"resources":[{"type":"U","ARNPrefix":"\ud800"}]}""", FaultKind.InvalidEscape, "")]
    public void Only_the_value_that_counts_must_be_text(string json, FaultKind fault, string expected)
    {
        foreach (bool strict in new[] { true, false })
        {
            (string text, RecordFault found) = Assert.Single(Walk(Encoding.UTF8.GetBytes(json), strict, ScanKind.Auto));
            Assert.Equal((fault, expected), (found.Kind, text));
        }
    }

    /// <summary>Half a surrogate pair in a field that only a record without a category would be asked for harms no other.</summary>
    [Theory]
    [InlineData("""{"eventName":"\ud800","resources":[{"type":"\ud800"}],"eventCategory":"Data"}""", FaultKind.None, -1)]
    [InlineData("""{"eventName":"\ud800","eventCategory":null}""", FaultKind.InvalidEscape, 13)]
    [InlineData("""{"resources":[{"type":"\ud800"}],"eventCategory":null}""", FaultKind.InvalidEscape, 14)]
    public void Strictly_a_fallback_must_be_text_only_where_it_is_wanted(string json, FaultKind fault, int at)
    {
        var plan = new FieldPlan(["eventCategory"], ResourceUse.Fallback, ["eventName"]);
        (_, RecordFault found) = Assert.Single(Walk(Encoding.UTF8.GetBytes(json), strict: true, ScanKind.Auto, plan));
        Assert.Equal(fault, found.Kind);
        Assert.True(fault == FaultKind.None || found.Position == at, $"{found}");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_fault_wherever_they_stand()
    {
        byte[] json = [.. "{\"other\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal(FaultKind.InvalidUtf8, Extract(json, strict: false));
        Assert.Equal(FaultKind.InvalidUtf8, Extract(json, strict: true));
    }

    [Fact]
    public void Numbers_of_a_thousand_digits_are_passed_over()
    {
        string json = "{\"n\":" + new string('9', 1000) + ",\"eventName\":\"E\"}";
        Assert.Equal("eventName=E", Describe(json, strict: false, ScanKind.Auto));
        Assert.Equal("eventName=E", Describe(json, strict: true, ScanKind.Auto));
    }

    /// <summary>Whatever the reader frames, the fast extractor answers without throwing.</summary>
    [Fact]
    public void Garbage_between_brackets_never_throws() =>
        Gen.OneOf("{", "}", "[", "]", "\"", "\\", ":", ",", " ", "\"eventName\":", "\"resources\":", "\"userIdentity\":", "\"arn\"", "true", "é", "\n", "\t", "x")
            .Array[0, 40].Select(parts => Encoding.UTF8.GetBytes("{" + string.Concat(parts) + "}")).Sample(json =>
            {
                Extract(json, strict: false);
                Extract(json, strict: true);
            });

    [Theory]
    [InlineData("""{"eventCategory":"Data","eventName":"E","resources":[{"type":"T"}]}""", "eventCategory=Data")]
    [InlineData("""{"eventCategory":true,"eventName":"E","resources":[{"type":"T"}]}""", "eventCategory=true eventName=E[T -]")]
    [InlineData("""{"resources":[{"type":"T"}],"eventName":"E"}""", "eventName=E[T -]")]
    public void Fallback_fields_are_read_only_where_no_category_is_stated(string json, string expected)
    {
        var plan = new FieldPlan(["eventCategory"], ResourceUse.Fallback, ["eventName"]);
        foreach (bool strict in new[] { true, false })
        {
            (string text, _) = Assert.Single(Walk(Encoding.UTF8.GetBytes(json), strict, ScanKind.Auto, plan));
            Assert.Equal(expected, text);
        }
    }

    [Fact]
    public void Names_that_end_alike_are_told_apart()
    {
        var plan = new FieldPlan(["recipientAccountId", "vpcEndpointAccountId"], ResourceUse.Never);
        foreach (bool strict in new[] { true, false })
        {
            (string text, _) = Assert.Single(Walk(
                """{"recipientAccountId":"1","\u0076pcEndpointAccountId":"2","accountId":"3","otherAccountId":"4"}"""u8.ToArray(), strict, ScanKind.Auto, plan));
            Assert.Equal("recipientAccountId=1 vpcEndpointAccountId=2", text);
        }
    }

    [Fact]
    public void A_fallback_needs_the_category_among_the_fields()
    {
        Assert.Throws<ArgumentException>(() => new FieldPlan(["eventName"], ResourceUse.Fallback));
        Assert.Throws<ArgumentException>(() => new FieldPlan(["eventName"], ResourceUse.Never, ["eventCategory"]));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("resources")]
    [InlineData("userIdentity")]
    [InlineData("userIdentity.type")]
    [InlineData("naïveName")]
    public void A_plan_refuses_paths_it_cannot_find(string path) =>
        Assert.Throws<ArgumentException>(() => new FieldPlan([path], ResourceUse.Never));

    [Fact]
    public void A_plan_refuses_doubles_and_too_many()
    {
        Assert.Throws<ArgumentException>(() => new FieldPlan(["eventName", "eventName"], ResourceUse.Never));
        Assert.Throws<ArgumentException>(() => new FieldPlan(Enumerable.Range(0, 33).Select(i => $"fieldNumber{i}"), ResourceUse.Never));
    }

    private static FaultKind Extract(byte[] json, bool strict)
    {
        FaultKind fault = FaultKind.None;
        foreach ((_, RecordFault found) in Walk(json, strict, ScanKind.Auto))
        {
            fault = fault == FaultKind.None ? found.Kind : fault;
        }

        return fault;
    }

    private static string Describe(string json, bool strict, ScanKind kind)
    {
        (string text, RecordFault fault) = Assert.Single(Walk(Encoding.UTF8.GetBytes(json), strict, kind));
        Assert.Equal(FaultKind.None, fault.Kind);
        return text;
    }

    private static List<(string Text, RecordFault Fault)> Walk(
        byte[] json, bool strict, ScanKind kind, FieldPlan? plan = null)
    {
        plan ??= s_plan;
        var found = new List<(string, RecordFault)>();
        var reader = new RecordReader(new RecordReaderOptions { Scan = kind });
        json.CopyTo(reader.GetMemory().Span);
        reader.Advance(json.Length);
        reader.Complete();
        var fields = new RecordFields(plan);
        for (ReadStatus status = reader.Read(out RawRecord record); status != ReadStatus.End; status = reader.Read(out record))
        {
            if (status == ReadStatus.Record)
            {
                RecordFault fault = strict
                    ? new StrictExtractor(plan).Extract(record.Bytes, fields)
                    : new FastExtractor(plan).Extract(in record, fields);
                found.Add((fault.IsFault ? "" : Describe(record.Bytes, fields), fault));
            }
        }

        return found;
    }

    private static string Describe(ReadOnlySpan<byte> record, RecordFields fields)
    {
        FieldPlan plan = fields.Plan;
        var parts = new List<string>();
        for (int slot = 0; slot < plan.Paths.Length; slot++)
        {
            if (!fields.Get(record, slot).IsMissing)
            {
                parts.Add($"{plan.Paths[slot]}={Encoding.UTF8.GetString(fields.Get(record, slot).Utf8)}");
            }
        }

        string text = string.Join(' ', parts);
        for (int i = 0; i < fields.ResourceCount; i++)
        {
            ResourceEntry entry = fields.GetResource(record, i);
            string type = entry.Type.IsMissing ? "-" : Encoding.UTF8.GetString(entry.Type.Utf8);
            string arn = entry.Arn.IsMissing ? "-" : Encoding.UTF8.GetString(entry.Arn.Utf8);
            text += $"[{type} {arn}{(entry.ArnIsPrefix ? "*" : "")}]";
        }

        return text;
    }
}

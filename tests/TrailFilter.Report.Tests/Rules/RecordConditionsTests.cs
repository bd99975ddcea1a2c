using System.Text;
using System.Text.Json;
using CsCheck;
using TrailFilter.Report.Rules;

namespace TrailFilter.Report.Tests.Rules;

public sealed class RecordConditionsTests
{
    private static readonly Gen<string> s_text = Of("", "a", "ab", "ba", "aba", "A", "\\u0061b", "\\u0061", "b\\/a", "b/a", "\\ud800", "\\ud83d\\ude00", "true");

    private static readonly Gen<string> s_value = Gen.OneOf(
        s_text.Select(text => $"\"{text}\""),
        Of("true", "false", "null", "7", "{}", "[]", "[\"a\"]", "{\"y\":\"a\"}", "{\"\\u0079\":\"ab\"}", "{\"y\":\"b\",\"y\":\"a\"}"));

    private static readonly Gen<string> s_entry = Gen.Select(s_value, s_value, Gen.Int[0, 4]).Select((type, arn, kind) => kind switch
    {
        0 => $"{{\"type\":{type},\"ARN\":{arn}}}",
        1 => $"{{\"ARNPrefix\":{arn},\"type\":{type}}}",
        2 => $"{{\"ARN\":null,\"type\":{type},\"ARNPrefix\":{arn}}}",
        3 => $"{{\"type\":{type}}}",
        _ => "\"a\"",
    });

    private static readonly Gen<string> s_record = Gen.Select(s_value, s_value, s_entry.Array[0, 3], Of("x", "\\u0078", "z", "\\udc00")).Select(
        (first, second, entries, name) => $" {{ \"{name}\" : {first}, \"deeper\":{{\"x\":\"a\"}}, \"x\": {second}, \"resources\":[{string.Join(", ", entries)}]}} ");

    private static readonly Gen<string> s_operators = Gen.Select(
        Of("equals", "notEquals", "startsWith", "endsWith", "contains"),
        Of("a", "b", "ab", "true", "b/a", "7", "\\ud83d\\ude00"),
        Of("", ",\"present\":true", ",\"present\":false", ",\"notEquals\":[\"ab\"]", ",\"equals\":[\"b\",\"ba\"]"))
        .Select((name, value, more) => more.Contains(name, StringComparison.Ordinal)
            ? $"{{\"{name}\":[\"{value}\"]}}"
            : $"{{\"{name}\":[\"{value}\"]{more}}}");

    private static readonly Gen<string> s_when = Gen.Select(
        Of("x", "x.y", "resources.ARN", "resources.type"),
        Of("x", "x.y", "resources.ARN", "resources.type"),
        s_operators,
        s_operators).Select((one, other, first, second) => one == other ? $"{{\"{one}\":{first}}}" : $"{{\"{one}\":{first},\"{other}\":{second}}}");

    [Fact]
    public void Any_conditions_hold_of_any_record_as_the_documentation_says() =>
        Gen.Select(s_when, s_record, Of("", "a", "ab")).Sample(
            (when, record, type) =>
            {
                using var conditions = JsonDocument.Parse(when);
                using var document = JsonDocument.Parse(record);
                string? resourceType = type.Length == 0 ? null : type;
                return Fits(when, record, resourceType) == WhenOracle.Holds(conditions.RootElement, resourceType, document.RootElement);
            },
            iter: 20_000);

    [Theory]
    [InlineData("""{"x":{"equals":["a"]}}""", """{"x":"a"}""", true)]
    [InlineData("""{"x":{"equals":["a"]}}""", """{"x":"ab"}""", false)]
    [InlineData("""{"x":{"equals":["a"]}}""", """{"\u0078":"\u0061"}""", true)]
    [InlineData("""{"x":{"equals":["a"]}}""", """{"y":{"x":"a"}}""", false)]
    [InlineData("""{"x":{"equals":["a"]}}""", """{"x":"a","x":"b"}""", false)]
    [InlineData("""{"x":{"notEquals":["a"]}}""", """{}""", true)]
    [InlineData("""{"x":{"notEquals":["a"]}}""", """{"x":null}""", true)]
    [InlineData("""{"x":{"startsWith":["a"],"endsWith":["b"]}}""", """{"x":"cb"}""", true)]
    [InlineData("""{"x":{"startsWith":["a"],"notEquals":["ab"]}}""", """{"x":"ab"}""", false)]
    [InlineData("""{"x":{"present":true}}""", """{"x":""}""", true)]
    [InlineData("""{"x":{"present":true}}""", """{"x":null}""", false)]
    [InlineData("""{"x":{"present":false}}""", """{"x":{}}""", false)]
    [InlineData("""{"x.y":{"equals":["a"]}}""", """{"x":{"y":"a"}}""", true)]
    [InlineData("""{"x.y":{"equals":["a"]}}""", """{"x.y":"a"}""", false)]
    [InlineData("""{"x.y":{"equals":["a"]}}""", """{"x":[{"y":"a"}]}""", false)]
    [InlineData("""{"x":{"equals":["true"]}}""", """{"x":true}""", true)]
    [InlineData("""{"resources.type":{"equals":["t"]},"resources.ARN":{"startsWith":["a"]}}""", """{"resources":[{"type":"t","ARN":"b"},{"type":"u","ARN":"a"}]}""", false)]
    [InlineData("""{"resources.type":{"equals":["t"]},"resources.ARN":{"startsWith":["a"]}}""", """{"resources":[{"type":"u"},{"type":"t","ARNPrefix":"ab"}]}""", true)]
    [InlineData("""{"resources.ARN":{"startsWith":["a"]}}""", """{"resources":{"ARN":"a"}}""", false)]
    public void Conditions(string when, string record, bool expected) => Assert.Equal(expected, Fits(when, record, type: null));

    [Fact]
    public void Deep_records_are_read() =>
        Assert.True(Fits("""{"x":{"equals":["a"]}}""", $$"""{"deep":{{new string('[', 5000)}}{{new string(']', 5000)}},"x":"a"}""", type: null));

    [Fact]
    public void Long_escaped_texts_are_read() =>
        Assert.True(Fits("""{"x":{"endsWith":["z"]}}""", $$"""{"x":"\n{{new string('y', 300_000)}}z"}""", type: null));

    [Fact]
    public void What_is_no_json_is_an_error_not_a_verdict() =>
        Assert.ThrowsAny<JsonException>(() => Fits("""{"x":{"equals":["a"]}}""", """{"x":"a" nonsense}""", type: null));

    private static Gen<string> Of(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool Fits(string when, string record, string? type) =>
        RecordConditions.Read(FactNode.Read(Encoding.UTF8.GetBytes(when), "test"), type).Fit(Encoding.UTF8.GetBytes(record));
}

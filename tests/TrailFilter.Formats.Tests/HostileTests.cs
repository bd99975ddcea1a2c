using System.Collections.Immutable;
using System.Text;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Formats.Tests;

/// <summary>Files that ask for more than a machine has, or are saved as no tool expects: an answer, and soon.</summary>
public sealed class HostileTests
{
    private const string Yaml = "TrailName: my-trail\nEventSelectors:\n- ReadWriteType: All\n";

    public static TheoryData<string, string> Bombs => new()
    {
        { "nested lists of YAML", $"a: {new string('[', 500_000)}" },
        { "nested mappings of YAML", string.Concat(Enumerable.Repeat("- ", 500_000)) },
        { "nested JSON", new string('[', 500_000) },
        { "a list of open quotes", string.Concat(Enumerable.Repeat("- \"", 300_000)) },
        { "keys of keys", string.Concat(Enumerable.Repeat("? ", 300_000)) },
        { "an anchor that holds itself", "EventSelectors: &a\n- *a\n" },
        { "an alias of nothing", "EventSelectors: *a\n" },
        { "aliases nested deep", $"a0: &a0 [x]\n{string.Concat(Enumerable.Range(1, 150).Select(static i => $"a{i}: &a{i} [*a{i - 1}]\n"))}" },
        { "merges of merges", "a0: &a0 {x0: 1, y0: 1}\n" + string.Concat(Enumerable.Range(1, 3000).Select(static i => $"a{i}: &a{i} {{<<: *a{i - 1}, x{i}: 1}}\n")) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused(string name, string text)
    {
        SelectorsFile file = Read(text);
        Assert.True(file.Problems.Concat(file.Trails.SelectMany(trail => trail.Result.Problems)).Any(problem => problem.Severity == ProblemSeverity.Error), name);
    }

    public static TheoryData<string, string, string> Expansions => new()
    {
        {
            "texts that double",
            "Parameters: {P: {Default: 0123456789}}",
            Nested(30, static inner => $$"""{"Fn::Sub":["${a}${a}",{"a":{{inner}}}]}""", "\"0123456789\"")
        },
        {
            "joined with a long text",
            $"Parameters: {{P: {{Default: '{new string('x', 100_000)}'}}, L: {{Type: CommaDelimitedList, Default: '{new string(',', 100_000)}'}}}}",
            """{"Fn::Join":[{"Ref":"P"},{"Ref":"L"}]}"""
        },
        {
            "names made of names that double",
            "",
            "{\"Ref\":\"B0\"}"
        },
    };

    [Theory]
    [MemberData(nameof(Expansions))]
    public void An_expansion_is_bounded(string name, string head, string value)
    {
        string buckets = string.Concat(Enumerable.Range(0, 60).Select(static i =>
            $"  B{i}: {{Type: 'AWS::S3::Bucket', Properties: {{BucketName: !Sub '${{B{i + 1}}}${{B{i + 1}}}'}}}}\n"))
            + "  B60: {Type: 'AWS::S3::Bucket', Properties: {BucketName: x}}\n";
        SelectorsFile file = Read($"{head}\nResources:\n{buckets}  T: {{Type: 'AWS::CloudTrail::Trail', Properties: {{EventSelectors: [{{DataResources: [{{Type: 'AWS::S3::Object', Values: [{value}]}}]}}]}}}}\n");
        Assert.True(
            Assert.Single(file.Trails).Result.Problems.Any(static problem => problem.Message.StartsWith("The values refer to each other too often", StringComparison.Ordinal)),
            name);
        Assert.Null(file.Trails[0].Result.Selectors);
    }

    [Fact]
    public void Conditions_that_refer_to_each_other_a_thousand_deep_or_in_a_circle_are_told()
    {
        string chain = string.Concat(Enumerable.Range(0, 1000).Select(static i => $"  C{i}: !And [!Condition C{i + 1}, !Condition C{i + 1}]\n"));
        string Template(string last) =>
            $"Conditions:\n{chain}  C1000: {last}\nResources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
            + "      EventSelectors: [{ReadWriteType: !If [C0, All, ReadOnly]}]\n";

        Assert.All(
            [Read(Template("!Equals [a, a]")), Read(Template("!Condition C0"))],
            static file => Assert.False(Assert.Single(file.Trails).Result.IsAccepted));
    }

    [Fact]
    public void A_long_chain_of_conditions_that_is_not_deep_is_decided_once_each()
    {
        string chain = string.Concat(Enumerable.Range(0, 40).Select(static i => $"  C{i}: !And [!Condition C{i + 1}, !Condition C{i + 1}]\n"));
        SelectorsFile file = Read(
            $"Conditions:\n{chain}  C40: !Equals [a, a]\nResources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
            + "      EventSelectors: [{ReadWriteType: !If [C0, WriteOnly, ReadOnly]}]\n");
        Assert.Equal(ReadWriteType.WriteOnly, Assert.Single(file.Trails).Result.Selectors!.EventSelectors[0].ReadWriteType);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "utf-16 without mark"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode_in_any_dress_is_read(string encoding)
    {
        Encoding way = encoding switch
        {
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16BE" => new UnicodeEncoding(true, true),
            "utf-16 without mark" => new UnicodeEncoding(false, false),
            "utf-8 with mark" => new UTF8Encoding(true),
            _ => new UTF8Encoding(false),
        };
        foreach (string text in (string[])[Yaml, "{\"EventSelectors\":[{\"ReadWriteType\":\"All\"}]}"])
        {
            SelectorsFile file = SelectorsFileReader.Read([.. way.GetPreamble(), .. way.GetBytes(text)], new SelectorsFileOptions());
            Assert.True(Assert.Single(file.Trails).Result.IsAccepted, text);
        }
    }

    [Fact]
    public void Broken_unicode_is_refused()
    {
        Assert.Contains("UTF-16", Assert.Single(SelectorsFileReader.Read([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], new()).Problems).Message, StringComparison.Ordinal);
        FoundTrail trail = Assert.Single(SelectorsFileReader.Read([.. "a: "u8, 0xC3, (byte)'\n'], new()).Trails);
        Assert.Contains("not valid UTF-8", Assert.Single(trail.Result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_bytes_than_any_selectors_have_are_refused()
    {
        byte[] content = new byte[SelectorReader.MaxBytes + 1];
        content.AsSpan().Fill((byte)'\n');
        Assert.Contains("has 8388609 bytes", Assert.Single(Assert.Single(SelectorsFileReader.Read(content, new()).Trails).Result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Eight_megabytes_of_another_template_are_searched()
    {
        var text = new StringBuilder("Resources:\n");
        for (int i = 0; text.Length < SelectorReader.MaxBytes - 500; i++)
        {
            text.Append("  Q").Append(i).Append(": {Type: 'AWS::SQS::Queue', Properties: {QueueName: 'a-queue-with-a-name-of-some-length'}}\n");
        }

        text.Append("  T: {Type: 'AWS::CloudTrail::Trail', Properties: {TrailName: found-it}}\n");
        Assert.Equal("found-it", Assert.Single(Read(text.ToString()).Trails).Name);
    }

    [Fact]
    public void A_given_value_replaces_a_default_and_names_are_told_that_the_file_asks_for()
    {
        SelectorsFileOptions options = new() { Parameters = ImmutableDictionary<string, string>.Empty.Add("Names", "PutObject,CopyObject") };
        SelectorsFile file = SelectorsFileReader.Read(
            """
            Parameters:
              Names: {Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /path/in/store}
              Unused: {Type: String}
            Resources:
              T:
                Type: AWS::CloudTrail::Trail
                Properties:
                  AdvancedEventSelectors:
                    - FieldSelectors:
                        - {Field: eventCategory, Equals: [Data]}
                        - {Field: resources.type, Equals: ['AWS::S3::Object']}
                        - {Field: eventName, Equals: !Ref Names}
            """u8,
            options);
        Assert.Equal(["Names", "Unused"], file.ParameterNames);
        Assert.Equal(["PutObject", "CopyObject"], Assert.Single(file.Trails).Result.Selectors!.AdvancedEventSelectors[0].FieldSelectors[2].Conditions[0].Values);
    }

    private static SelectorsFile Read(string text) => SelectorsFileReader.Read(Encoding.UTF8.GetBytes(text), new SelectorsFileOptions());

    private static string Nested(int depth, Func<string, string> wrap, string inner)
    {
        for (int i = 0; i < depth; i++)
        {
            inner = wrap(inner);
        }

        return inner;
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Reasoning;
using TrailFilter.Reasoning.Tests.Limits;

namespace TrailFilter.Lints.Tests;

/// <summary>Selectors and values that are said to be needless, in generated trails and in the hardest of AWS's limits.</summary>
public sealed class NeedTests(ITestOutputHelper output)
{
    private static readonly Gen<FieldOperator> s_operator = Gen.Enum<FieldOperator>();

    private static readonly Gen<string> s_arn = Words(
        "arn:aws:s3:::a/", "arn:aws:s3:::a/x", "arn:aws:s3:::a/xy", "arn:aws:s3:::b/", "arn:aws:s3:::b/x/", "arn:aws:s3:::");

    private static readonly Gen<string> s_name = Words("GetObject", "PutObject", "Get", "Put", "Object");

    private static readonly Gen<AdvancedEventSelector> s_data = Gen.Select(
        Field("resources.ARN", s_arn).Array[0, 1],
        Field("eventName", s_name).Array[0, 1],
        Words("true", "false", ""),
        (arn, name, readOnly) => new AdvancedEventSelector(null,
        [
            Exactly("eventCategory", "Data"),
            Exactly("resources.type", "AWS::S3::Object"),
            .. arn,
            .. name,
            .. readOnly.Length > 0 ? [Exactly("readOnly", readOnly)] : Array.Empty<FieldSelector>(),
        ]));

    private static readonly Gen<AdvancedEventSelector> s_management = Words("", "kms.amazonaws.com", "rdsdata.amazonaws.com").Select(
        static source => new AdvancedEventSelector(null,
        [
            Exactly("eventCategory", "Management"),
            .. source.Length == 0 ? Array.Empty<FieldSelector>()
                : [new FieldSelector("eventSource", [new FieldCondition(FieldOperator.NotEquals, [source])])],
        ]));

    private static readonly Gen<SelectorSet> s_advanced =
        Gen.OneOf(s_data, s_data, s_data, s_management).Array[1, 4].Select(static selectors => new SelectorSet(null, [], [.. selectors]));

    private static readonly Gen<SelectorSet> s_basic = Gen.Select(
        Gen.Enum<ReadWriteType>(),
        Gen.Bool,
        s_arn.Array[0, 3],
        Words("kms.amazonaws.com", "rdsdata.amazonaws.com").Array[0, 2],
        static (type, management, values, sources) => new EventSelector(
            type, management, [new DataResource("AWS::S3::Object", [.. values])], [.. sources]))
        .Array[1, 3].Select(static selectors => new SelectorSet(null, [.. selectors], []));

    [Fact]
    public void Whatever_is_removed_without_loss_is_removed_without_loss()
    {
        Dictionary<string, int> told = [];
        Gen.OneOf(s_advanced, s_basic).Sample(
            selectors =>
            {
                JsonNode document = JsonNode.Parse(SelectorJson.Write(selectors))!;
                SelectorReadResult before = Read(document);
                if (!before.IsAccepted)
                {
                    return;
                }

                foreach (Finding finding in SelectorLinter.Check(before, RuleSet.Current))
                {
                    if (finding.Fix is not { KeepsMeaning: true } fix)
                    {
                        continue;
                    }

                    SelectorReadResult after = Read(JsonPatch.Apply(document, fix.Patch));
                    Assert.True(after.IsAccepted, $"{finding}\n{document}");
                    Assert.True(
                        TrailComparer.Compare(new Trail("a", before.Selectors!), new Trail("b", after.Selectors!)).Relation == SelectorRelation.Equal,
                        $"{finding}\n{document}");
                    lock (told)
                    {
                        told[finding.Rule.Id] = told.GetValueOrDefault(finding.Rule.Id) + 1;
                    }
                }
            },
            iter: 1_000,
            writeLine: output.WriteLine);

        output.WriteLine(string.Join(", ", told.Select(static pair => $"{pair.Key} {pair.Value}")));
        string[] rules = ["redundant-value", "shadowed-selector", "selects-nothing", "exclusion-hits-nothing", "exclusion-undone", "empty-values"];
        Assert.All(rules, rule => Assert.True(told.GetValueOrDefault(rule) > 10, $"{rule}: {told.GetValueOrDefault(rule)}"));
    }

    public static TheoryData<string> Shapes => [.. LargeConfigurations.All.Select(static shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Selectors_at_the_limit_are_decided_within_the_budget_or_said_not_to_be(string name)
    {
        (_, SelectorSet selectors, _) = LargeConfigurations.All.Single(shape => shape.Name == name);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ImmutableArray<Finding> findings = SelectorLinter.Check(Read(JsonNode.Parse(SelectorJson.Write(selectors))!), RuleSet.Current);
        output.WriteLine(
            $"{System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms: "
            + string.Join(", ", findings.CountBy(static finding => finding.Rule.Id)));

        Assert.DoesNotContain(findings, static finding => finding.Rule.Id == "not-decided");
        Assert.All(findings.CountBy(static finding => finding.Rule.Id), static rule => Assert.InRange(rule.Value, 1, SelectorLinter.MaxOfEachRule + 1));
    }

    [Fact]
    public void What_takes_more_steps_than_allowed_is_said_not_to_be_decided()
    {
        (_, SelectorSet selectors, _) = LargeConfigurations.All.Single(static shape => shape.Name == "random exclusions in five fields");
        SelectorReadResult read = Read(JsonNode.Parse(SelectorJson.Write(selectors))!);

        ImmutableArray<Finding> findings = SelectorLinter.Check(read, RuleSet.Current, null, maxSteps: 100);

        Assert.Single(findings, static finding => finding.Rule.Id == "not-decided");
        Assert.Contains(findings, static finding => finding.Rule.Id == "exclusion-hits-nothing");
    }

    private static SelectorReadResult Read(JsonNode document) => SelectorReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), RuleSet.Current);

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static FieldSelector Exactly(string field, string value) => new(field, [new FieldCondition(FieldOperator.Equals, [value])]);

    private static Gen<FieldSelector> Field(string field, Gen<string> values) =>
        Gen.Select(s_operator, values.Array[1, 3], s_operator, values.Array[0, 2]).Select(
            (first, firstValues, second, secondValues) => new FieldSelector(field,
            [
                new FieldCondition(first, [.. firstValues]),
                .. second == first || secondValues.Length == 0 ? Array.Empty<FieldCondition>()
                    : [new FieldCondition(second, [.. secondValues])],
            ]));
}

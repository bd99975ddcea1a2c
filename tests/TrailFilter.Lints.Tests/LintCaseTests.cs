using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Formats;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Tests;

/// <summary>Every case of data/cases/lints: exactly its findings, and every fix mends its finding.</summary>
public sealed class LintCaseTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        LintCase.All.Select(static one => new TheoryDataRow<string, string>(one.File, one.Name));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string file, string name)
    {
        LintCase one = Assert.Single(LintCase.All, each => each.File == file && each.Name == name);
        Assert.False(string.IsNullOrWhiteSpace(one.Json.GetProperty("why").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(one.Json.GetProperty("source").GetString()));

        SelectorsFile read = one.Read(one.Text);
        ImmutableArray<Finding> findings = LintCase.Check(read);

        Assert.Equal(one.Findings, findings.Select(Line));
        Assert.All(findings, static finding => Assert.False(string.IsNullOrWhiteSpace(finding.Advice)));
        Assert.All(one.NearMissOf, rule => Assert.DoesNotContain(findings, finding => finding.Rule.Id == rule));
        foreach (Finding finding in findings.Where(static finding => finding.Fix is { Patch.IsEmpty: false }))
        {
            TryFix(one, read, findings, finding);
        }
    }

    [Fact]
    public void Every_rule_has_a_case_that_fires_and_a_near_miss()
    {
        string[] fired = [.. LintCase.All.SelectMany(static one => one.Findings).Select(static line => line.Split(' ')[1])];
        string[] missed = [.. LintCase.All.SelectMany(static one => one.NearMissOf)];

        // It takes hundreds of values that nobody could read: NeedTests.
        LintRule[] rules = [.. LintRules.All.Where(static rule => rule.Id != "not-decided")];
        Assert.All(rules, rule => Assert.Contains(rule.Id, fired));
        Assert.All(rules, rule => Assert.Contains(rule.Id, missed));
        Assert.All(missed, static rule => Assert.Contains(LintRules.All, known => known.Id == rule));
    }

    [Fact]
    public void Rules_have_ids_of_words_and_sources() => Assert.All(LintRules.All, static rule =>
    {
        Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Id);
        Assert.NotEmpty(rule.Sources);
        Assert.All(rule.Sources, static source => Assert.Matches("^(R[0-9]+|https://[^ ]+)$", source));
        Assert.EndsWith(".", rule.Title, StringComparison.Ordinal);
        Assert.EndsWith(".", rule.Why, StringComparison.Ordinal);
    });

    private static string Line(Finding finding) => $"{Level(finding)} {finding.Rule.Id} {finding.Path}";

    private static string Level(Finding finding) => finding.Level switch
    {
        FindingLevel.Error => "error",
        FindingLevel.Warning => "warning",
        _ => "note",
    };

    /// <summary>Applies a fix, reads what came of it, and looks whether the finding is gone and the meaning is as promised.</summary>
    private static void TryFix(LintCase one, SelectorsFile read, ImmutableArray<Finding> findings, Finding finding)
    {
        FoundTrail before = read.Trails.Single(trail =>
            SelectorLinter.Check(trail.Result, trail.Rules, trail.LogBucket).Any(each => each.Path == finding.Path && each.Rule == finding.Rule));
        JsonNode document = finding.Fix!.Target == PatchTarget.File
            ? JsonNode.Parse(one.Text)!
            : JsonNode.Parse(SelectorJson.Write(before.Result.Selectors!))!;
        string mended = JsonPatch.Apply(document, finding.Fix.Patch).ToJsonString();
        SelectorsFile again = SelectorsFileReader.Read(Encoding.UTF8.GetBytes(mended), new SelectorsFileOptions { Rules = before.Rules });
        FoundTrail after = Assert.Single(again.Trails);

        Assert.True(!before.Result.IsAccepted || after.Result.IsAccepted, $"{finding.Rule.Id} made it refused: {mended}");
        ImmutableArray<Finding> left = SelectorLinter.Check(after.Result, after.Rules, before.LogBucket);
        Assert.True(
            left.Count(each => each.Rule == finding.Rule) < findings.Count(each => each.Rule == finding.Rule),
            $"{finding.Rule.Id} is still there: {mended}");
        if (finding.Fix.KeepsMeaning)
        {
            SelectorComparison comparison = TrailComparer.Compare(
                new Trail("before", before.Result.Selectors!, before.Rules.Kind), new Trail("after", after.Result.Selectors!, after.Rules.Kind));
            Assert.Equal(SelectorRelation.Equal, comparison.Relation);
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>check --format sarif</c> writes, held against the rules of SARIF 2.1.0.</summary>
public sealed class SarifTests
{
    [Fact]
    public async Task A_log_of_every_kind_of_file_is_as_the_standard_asks()
    {
        ProgramResult run = await Trailfilter.RunAsync(
            "check", "--format", "sarif", "data/selectors/exclude-kms.json", "./data/templates/trails.yaml", "data/cases/formats/tf-plan-modules.json", "README.md");

        SarifRules.Check(run.Ended(1).Json);
        JsonElement log = run.Json.GetProperty("runs")[0];
        Assert.True(log.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        string[] uris = [.. log.GetProperty("results").EnumerateArray().Select(static result => LocationOf(result).GetProperty("artifactLocation").GetProperty("uri").GetString()!).Distinct()];
        Assert.Equal(["data/selectors/exclude-kms.json", "data/templates/trails.yaml", "data/cases/formats/tf-plan-modules.json", "README.md"], uris);
    }

    [Fact]
    public async Task A_file_that_is_not_there_makes_the_run_incomplete()
    {
        ProgramResult run = await Trailfilter.RunAsync("check", "--format", "sarif", "nosuch.json", "data/selectors/exclude-kms.json");

        SarifRules.Check(run.Ended(2).Json);
        Assert.False(run.Json.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Theory]
    [InlineData("{\"AdvancedEventSelectors\":[{\"Name\":\"\U0001F600 é\",\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]},"
        + "{\"Field\":\"resources.type\",\"Equals\":[\"AWS::S3::Object\"]},{\"Field\":\"resources.ARN\",\"StartsWith\":[\"arn:aws:s3:::b\\u002f*\"]}]}]}")]
    [InlineData("AdvancedEventSelectors:\n- FieldSelectors:\n  - Field: eventCategory\n    Equals: [Data]\n  - Field: resources.type\n"
        + "    Equals: ['AWS::S3::Object']\n  - Field: resources.ARN\n    StartsWith: [ 'arn:aws:s3:::b/*' ]\n")]
    [InlineData("AdvancedEventSelectors:\r\n- FieldSelectors:\r\n  - Field: eventCategory\r\n    Equals: [Data]\r\n  - Field: resources.type\r\n"
        + "    Equals: ['AWS::S3::Object']\r\n  - Field: resources.ARN\r\n    StartsWith:\r\n    - arn:aws:s3:::b/*\r\n")]
    public async Task A_fix_replaces_the_text_and_mends_the_finding(string source)
    {
        using var folder = new TestFolder();
        string file = folder.Write("a file.json", source);
        ProgramResult run = await Trailfilter.RunAsync("check", "--format", "sarif", file);
        SarifRules.Check(run.Ended(0).Json);
        JsonElement result = run.Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Single(static result => result.GetProperty("ruleId").GetString() == "wildcard-in-value");
        Assert.EndsWith("/a%20file.json", LocationOf(result).GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);

        string mended = Apply(source, result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0]);

        ProgramResult again = await Trailfilter.RunAsync(Encoding.UTF8.GetBytes(mended), "check", "--format", "json", "-");
        string problems = again.Ended(0).Json.GetProperty("files")[0].GetProperty("problems").GetRawText();
        Assert.DoesNotContain("wildcard-in-value", problems, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::b/", mended, StringComparison.Ordinal);
        Assert.DoesNotContain('*', mended);
    }

    [Fact]
    public async Task What_a_function_of_a_template_made_has_no_fix_in_the_text()
    {
        using var folder = new TestFolder();
        string file = folder.Write("template.yaml", """
            Resources:
              Trail:
                Type: AWS::CloudTrail::Trail
                Properties:
                  S3BucketName: amzn-s3-demo-logs
                  AdvancedEventSelectors:
                    - FieldSelectors:
                        - {Field: eventCategory, Equals: [Data]}
                        - {Field: resources.type, Equals: ['AWS::S3::Object']}
                        - {Field: resources.ARN, StartsWith: [!Join ['', ['arn:aws:s3:::b/', '*']]]}
            """);

        ProgramResult run = await Trailfilter.RunAsync("check", "--format", "sarif", file);

        SarifRules.Check(run.Ended(0).Json);
        JsonElement result = run.Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Single(static result => result.GetProperty("ruleId").GetString() == "wildcard-in-value");
        Assert.False(result.TryGetProperty("fixes", out _));
    }

    private static JsonElement LocationOf(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation");

    /// <summary>As a viewer does: lines, and in them code points.</summary>
    private static string Apply(string source, JsonElement replacement)
    {
        JsonElement region = replacement.GetProperty("deletedRegion");
        string[] lines = source.Split('\n');
        int line = region.GetProperty("startLine").GetInt32() - 1;
        Assert.Equal(line + 1, region.GetProperty("endLine").GetInt32());
        Rune[] runes = [.. lines[line].EnumerateRunes()];
        string before = string.Concat(runes.Take(region.GetProperty("startColumn").GetInt32() - 1));
        string behind = string.Concat(runes.Skip(region.GetProperty("endColumn").GetInt32() - 1));
        lines[line] = string.Create(CultureInfo.InvariantCulture, $"{before}{replacement.GetProperty("insertedContent").GetProperty("text").GetString()}{behind}");
        return string.Join('\n', lines);
    }
}

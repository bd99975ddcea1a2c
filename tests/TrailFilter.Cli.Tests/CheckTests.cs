using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>check</c> says.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task Good_selectors_are_accepted_with_what_is_in_them()
    {
        ProgramResult run = await Trailfilter.RunAsync(
            "check", "data/selectors/denied-network-activity.json", "data/selectors/basic-management-and-one-bucket.json");

        run.Ended(0);
        const string By = @": accepted by the rules current \([0-9-]+\): ";
        Assert.Matches($@"network-activity\.json{By}4 advanced event selectors, 12 of 500 values\.", run.Lines[0]);
        Assert.StartsWith("  note at $.AdvancedEventSelectors (line 3, column 29): management-events-missing", run.Lines[1], StringComparison.Ordinal);
        Assert.Matches($@"one-bucket\.json{By}1 basic event selector, 1 data resource\.", run.Lines[4]);
    }

    [Fact]
    public async Task Problems_have_a_path_a_message_and_advice()
    {
        byte[] selectors = """{"EventSelectors":[{"ReadWriteType":"Some","IncludeManagementEvents":true}]}"""u8.ToArray();

        ProgramResult text = await Trailfilter.RunAsync(selectors, "check", "-");
        ProgramResult json = await Trailfilter.RunAsync(selectors, "check", "--format", "json", "-");

        Assert.Equal("standard input: refused by the rules current", text.Ended(1).Lines[0].Split(" (")[0]);
        Assert.Equal("  error at $.EventSelectors[0].ReadWriteType (line 1, column 37)", text.Lines[1]);
        Assert.Equal(4, text.Lines.Length);
        JsonElement file = json.Ended(1).Json.GetProperty("files")[0];
        Assert.False(file.GetProperty("accepted").GetBoolean());
        JsonElement problem = file.GetProperty("problems")[0];
        Assert.Equal("$.EventSelectors[0].ReadWriteType", problem.GetProperty("path").GetString());
        Assert.Equal(["rule", "severity", "path", "message", "advice", "why", "sources", "line", "column"], ProgramResult.KeysOf(problem));
    }

    [Fact]
    public async Task A_lint_has_a_rule_a_reason_a_source_and_a_fix()
    {
        byte[] selectors = Doubtful("arn:aws:s3:::logs/*");

        ProgramResult text = await Trailfilter.RunAsync(selectors, "check", "-");
        ProgramResult json = await Trailfilter.RunAsync(selectors, "check", "--format", "json", "-");

        Assert.Equal(
            "  warning at $.AdvancedEventSelectors[0].FieldSelectors[2].NotStartsWith[0] (line 5, column 52): wildcard-in-value",
            text.Ended(0).Lines[1]);
        Assert.Equal("wildcard-in-value: Selectors have no wildcards", text.Lines[^2][..46]);
        Assert.Equal("  https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html", text.Lines[^1]);
        JsonElement file = json.Ended(0).Json.GetProperty("files")[0];
        Assert.Equal((0, 1), (file.GetProperty("errors").GetInt32(), file.GetProperty("warnings").GetInt32()));
        JsonElement problem = file.GetProperty("problems")[0];
        Assert.Equal(["rule", "severity", "path", "message", "advice", "why", "sources", "line", "column", "fix"], ProgramResult.KeysOf(problem));
        Assert.Equal(
            """
            {"description":"Write arn:aws:s3:::logs/","keepsMeaning":false,"target":"file","patch":[{"op":"replace",
            "path":"/AdvancedEventSelectors/0/FieldSelectors/2/NotStartsWith/0","value":"arn:aws:s3:::logs/"}],
            "oldText":"arn:aws:s3:::logs/*","newText":"arn:aws:s3:::logs/"}
            """.ReplaceLineEndings(""),
            problem.GetProperty("fix").GetRawText());
    }

    [Theory]
    [InlineData("arn:aws:s3:::logs/*", 1)]
    [InlineData("arn:aws:s3:::logs/", 0)]
    public async Task Warnings_fail_the_check_where_that_is_asked_for(string value, int exitCode)
    {
        (await Trailfilter.RunAsync(Doubtful(value), "check", "--warnings-as-errors", "-")).Ended(exitCode);
        (await Trailfilter.RunAsync(Doubtful(value), "check", "-")).Ended(0);
    }

    [Fact]
    public async Task Notes_never_fail_the_check()
    {
        ProgramResult run = await Trailfilter.RunAsync("check", "--warnings-as-errors", "data/selectors/exclude-kms.json");

        Assert.StartsWith("  note at ", run.Ended(0).Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_a_file_cannot_speak_to_the_terminal()
    {
        byte[] selectors = Doubtful("\\u001b]0;owned\\u0007\\u001b[2J*");

        ProgramResult text = await Trailfilter.RunAsync(selectors, "check", "-");

        Assert.DoesNotContain('', text.Ended(0).Text);
        Assert.DoesNotContain('', text.Text);
        Assert.Contains("wildcard-in-value", text.Text, StringComparison.Ordinal);
    }

    private static byte[] Doubtful(string value) => System.Text.Encoding.UTF8.GetBytes($$"""
        {"AdvancedEventSelectors":[
         {"FieldSelectors":[
          {"Field":"eventCategory","Equals":["Data"]},
          {"Field":"resources.type","Equals":["AWS::S3::Object"]},
          {"Field":"resources.ARN","NotStartsWith":       ["{{value}}"]}]},
         {"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]}
        """);

    [Fact]
    public async Task One_bad_file_does_not_hide_the_others()
    {
        ProgramResult run = await Trailfilter.RunAsync("check", "nosuch.json", "README.md", "data/selectors/exclude-kms.json");

        run.Ended(2);
        run.Said("There is no file nosuch.json");
        Assert.Contains("exclude-kms.json: accepted", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_needed() =>
        (await Trailfilter.RunAsync("check")).Ended(2).Said("check needs a file");
}

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
        Assert.Matches($@"one-bucket\.json{By}1 basic event selector, 1 data resource\.", run.Lines[1]);
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
        Assert.Equal(["severity", "path", "message", "advice", "line", "column"], ProgramResult.KeysOf(problem));
    }

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

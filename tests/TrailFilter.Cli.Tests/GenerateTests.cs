using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>generate</c> writes.</summary>
public sealed class GenerateTests
{
    [Fact]
    public async Task One_seed_gives_the_same_records_everywhere_and_another_gives_others()
    {
        using var folder = new TestFolder();
        string[] arguments = ["generate", "--records", "50", "--seed", "3"];
        ProgramResult printed = await Trailfilter.RunAsync(arguments);
        ProgramResult written = await Trailfilter.RunAsync([.. arguments, "-o", folder["r.ndjson"]]);
        ProgramResult other = await Trailfilter.RunAsync("generate", "--records", "50", "--seed", "4");
        ProgramResult again = await Trailfilter.RunAsync([.. arguments, "-o", folder["r.ndjson"]]);

        Assert.Equal(50, printed.Ended(0).Lines.Length);
        Assert.Equal("50 records written", written.Ended(0).Errors.Split(',')[0]);
        Assert.Equal(printed.Output, File.ReadAllBytes(folder["r.ndjson"]));
        Assert.NotEqual(printed.Output, other.Ended(0).Output);
        again.Ended(2).Said("exists already");
    }

    [Fact]
    public async Task Archives_lie_as_CloudTrail_lays_them_out_and_can_be_filtered()
    {
        using var folder = new TestFolder();
        string[] arguments =
        [
            "generate", "--records", "300", "--archives", folder.Root, "--account", "123456789012",
            "--region", "eu-north-1,sa-east-1", "--start", "2025-01-31", "--days", "1", "--organization", "o-abc123", "--digests",
        ];
        ProgramResult run = await Trailfilter.RunAsync(arguments);
        ProgramResult filtered = await Trailfilter.RunAsync(
            "filter", "-s", "default", folder.Root, "-o", "/dev/null", "--summary", "-");
        ProgramResult again = await Trailfilter.RunAsync(arguments);

        run.Ended(0);
        const string Folder = "^AWSLogs/o-abc123/123456789012/CloudTrail(-[A-Za-z]+)?/(eu-north-1|sa-east-1)/2025/(01/31|02/01)/";
        Assert.All(folder.Files, file => Assert.Matches(Folder + "123456789012_CloudTrail.*\\.json\\.gz$", file));
        Assert.Contains(folder.Files, static file => file.Contains("CloudTrail-Digest", StringComparison.Ordinal));
        Assert.InRange(filtered.Ended(0).Json.GetProperty("records").GetInt32(), 290, 300);
        again.Ended(2).Said("--force");
        (await Trailfilter.RunAsync([.. arguments, "--force"])).Ended(0);
    }

    [Theory]
    [InlineData("--records", "-1")]
    [InlineData("--records", "many")]
    [InlineData("--seed", "1.5")]
    [InlineData("--profile", "smal")]
    [InlineData("--days", "0")]
    [InlineData("--start", "yesterday")]
    [InlineData("--organization", "../x")]
    [InlineData("--account", "12")]
    [InlineData("--digests")]
    public async Task Wrong_values_are_told(params string[] arguments) =>
        (await Trailfilter.RunAsync(["generate", .. arguments])).Ended(2).Said($"error: {arguments[0]}");
}

using System.Text;
using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>filter</c> writes where nothing is wrong.</summary>
public sealed class FilterTests
{
    [Fact]
    public async Task Records_logged_by_default_selectors_come_out_byte_for_byte_in_the_order_of_the_archives()
    {
        ProgramResult run = await Trailfilter.RunAsync("filter", "--selectors", "default", Repository.Sample);

        run.Ended(0);
        // Records without eventCategory have theirs inferred, which is not repeated here.
        string[] expected = [.. SampleRecords().Where(static record => CategoryOf(record) == "Management")];
        Assert.Equal(expected, run.Lines.Where(static line => CategoryOf(line) is not null));
        Assert.NotEmpty(expected);
    }

    [Fact]
    public async Task Files_a_pipe_and_a_pattern_give_the_same_bytes()
    {
        using var folder = new TestFolder();
        string selectors = Repository.Selectors("two-buckets-only.json");
        byte[] lines = Encoding.UTF8.GetBytes(string.Concat(SampleRecords().Select(static record => record + "\n")));
        string plain = folder.Write("records.json", lines);
        string packed = folder.Write("records.json.gz", TestFolder.Gzip(lines));

        ProgramResult file = await Trailfilter.RunAsync("filter", "-s", selectors, plain);
        ProgramResult gzip = await Trailfilter.RunAsync("filter", "-s", selectors, packed);
        ProgramResult pipe = await Trailfilter.RunAsync(lines, "filter", "-s", selectors);
        ProgramResult packedPipe = await Trailfilter.RunAsync(TestFolder.Gzip(lines), "filter", "-s", selectors, "-");
        ProgramResult pattern = await Trailfilter.RunAsync("filter", "-s", selectors, folder["*.json"]);

        Assert.NotEmpty(file.Ended(0).Output);
        Assert.All([gzip, pipe, packedPipe, pattern], run => Assert.Equal(file.Output, run.Ended(0).Output));
    }

    [Theory]
    [InlineData("--threads", "1")]
    [InlineData("--threads", "4")]
    [InlineData("--strict")]
    [InlineData("--scan", "scalar")]
    [InlineData("--scan", "v128")]
    public async Task Threads_strictness_and_instructions_do_not_change_a_byte(params string[] options)
    {
        string selectors = Repository.Selectors("s3-writes-except-log-bucket.json");
        ProgramResult plain = await Trailfilter.RunAsync("filter", "-s", selectors, Repository.Sample);

        ProgramResult run = await Trailfilter.RunAsync(["filter", "-s", selectors, Repository.Sample, .. options]);

        Assert.NotEmpty(plain.Ended(0).Output);
        Assert.Equal(plain.Output, run.Ended(0).Output);
    }

    [Fact]
    public async Task Invert_writes_what_is_decided_and_not_logged_and_ungoverned_writes_the_rest()
    {
        byte[] input = Records.Lines(Records.Management("A"), Records.Data("B"), Records.Insight, Records.Management("C"));

        ProgramResult logged = await Trailfilter.RunAsync(input, "filter", "-s", "default");
        ProgramResult inverted = await Trailfilter.RunAsync(input, "filter", "-s", "default", "--invert");
        ProgramResult both = await Trailfilter.RunAsync(input, "filter", "-s", "default", "--invert", "--ungoverned");

        Assert.Equal([Records.Management("A"), Records.Management("C")], logged.Ended(0).Lines);
        Assert.Equal([Records.Data("B")], inverted.Ended(0).Lines);
        Assert.Equal([Records.Data("B"), Records.Insight], both.Ended(0).Lines);
    }

    [Theory]
    [InlineData("--from", "2026-03-03", "B")]
    [InlineData("--to", "2026-03-03", "A")]
    [InlineData("--from", "2026-03-02T10:00:01Z", "B")]
    [InlineData("--to", "2026-03-02T11:00:01+01:00", "A")]
    [InlineData("--account", "444455556666,999999999999", "B")]
    [InlineData("--region", "us-east-1", "A")]
    [InlineData("--to", "now", "AB")]
    [InlineData("--from", "1h", "")]
    public async Task A_scope_leaves_other_records_out(string option, string value, string expected)
    {
        byte[] input = Records.Lines(Records.Management("A"), Records.Data("B"));

        ProgramResult logged = await Trailfilter.RunAsync(input, "filter", "-s", "default", option, value);
        ProgramResult others = await Trailfilter.RunAsync(input, "filter", "-s", "default", "--invert", option, value);

        string names = string.Concat(logged.Ended(0).Lines.Concat(others.Ended(0).Lines)
            .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("eventName").GetString()));
        Assert.Equal(expected, names);
    }

    [Theory]
    [InlineData("--region", "us-east-1,eu-west-1", null)]
    [InlineData("--region", "us-gov-west-1,us-east-1", "No record that was read has the awsRegion us-gov-west-1.")]
    [InlineData("--region", "eusc-de-east-1,us-isob-east-1", "No record that was read has the awsRegion eusc-de-east-1 or us-isob-east-1.")]
    [InlineData("--account", "111122223333,444455556666", null)]
    [InlineData("--account", "111122223334", "No record that was read has the recipientAccountId 111122223334.")]
    public async Task What_was_asked_for_and_never_met_is_told(string option, string value, string? told)
    {
        byte[] input = Records.Lines(Records.Management("A"), Records.Data("B"));

        // None of them is in the month asked for besides: it is not the Region's or the account's fault.
        foreach (string[] times in new string[][] { [], ["--from", "2020-01-01", "--to", "2020-02-01"] })
        {
            ProgramResult run = await Trailfilter.RunAsync(input, ["filter", "-s", "default", option, value, .. times]);
            ProgramResult quiet = await Trailfilter.RunAsync(input, ["filter", "-s", "default", option, value, "-q", .. times]);

            Assert.Equal(told is not null, run.Ended(0).Errors.Contains($"warning: {told}\n", StringComparison.Ordinal));
            Assert.Equal(told is not null, run.Errors.Contains("that was read has", StringComparison.Ordinal));
            Assert.Empty(quiet.Ended(0).Errors);
        }
    }

    [Fact]
    public async Task A_Region_that_no_archive_is_of_is_told()
    {
        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", "--region", "eu-wset-1", Repository.Sample, "-o", "/dev/null");

        run.Ended(0).Said("warning: No record that was read has the awsRegion eu-wset-1.");
    }

    [Fact]
    public async Task Records_over_several_lines_come_out_on_one_and_wrapped_ones_unwrapped()
    {
        string record = Records.Management("A");
        string wrapped = $$"""{"Events":[{"EventId":"1","CloudTrailEvent":{{JsonSerializer.Serialize(record)}}}]}""";
        string pretty = record.Replace(",\"", ",\n  \"", StringComparison.Ordinal);

        ProgramResult run = await Trailfilter.RunAsync(Records.Lines(pretty, wrapped), "filter", "-s", "default");

        Assert.Equal([record, record], run.Ended(0).Lines);
    }

    [Fact]
    public async Task Several_trails_are_decided_in_one_pass_and_named()
    {
        using var folder = new TestFolder();
        const string List = """[{"ReadWriteType":"All","IncludeManagementEvents":true}]""";
        string named = folder.Write("named.json", $$"""{"TrailName":"my-trail","EventSelectors":{{List}}}""");
        string unnamed = folder.Write("unnamed.json", List);

        ProgramResult run = await Trailfilter.RunAsync(
            Records.Lines(Records.Management("A")),
            "filter", "-s", named, "-s", unnamed, "-s", $"third={named}", "-s", "default", "-o", "/dev/null", "--summary", "-");

        JsonElement.ArrayEnumerator trails = run.Ended(0).Json.GetProperty("trails").EnumerateArray();
        IEnumerable<string?> names = trails.Select(static trail => trail.GetProperty("name").GetString());
        Assert.Equal(["my-trail", "unnamed", "third", "default"], names);
    }

    [Fact]
    public async Task Selectors_may_come_from_standard_input()
    {
        byte[] selectors = File.ReadAllBytes(Repository.Selectors("all-management.json"));

        ProgramResult run = await Trailfilter.RunAsync(selectors, "filter", "-s", "-", Repository.Sample);

        Assert.NotEmpty(run.Ended(0).Output);
    }

    private static IEnumerable<string> SampleRecords() =>
        Directory.EnumerateFiles(Repository.Sample, "*.json.gz", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("CloudTrail-Digest", StringComparison.Ordinal))
            .Where(static path => !path.Contains("CloudTrail-Insight", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(Records.OfArchive);

    private static string? CategoryOf(string record) =>
        JsonDocument.Parse(record).RootElement.TryGetProperty("eventCategory", out JsonElement category)
            ? category.GetString()
            : null;
}

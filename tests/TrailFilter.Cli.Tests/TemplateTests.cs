using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Selectors out of a CloudFormation template and a Terraform plan, wherever a selectors file is asked for.</summary>
public sealed class TemplateTests
{
    private const string Partition = "AWS::Partition=aws";
    private static readonly string s_template = Path.Combine(Repository.Root, "data", "templates", "trails.yaml");

    [Fact]
    public async Task Filter_writes_the_same_bytes_as_with_the_selectors_themselves()
    {
        ProgramResult expected = await Trailfilter.RunAsync("filter", "-s", Repository.Selectors("two-buckets-only.json"), Repository.Sample);

        ProgramResult template = await Trailfilter.RunAsync(
            "filter", "-s", s_template, "--trail", "objects", "--parameter", Partition, Repository.Sample);

        Assert.NotEmpty(expected.Ended(0).Output);
        Assert.Equal(expected.Output, template.Ended(0).Output);
        template.Said("UploadBucket is not given; as CloudFormation does, its default is taken: amzn-s3-demo-uploads-02.");
    }

    [Fact]
    public async Task All_trails_of_a_file_are_counted_each_under_its_name()
    {
        using var folder = new TestFolder();
        ProgramResult run = await Trailfilter.RunAsync(
            "filter", "-s", s_template, "-s", $"given={s_template}", "--parameter", Partition, "-o", folder["out"], "--summary", "-", Repository.Sample);

        JsonElement[] trails = [.. run.Ended(0).Json.GetProperty("trails").EnumerateArray()];

        Assert.Equal(["management", "objects", "given/management", "given/objects"], trails.Select(static trail => trail.GetProperty("name").GetString()));
        Assert.Equal(331, trails[1].GetProperty("logged").GetInt64());
        Assert.True(trails[0].GetProperty("logged").GetInt64() > 331);
    }

    [Fact]
    public async Task A_parameter_decides_and_preview_shows_the_difference()
    {
        using var folder = new TestFolder();
        string all = folder.Write("all.yaml", (await File.ReadAllTextAsync(s_template, TestContext.Current.CancellationToken))
            .Replace("Default: 'false'", "Default: 'true'", StringComparison.Ordinal));

        ProgramResult run = await Trailfilter.RunAsync(
            "preview", "--current", all, "--proposed", s_template, "--trail", "management", "--format", "json", Repository.Sample);
        ProgramResult expected = await Trailfilter.RunAsync(
            "preview", "--current", Repository.Selectors("all-management.json"), "--proposed", Repository.Selectors("exclude-kms.json"), "--format", "json", Repository.Sample);

        Assert.Equal(TotalsOf(expected), TotalsOf(run));
    }

    [Fact]
    public async Task What_is_not_known_stops_the_run_with_line_and_path_and_says_what_to_give()
    {
        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", s_template, "-o", "/dev/null", Repository.Sample);
        ProgramResult check = await Trailfilter.RunAsync("check", "--format", "json", s_template);

        run.Ended(2).Said($"error: {s_template}: $.Resources.ObjectTrail.Properties.AdvancedEventSelectors[0].FieldSelectors[2].StartsWith[0]['Fn::Sub'] "
            + "(line 54, column 19): AWS::Partition is known only when the stack is made. Give the value: --parameter AWS::Partition=VALUE.");
        JsonElement[] files = [.. check.Ended(1).Json.GetProperty("files").EnumerateArray()];
        Assert.Equal(["management", "objects"], files.Select(static file => file.GetProperty("trailName").GetString()));
        Assert.Equal([true, false], files.Select(static file => file.GetProperty("accepted").GetBoolean()));
        Assert.Equal([54, 55], files[1].GetProperty("problems").EnumerateArray().Select(static problem => problem.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("has no trail called object; it has management, objects; did you mean objects?", "--trail", "object", "--parameter", Partition)]
    [InlineData("--parameter LogKsm: no file refers to that; did you mean LogKms?", "--parameter", "LogKsm=true", "--parameter", Partition)]
    [InlineData("write NAME=VALUE", "--parameter", "LogKms")]
    [InlineData("gives LogKms two values", "--parameter", "LogKms=true", "--parameter", "LogKms=false")]
    public async Task Names_that_fit_nothing_are_told(string told, params string[] options)
    {
        string[] filter = ["filter", "-s", s_template, "-o", "/dev/null", Repository.Sample, .. options];
        string[] check = ["check", s_template, .. options];
        (await Trailfilter.RunAsync(filter)).Ended(2).Said(told);
        (await Trailfilter.RunAsync(check)).Ended(2).Said(told);
    }

    [Fact]
    public async Task A_file_with_nothing_but_selectors_needs_no_name()
    {
        string[] preview = ["preview", "--current", "default", "--proposed", s_template, "--parameter", Partition, Repository.Sample, "--trail"];
        (await Trailfilter.RunAsync([.. preview, "objects"])).Ended(0);
        (await Trailfilter.RunAsync("check", Repository.Selectors("exclude-kms.json"), "--trail", "management-event"))
            .Ended(2).Said("--trail management-event: no file has a trail of that name; did you mean management-events?");
    }

    [Fact]
    public async Task A_proposal_is_one_trail() =>
        (await Trailfilter.RunAsync("preview", "--current", "default", "--proposed", s_template, "--parameter", Partition, Repository.Sample))
            .Ended(2).Said("holds 2 trails, and one is meant here: management, objects. Choose it with --trail NAME.");

    [Fact]
    public async Task A_plan_from_a_pipe_is_checked_and_each_kind_has_its_rules()
    {
        byte[] plan = await File.ReadAllBytesAsync(
            Path.Combine(Repository.Root, "data", "cases", "formats", "tf-plan-modules.json"), TestContext.Current.CancellationToken);

        ProgramResult run = await Trailfilter.RunAsync(plan, "check", "-");
        ProgramResult one = await Trailfilter.RunAsync(plan, "check", "--trail", "module.app.aws_cloudtrail.this", "-");

        Assert.Matches(@"^standard input: org-trail \(aws_cloudtrail at \$\.planned_values\..*, line 4\): accepted by the rules current ", run.Ended(0).Lines[0]);
        Assert.Contains(run.Lines, static line => line.StartsWith("standard input: lake (aws_cloudtrail_event_data_store at ", StringComparison.Ordinal)
            && line.Contains("): accepted by the rules event-data-store ", StringComparison.Ordinal));
        Assert.Equal(2, one.Ended(0).Lines.Length);
        Assert.StartsWith("  note: module.app.aws_cloudtrail.this has no selectors", one.Lines[1], StringComparison.Ordinal);
    }

    private static string TotalsOf(ProgramResult run) => run.Ended(0).Json.GetProperty("comparisons")[0].GetProperty("totals").GetRawText();
}

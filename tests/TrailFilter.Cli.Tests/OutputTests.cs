using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Where <c>filter</c> writes, and where it refuses to.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task An_output_that_exists_is_replaced_only_by_force()
    {
        using var folder = new TestFolder();
        byte[] input = Records.Lines(Records.Management("A"));
        string output = folder.Write("out.ndjson", "mine\n");

        ProgramResult refused = await Trailfilter.RunAsync(input, "filter", "-s", "default", "-o", output);
        string kept = File.ReadAllText(output);
        ProgramResult forced = await Trailfilter.RunAsync(input, "filter", "-s", "default", "-o", output, "--force");

        refused.Ended(2);
        refused.Said("exists already");
        refused.Said("--force");
        Assert.Equal("mine\n", kept);
        forced.Ended(0);
        Assert.Equal(input, File.ReadAllBytes(output));
        Assert.Equal(["out.ndjson"], folder.Files);
    }

    [Theory]
    [InlineData("-o")]
    [InlineData("--rejects")]
    [InlineData("--summary")]
    public async Task An_input_is_never_an_output_not_even_by_force(string option)
    {
        using var folder = new TestFolder();
        byte[] content = Records.Lines(Records.Management("A"));
        string input = folder.Write("records.ndjson", content);

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", input, option, input, "--force");

        run.Ended(2);
        run.Said("one of the inputs");
        Assert.Equal(content, File.ReadAllBytes(input));
        Assert.Equal(["records.ndjson"], folder.Files);
    }

    [Fact]
    public async Task Selectors_are_never_replaced_and_outputs_are_told_apart()
    {
        using var folder = new TestFolder();
        string selectors = folder.Write("s.json", File.ReadAllBytes(Repository.Selectors("exclude-kms.json")));

        ProgramResult overSelectors = await Trailfilter.RunAsync("filter", "-s", selectors, "-o", selectors, "--force");
        ProgramResult twice = await Trailfilter.RunAsync("filter", "-s", selectors, "-o", folder["x"], "--summary", folder["x"]);

        overSelectors.Ended(2).Said("--selectors has this file already");
        twice.Ended(2).Said("-o has this file already");
        Assert.Equal(["s.json"], folder.Files);
    }

    [Fact]
    public async Task Records_mirror_the_tree_of_the_inputs_without_empty_archives()
    {
        using var folder = new TestFolder();
        string selectors = Repository.Selectors("two-buckets-only.json");
        ProgramResult lines = await Trailfilter.RunAsync("filter", "-s", selectors, Repository.Sample);

        ProgramResult run = await Trailfilter.RunAsync(
            "filter", "-s", selectors, "--output-format", "records", "-o", folder["mirror"], Repository.Sample);

        run.Ended(0);
        Assert.Empty(run.Output);
        Assert.NotEmpty(folder.Files);
        Assert.All(folder.Files, static file => Assert.True(File.Exists(Repository.Sample + file["mirror".Length..])));
        string[] mirrored = [.. folder.Files.SelectMany(file => Records.OfArchive(folder[file]))];
        Assert.Equal(lines.Lines, mirrored);
        Assert.True(mirrored.Length > 0);
    }

    [Fact]
    public async Task Records_need_a_folder_and_lines_a_file()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["there"]);

        ProgramResult none = await Trailfilter.RunAsync("filter", "-s", "default", "--output-format", "records");
        ProgramResult file = await Trailfilter.RunAsync("filter", "-s", "default", "-o", folder["there"]);
        ProgramResult missing = await Trailfilter.RunAsync("filter", "-s", "default", "-o", folder["not/there"]);

        none.Ended(2).Said("-o DIR");
        file.Ended(2).Said("it is a folder");
        missing.Ended(4).Said("Cannot write to");
    }

    [Fact]
    public async Task A_full_disk_is_a_failure_and_a_closed_pipe_is_not()
    {
        ProgramResult full = await Trailfilter.BashAsync("$T filter -s default data/sample > /dev/full");
        ProgramResult fullSummary = await Trailfilter.BashAsync(
            "$T filter -s default data/sample -o /dev/null --summary - > /dev/full");
        ProgramResult fullCheck = await Trailfilter.BashAsync("$T check data/selectors/exclude-kms.json > /dev/full");
        ProgramResult fullGenerate = await Trailfilter.BashAsync("$T generate --records 10 > /dev/full");
        ProgramResult closed = await Trailfilter.BashAsync(
            "$T filter -s default data/sample | head -c 10; echo \" ${PIPESTATUS[0]}\"");
        ProgramResult closedEarly = await Trailfilter.BashAsync(
            "$T generate --records 100000 | head -c 10; echo \" ${PIPESTATUS[0]}\"");

        Assert.All([full, fullSummary, fullCheck, fullGenerate], run => run.Ended(4).Said("the disk is full"));
        Assert.Equal("{\"eventVer 0\n", closed.Text);
        Assert.Equal("{\"eventVer 0\n", closedEarly.Text);
        Assert.DoesNotContain("error", closed.Errors + closedEarly.Errors, StringComparison.Ordinal);
    }
}

using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>filter</c> counts, and where it says so.</summary>
public sealed class SummaryTests
{
    private static readonly string[] s_keys =
    [
        "archives", "bytes", "records", "logged", "notLogged", "ungoverned", "faults", "ambiguous", "inferredCategory", "seconds",
        "trails",
    ];

    [Fact]
    public async Task The_summary_has_its_keys_in_order_and_its_numbers_add_up()
    {
        using var folder = new TestFolder();
        ProgramResult run = await Trailfilter.RunAsync(
            "filter",
            "-s", Repository.Selectors("denied-network-activity.json"),
            "-s", "basic=" + Repository.Selectors("basic-management-and-one-bucket.json"),
            "-o", folder["out.ndjson"], "--summary", folder["summary.json"], Repository.Sample);

        run.Ended(0);
        JsonElement summary = JsonDocument.Parse(File.ReadAllBytes(folder["summary.json"])).RootElement;
        Assert.Equal(s_keys, ProgramResult.KeysOf(summary).Take(s_keys.Length));
        long Of(string key) => summary.GetProperty(key).GetInt64();
        Assert.Equal(Of("records"), Of("logged") + Of("notLogged") + Of("ungoverned") + Of("faults"));
        Assert.Equal(Of("logged"), File.ReadLines(folder["out.ndjson"]).LongCount());
        Assert.Equal(Of("logged"), Of("written"));
        Assert.True(Of("logged") > 0 && Of("notLogged") > 0 && Of("ungoverned") > 0);

        JsonElement trail = summary.GetProperty("trails")[0];
        Assert.Equal(["name", "logged", "selectors"], ProgramResult.KeysOf(trail));
        Assert.Equal(["index", "name", "logged", "only"], ProgramResult.KeysOf(trail.GetProperty("selectors")[0]));
        Assert.Equal(4, trail.GetProperty("selectors").GetArrayLength());
        Assert.Equal(3, trail.GetProperty("selectors")[3].GetProperty("index").GetInt32());
        Assert.Equal(9, summary.GetProperty("skippedArchives").GetProperty("digest").GetInt32());
    }

    [Fact]
    public async Task Records_without_readOnly_that_a_selector_for_writes_takes_are_counted()
    {
        using var folder = new TestFolder();
        string writes = folder.Write("writes.json", """{"EventSelectors":[{"ReadWriteType":"WriteOnly"}]}""");
        byte[] input = """
            {"eventVersion":"1.08","eventCategory":"Management","eventName":"A","readOnly":true}
            {"eventVersion":"1.08","eventCategory":"Management","eventName":"B","readOnly":false}
            {"eventVersion":"1.08","eventCategory":"Management","eventName":"C"}
            {"eventVersion":"1.08","eventCategory":"Management","eventName":"D","readOnly":null}
            {"eventVersion":"1.08","eventCategory":"Data","eventName":"E"}
            """u8.ToArray();
        ProgramResult run = await Trailfilter.RunAsync(input, "filter", "-s", writes, "-o", "/dev/null", "--summary", "-");
        Assert.Equal(2, run.Ended(0).Json.GetProperty("missingReadOnly").GetInt32());
        run.Said("2 records without readOnly that a selector for writes takes");
        ProgramResult all = await Trailfilter.RunAsync(input, "filter", "-s", "default", "-o", "/dev/null", "--summary", "-");
        Assert.Equal(0, all.Ended(0).Json.GetProperty("missingReadOnly").GetInt32());
    }

    [Fact]
    public async Task A_summary_to_standard_output_is_all_that_is_there()
    {
        ProgramResult run = await Trailfilter.RunAsync(
            Records.Lines(Records.Management("A"), Records.Data("B")),
            "filter", "-s", "default", "-o", "/dev/null", "--summary", "-");

        Assert.Equal(2, run.Ended(0).Json.GetProperty("records").GetInt32());
        Assert.Single(run.Lines);
    }

    [Fact]
    public async Task A_summary_in_words_goes_to_standard_error_unless_quiet()
    {
        byte[] input = Records.Lines(Records.Management("A"), Records.Data("B"), Records.Insight);

        ProgramResult told = await Trailfilter.RunAsync(input, "filter", "-s", "default");
        ProgramResult quiet = await Trailfilter.RunAsync(input, "filter", "-s", "default", "--quiet");

        Assert.Contains("3 records in 1 archive: 1 logged (33.3 %), 1 not logged, 1 ungoverned, 0 "
            + "unreadable.", told.Ended(0).Errors, StringComparison.Ordinal);
        Assert.Equal("", quiet.Ended(0).Errors);
        Assert.Equal(told.Output, quiet.Output);
    }

    [Theory]
    [InlineData("2 records written.", "--invert")]
    [InlineData("2 records written.", "--ungoverned")]
    [InlineData("3 records written.", "--invert", "--ungoverned")]
    public async Task A_summary_in_words_says_how_many_records_were_written_when_others_are(string told, params string[] options)
    {
        byte[] input = Records.Lines(Records.Management("A"), Records.Data("B"), Records.Data("C"), Records.Insight);

        ProgramResult run = await Trailfilter.RunAsync(input, ["filter", "-s", "default", .. options]);

        Assert.Contains($"\n{told}\n", run.Ended(0).Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_archives_is_warned_of()
    {
        using var folder = new TestFolder();
        ProgramResult empty = await Trailfilter.RunAsync("filter", "-s", "default", folder.Root);
        folder.Write(".hidden.json", "{}");
        ProgramResult hidden = await Trailfilter.RunAsync("filter", "-s", "default", folder.Root);

        empty.Ended(0).Said("warning: No archive was found in the input.");
        hidden.Ended(0).Said("warning: No archive was read");
    }

    [Fact]
    public async Task A_summary_inside_an_input_folder_is_not_counted_itself()
    {
        using var folder = new TestFolder();
        folder.Write("records.ndjson", Records.Lines(Records.Management("A")));

        ProgramResult run = await Trailfilter.RunAsync(
            "filter", "-s", "default", "-o", "/dev/null", "--summary", folder["summary.json"], folder.Root);

        Assert.DoesNotContain("skipped", run.Ended(0).Errors, StringComparison.Ordinal);
        Assert.Equal(["records.ndjson", "summary.json"], folder.Files);
    }
}

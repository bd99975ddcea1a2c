using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>preview</c> and <c>cost</c> answer, and what they refuse.</summary>
public sealed class PreviewTests
{
    private static readonly string s_all = Repository.Selectors("all-management.json");
    private static readonly string s_without = Repository.Selectors("exclude-kms.json");

    [Fact]
    public async Task Figures_are_those_that_filter_gives()
    {
        long now = await LoggedAsync(s_all);
        long then = await LoggedAsync(s_without);
        JsonElement totals = (await PreviewAsync("--current", s_all, "--proposed", s_without)).GetProperty("comparisons")[0].GetProperty("totals");
        long kept = totals.GetProperty("kept").GetProperty("records").GetInt64();
        Assert.Equal(now, kept + totals.GetProperty("dropped").GetProperty("records").GetInt64());
        Assert.Equal(then, kept + totals.GetProperty("added").GetProperty("records").GetInt64());
        Assert.True(then < now, "The sample shows nothing.");
    }

    [Fact]
    public async Task The_same_bytes_whatever_the_threads()
    {
        string[] arguments = ["preview", "--current", "default", "--proposed", s_without, "--format", "json", Repository.Sample];
        ProgramResult one = (await Trailfilter.RunAsync([.. arguments, "--threads", "1"])).Ended(0);
        ProgramResult four = (await Trailfilter.RunAsync([.. arguments, "--threads", "4"])).Ended(0);
        Assert.NotEmpty(one.Output);
        Assert.Equal(one.Output, four.Output);
    }

    [Theory]
    [InlineData("text", "The proposed selectors drop ")]
    [InlineData("markdown", "The proposed selectors drop ")]
    [InlineData("csv", "dropped_records")]
    [InlineData("json", "\"trailfilter.preview/1\"")]
    [InlineData("html", "<h1>The proposed selectors drop ")]
    public async Task Every_format_has_the_answer(string format, string expected)
    {
        using var folder = new TestFolder();
        ProgramResult run = await Trailfilter.RunAsync(
            "preview", "--current", s_all, "--proposed", s_without, "--format", format, "-o", folder["report"], Repository.Sample);
        run.Ended(0);
        Assert.Contains(expected, await File.ReadAllTextAsync(folder["report"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_proposals_are_compared_in_one_pass()
    {
        JsonElement report = await PreviewAsync("--current", s_all, "--proposed", $"less={s_without}", "--proposed", "default");
        Assert.Equal(["less", "default"], report.GetProperty("comparisons").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task With_several_trails_a_proposal_says_which_it_is_for()
    {
        JsonElement report = await PreviewAsync("--current", $"a={s_all}", "--current", "b=default", "--proposed", $"b={s_without}");
        JsonElement totals = report.GetProperty("comparisons")[0].GetProperty("totals");

        // The other trail goes on logging everything.
        Assert.Equal(0, totals.GetProperty("dropped").GetProperty("records").GetInt64());
        ProgramResult unclear = await Trailfilter.RunAsync(
            "preview", "--current", $"a={s_all}", "--current", "b=default", "--proposed", s_without, Repository.Sample);
        unclear.Ended(2).Said("Which trail are the proposed selectors management-events for? Write --proposed TRAIL=FILE with one of a, b.");
    }

    [Fact]
    public async Task A_condition_that_is_met_fails_the_run_and_the_report_is_there_all_the_same()
    {
        using var folder = new TestFolder();
        string[] arguments = ["preview", "--current", s_all, "--proposed", s_without, "-o", folder["report"], Repository.Sample];
        (await Trailfilter.RunAsync([.. arguments, "--fail-if", "dropped.records>0"])).Ended(1).Said("dropped.records");
        Assert.NotEmpty(await File.ReadAllTextAsync(folder["report"], TestContext.Current.CancellationToken));
        (await Trailfilter.RunAsync([.. arguments, "--force", "--fail-if", "dropped.records>1000000000"])).Ended(0);
    }

    [Theory]
    [InlineData("--fail-if", "dropped.record>0")]
    [InlineData("--fail-if", "dropped.records")]
    [InlineData("--fail-if", "dropped.records>many")]
    [InlineData("--siem", "-1")]
    [InlineData("--siem", "dear")]
    [InlineData("--copies", "some")]
    [InlineData("--lake", "two-year")]
    [InlineData("--format", "pdf")]
    [InlineData("--pricing", "no-such-file.json")]
    public async Task Wrong_values_are_told_with_what_would_be_right(string option, string value)
    {
        ProgramResult run = await Trailfilter.RunAsync("preview", "--current", "default", "--proposed", s_without, option, value, Repository.Sample);
        run.Ended(2).Said(option);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("free", "3")]
    [InlineData("paid", "0")]
    public async Task Copies_that_contradict_each_other_are_refused(string management, string copies) =>
        (await Trailfilter.RunAsync("cost", "--selectors", "default", "--management", management, "--copies", copies, Repository.Sample))
            .Ended(2).Said("--management").Said("--copies");

    [Fact]
    public async Task A_price_list_that_is_none_is_told_by_path()
    {
        using var folder = new TestFolder();
        string prices = folder.Write("prices.json", """{"name":"mine","asOf":"2026-01-01","partition":"aws","currency":"USD","items":[{"id":"data-events","default":-1}]}"""u8.ToArray());
        ProgramResult run = await Trailfilter.RunAsync("cost", "--selectors", "default", "--pricing", prices, Repository.Sample);
        run.Ended(2).Said("--pricing").Said("$");
    }

    [Fact]
    public async Task A_report_replaces_neither_input_nor_selectors()
    {
        using var folder = new TestFolder();
        string records = folder.Write("records.json", """{"eventVersion":"1.08","eventCategory":"Management"}"""u8.ToArray());
        string selectors = folder.Write("now.json", await File.ReadAllBytesAsync(s_all, TestContext.Current.CancellationToken));
        (await Trailfilter.RunAsync("preview", "--current", selectors, "--proposed", "default", "--force", "-o", records, records)).Ended(2).Said("inputs");
        (await Trailfilter.RunAsync("preview", "--current", selectors, "--proposed", "default", "--force", "-o", selectors, records)).Ended(2).Said("read");
    }

    [Fact]
    public async Task No_records_at_all_are_no_failure_but_told()
    {
        using var folder = new TestFolder();
        string empty = folder.Write("empty.json", """{"Records":[]}"""u8.ToArray());
        ProgramResult run = await Trailfilter.RunAsync("preview", "--current", "default", "--proposed", s_without, empty);
        Assert.Contains("no records", run.Ended(0).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Duplicates_are_counted_and_left_out_on_demand()
    {
        JsonElement counted = await PreviewAsync("--current", "default", "--proposed", s_without, Repository.Sample, Repository.Sample);
        JsonElement once = await PreviewAsync("--current", "default", "--proposed", s_without, "--dedupe", Repository.Sample, Repository.Sample);
        Assert.True(once.GetProperty("coverage").GetProperty("leavesDuplicatesOut").GetBoolean());
        Assert.Equal(
            counted.GetProperty("coverage").GetProperty("duplicates").GetInt64(), once.GetProperty("coverage").GetProperty("duplicates").GetInt64());
    }

    [Fact]
    public async Task Cost_names_usage_types_of_the_bill()
    {
        ProgramResult run = await Trailfilter.RunAsync("cost", "--selectors", s_all, "--management", "paid", "--format", "json", Repository.Sample);
        using JsonDocument report = JsonDocument.Parse(run.Ended(0).Output);
        Assert.Contains(
            report.RootElement.GetProperty("configurations")[0].GetProperty("lines").EnumerateArray(),
            static line => line.GetProperty("usageType").GetString() == "USE1-PaidEventsRecorded" && line.GetProperty("covered").GetDouble() > 0);
    }

    [Fact]
    public async Task A_page_holds_the_same_JSON_and_is_the_same_bytes_whatever_the_threads()
    {
        string[] arguments = ["preview", "--current", "default", "--proposed", s_without, Repository.Sample, "--redact"];
        byte[] page = (await Trailfilter.RunAsync([.. arguments, "--format", "html", "--threads", "1"])).Ended(0).Output;
        Assert.Equal(page, (await Trailfilter.RunAsync([.. arguments, "--format", "html", "--threads", "4"])).Ended(0).Output);
        string json = (await Trailfilter.RunAsync([.. arguments, "--format", "json"])).Ended(0).Text;
        string text = System.Text.Encoding.UTF8.GetString(page);
        Assert.Contains($"<script type=\"application/json\" id=\"report\">\n{json}</script>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?<![0-9.])[0-9]{12}", text);
    }

    [Fact]
    public async Task Cost_is_a_page_too()
    {
        using var folder = new TestFolder();
        (await Trailfilter.RunAsync("cost", "--selectors", s_all, "--format", "html", "-o", folder["cost.html"], Repository.Sample)).Ended(0);
        Assert.Contains("<h1>management-events: about ", await File.ReadAllTextAsync(folder["cost.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_data_stores_are_charged_for_what_they_take_in()
    {
        using var folder = new TestFolder();
        string store = folder.Write(
            "store.json", """{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]}"""u8.ToArray());
        ProgramResult run = await Trailfilter.RunAsync(
            "cost", "--selectors", store, "--rules", "event-data-store", "--format", "json", Repository.Sample);
        using JsonDocument report = JsonDocument.Parse(run.Ended(0).Output);
        Assert.All(
            report.RootElement.GetProperty("configurations")[0].GetProperty("lines").EnumerateArray(),
            static line => Assert.StartsWith("lake-ingestion", line.GetProperty("item").GetString(), StringComparison.Ordinal));
        Assert.NotEqual(0, report.RootElement.GetProperty("coverage").GetProperty("records").GetProperty("records").GetInt64());
    }

    private static async Task<JsonElement> PreviewAsync(params string[] arguments)
    {
        ProgramResult run = await Trailfilter.RunAsync(["preview", "--format", "json", Repository.Sample, .. arguments]);
        using JsonDocument report = JsonDocument.Parse(run.Ended(0).Output);
        return report.RootElement.Clone();
    }

    private static async Task<long> LoggedAsync(string selectors)
    {
        using var folder = new TestFolder();
        await Trailfilter.RunAsync("filter", "-s", selectors, "-o", "/dev/null", "--summary", folder["summary"], Repository.Sample);
        using JsonDocument summary = JsonDocument.Parse(await File.ReadAllTextAsync(folder["summary"], TestContext.Current.CancellationToken));
        return summary.RootElement.GetProperty("logged").GetInt64();
    }
}

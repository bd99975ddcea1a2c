using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>--sample</c> reads, says and refuses.</summary>
public sealed class SampleTests
{
    private static readonly string s_all = Repository.Selectors("all-management.json");
    private static readonly string s_without = Repository.Selectors("exclude-kms.json");

    [Fact]
    public async Task Samples_are_the_same_bytes_whatever_the_threads()
    {
        string[] arguments = ["preview", "--current", s_all, "--proposed", s_without, "--sample", "1/4", "--management", "paid", "--format", "json", Repository.Sample];
        ProgramResult one = (await Trailfilter.RunAsync([.. arguments, "--threads", "1"])).Ended(0);
        Assert.Equal(one.Output, (await Trailfilter.RunAsync([.. arguments, "--threads", "4"])).Ended(0).Output);
    }

    [Fact]
    public async Task Parts_add_up_to_the_whole_and_their_estimates_to_its_figures()
    {
        const int Parts = 5;
        JsonElement whole = await PreviewAsync();
        Assert.False(whole.TryGetProperty("sample", out _));
        double dropped = DroppedOf(whole);
        double month = MonthOf(whole);
        long records = 0;
        int held = 0;
        for (int number = 1; number <= Parts; number++)
        {
            JsonElement part = await PreviewAsync("--sample", $"{number}/{Parts}");
            JsonElement sample = part.GetProperty("sample");
            Assert.Equal($"{number}/{Parts}", sample.GetProperty("part").GetString());
            Assert.Equal(0.95, sample.GetProperty("confidence").GetDouble());
            Assert.InRange(sample.GetProperty("archivesRead").GetInt64(), 2, sample.GetProperty("archivesFound").GetInt64() - 1);
            records += part.GetProperty("coverage").GetProperty("records").GetProperty("records").GetInt64();
            held += Holds(part.GetProperty("comparisons")[0].GetProperty("intervals").GetProperty("dropped"), dropped) ? 1 : 0;
            held += Holds(part.GetProperty("cost").GetProperty("configurations")[0].GetProperty("coveredInterval"), CoveredOf(whole)) ? 1 : 0;
            Assert.InRange(MonthOf(part), month / 3, month * 3);
            Assert.Contains("This is a sample", sample.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
            Assert.Matches("drop about .*95 %", part.GetProperty("comparisons")[0].GetProperty("headline").GetString());
        }

        Assert.Equal(whole.GetProperty("coverage").GetProperty("records").GetProperty("records").GetInt64(), records);
        Assert.InRange(held, Parts * 2 - 2, Parts * 2);
    }

    [Fact]
    public async Task Cost_of_a_sample_is_told_with_its_range()
    {
        ProgramResult run = await Trailfilter.RunAsync("cost", "--selectors", s_all, "--management", "paid", "--sample", "1/4", Repository.Sample);
        Assert.Matches("^management-events: about \\$[0-9.,]+ a month \\(95 %: \\$[0-9.,]+ to \\$[0-9.,]+\\)\\.\n! This is a sample: ", run.Ended(0).Text);
    }

    [Theory]
    [InlineData("1/1")]
    [InlineData("0/5")]
    [InlineData("5")]
    [InlineData("half")]
    [InlineData("6/5")]
    public async Task What_is_no_part_is_refused(string part) =>
        (await Trailfilter.RunAsync("cost", "--selectors", "default", "--sample", part, Repository.Sample)).Ended(2).Said("--sample").Said("1/20");

    [Fact]
    public async Task What_no_sample_can_be_taken_of_is_refused()
    {
        using var folder = new TestFolder();
        string one = folder.Write("one.json", """{"Records":[]}"""u8.ToArray());
        (await Trailfilter.RunAsync("cost", "--selectors", "default", "--sample", "1/2", one)).Ended(2).Said("only one");
        (await Trailfilter.RunAsync("cost", "--selectors", "default", "--sample", "1/2", "-")).Ended(2).Said("standard input is one");
        folder.Write("two.json", """{"Records":[]}"""u8.ToArray());
        (await Trailfilter.RunAsync("cost", "--selectors", "default", "--sample", "7/1000000", folder.Root)).Ended(2).Said("None of the 2 archives falls into");
        (await Trailfilter.RunAsync("preview", "--current", s_all, "--proposed", s_without, "--sample", "1/4", "--fail-if", "dropped.security>0", Repository.Sample))
            .Ended(2).Said("--fail-if needs all archives");
    }

    private static bool Holds(JsonElement range, double value) =>
        range.GetProperty("low").GetDouble() <= value && value <= range.GetProperty("high").GetDouble();

    private static double DroppedOf(JsonElement report) =>
        report.GetProperty("comparisons")[0].GetProperty("totals").GetProperty("dropped").GetProperty("records").GetDouble();

    private static double MonthOf(JsonElement report) => report.GetProperty("cost").GetProperty("configurations")[0].GetProperty("month").GetDouble();

    private static double CoveredOf(JsonElement report) => report.GetProperty("cost").GetProperty("configurations")[0].GetProperty("covered").GetDouble();

    private static async Task<JsonElement> PreviewAsync(params string[] arguments)
    {
        ProgramResult run = await Trailfilter.RunAsync(
            ["preview", "--current", s_all, "--proposed", s_without, "--management", "paid", "--format", "json", Repository.Sample, .. arguments]);
        using JsonDocument report = JsonDocument.Parse(run.Ended(0).Output);
        return report.RootElement.Clone();
    }
}

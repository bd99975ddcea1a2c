using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>diff</c> says.</summary>
public sealed class DiffTests
{
    private const string Management = """{"AdvancedEventSelectors":[{"Name":"Everything","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]}""";

    [Fact]
    public async Task The_same_in_another_form_is_equal()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder["a.json"], Management, TestContext.Current.CancellationToken);

        ProgramResult text = await Trailfilter.RunAsync("diff", folder["a.json"], "default");
        ProgramResult json = await Trailfilter.RunAsync("diff", "--format", "json", folder["a.json"], "default");

        Assert.Equal($"Equal: A ({folder["a.json"]}) and B (default) log the same records.\n", text.Ended(0).Text);
        JsonElement result = json.Ended(0).Json;
        Assert.Equal(["relation", "equal", "a", "b", "onlyA", "onlyB"], ProgramResult.KeysOf(result));
        Assert.Equal("equal", result.GetProperty("relation").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("onlyA").ValueKind);
    }

    [Fact]
    public async Task A_difference_comes_with_a_record_and_reasons()
    {
        ProgramResult run = await Trailfilter.RunAsync("diff", "default", "data/selectors/exclude-kms.json");

        string[] lines = run.Ended(1).Lines;
        Assert.Equal("A (default) logs all that B (data/selectors/exclude-kms.json) logs, and more.", lines[0]);
        Assert.Equal("Only A logs this record, by EventSelectors[0]:", lines[1]);
        Assert.Contains("\"eventSource\":\"kms.amazonaws.com\"", lines[2], StringComparison.Ordinal);
        Assert.Equal("  B does not log it:", lines[3]);
        Assert.EndsWith("eventSource is \"kms.amazonaws.com\", the selector has NotEquals \"kms.amazonaws.com\"", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_confirms_the_records()
    {
        const string A = "data/selectors/basic-management-and-one-bucket.json";
        const string B = "data/selectors/two-buckets-only.json";
        ProgramResult run = await Trailfilter.RunAsync("diff", "--format", "json", A, B);

        JsonElement result = run.Ended(1).Json;
        Assert.Equal("overlapping", result.GetProperty("relation").GetString());
        foreach ((string side, string logging, string other) in new[] { ("onlyA", A, B), ("onlyB", B, A) })
        {
            JsonElement difference = result.GetProperty(side);
            Assert.Equal(["selectors", "selector", "ambiguous", "record", "misses"], ProgramResult.KeysOf(difference));
            byte[] record = JsonSerializer.SerializeToUtf8Bytes(difference.GetProperty("record"));
            Assert.Single((await Trailfilter.RunAsync(record, "filter", "--quiet", "--selectors", logging)).Ended(0).Lines);
            Assert.Empty((await Trailfilter.RunAsync(record, "filter", "--quiet", "--selectors", other)).Ended(0).Lines);
        }
    }

    [Fact]
    public async Task Text_of_selectors_never_reaches_the_terminal_raw()
    {
        byte[] selectors = """{"AdvancedEventSelectors":[{"Name":"\u001b[31mred","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"eventName","Equals":["\u001b[2J"]}]}]}"""u8.ToArray();

        ProgramResult run = await Trailfilter.RunAsync(selectors, "diff", "-", "default");

        Assert.Contains("red", run.Ended(1).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_selectors_and_missing_files_are_wrong_usage()
    {
        byte[] refused = """{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventName","Equals":["x"]}]}]}"""u8.ToArray();

        (await Trailfilter.RunAsync(refused, "diff", "default", "-")).Ended(2).Said("standard input: $");
        (await Trailfilter.RunAsync("diff", "nosuch.json", "default")).Ended(2).Said("There is no file nosuch.json");
    }

    [Fact]
    public async Task Rules_say_whose_selectors_they_are()
    {
        byte[] insight = """{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Insight"]}]}]}"""u8.ToArray();

        ProgramResult run = await Trailfilter.RunAsync(insight, "diff", "--rules", "event-data-store", "-", "default");

        Assert.StartsWith("Disjoint: A (standard input) and B (default) have no record in common.", run.Ended(1).Text, StringComparison.Ordinal);
    }
}

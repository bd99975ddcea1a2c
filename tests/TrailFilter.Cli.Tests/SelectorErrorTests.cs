using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Selectors that cannot be used: nothing is read, and the program says what is wrong and what would be right.</summary>
public sealed class SelectorErrorTests
{
    public static TheoryData<string, string, string> Files => new()
    {
        { "a misspelt key", """{"AdvancedEventSelector":[]}""", "AdvancedEventSelectors" },
        { "a misspelt inner key", """[{"FieldSelectors":[{"Field":"eventCategory","Equal":["Data"]}]}]""", "Equals" },
        { "a wrong type", """{"EventSelectors":"all"}""", "$.EventSelectors" },
        {
            "both kinds",
            """
            {"EventSelectors":[{"ReadWriteType":"All"}],
            "AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]}
            """,
            "both"
        },
        {
            "a skeleton",
            """
            {"TrailName":"","EventSelectors":[{"ReadWriteType":"All","IncludeManagementEvents":true,
            "DataResources":[{"Type":"","Values":[""]}],"ExcludeManagementEventSources":[""]}],
            "AdvancedEventSelectors":[{"Name":"","FieldSelectors":[{"Field":"","Equals":[""],"StartsWith":[""],
            "EndsWith":[""],"NotEquals":[""],"NotStartsWith":[""],"NotEndsWith":[""]}]}]}
            """,
            "skeleton"
        },
        { "no JSON", "eventCategory = Data", "not valid JSON" },
        { "nothing", "", "The file is empty" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Refused_selectors_stop_filter_before_anything_is_read(string name, string content, string told)
    {
        using var folder = new TestFolder();
        string selectors = folder.Write("s.json", content);

        ProgramResult filter = await Trailfilter.RunAsync("filter", "-s", selectors, "-o", folder["out"], folder["missing"]);
        ProgramResult check = await Trailfilter.RunAsync("check", selectors);

        filter.Ended(2).Said(told);
        Assert.StartsWith($"error: {selectors}: $", filter.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", filter.Errors, StringComparison.Ordinal);
        Assert.Contains(told, check.Ended(1).Text, StringComparison.Ordinal);
        Assert.True(folder.Files.Length == 1, name);
    }

    [Fact]
    public async Task A_file_of_fifty_megabytes_is_refused_at_once()
    {
        using var folder = new TestFolder();
        string selectors = folder["large.json"];
        await using (FileStream file = File.Create(selectors))
        {
            file.SetLength(50_000_000);
        }

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", selectors);

        run.Ended(2).Said("has more than 8388608 bytes");
    }

    [Theory]
    [InlineData("nosuch.json", "There is no file nosuch.json")]
    [InlineData("data", "data is a folder")]
    [InlineData("=x.json", "write FILE or NAME=FILE")]
    [InlineData("x=", "write FILE or NAME=FILE")]
    public async Task A_file_that_is_none_is_wrong_usage(string argument, string told) =>
        (await Trailfilter.RunAsync("filter", "--selectors", argument)).Ended(2).Said(told);

    [Fact]
    public async Task Two_trails_cannot_have_one_name() =>
        (await Trailfilter.RunAsync("filter", "-s", "default", "-s", "default"))
            .Ended(2).Said("Two trails are called default");

    [Fact]
    public async Task Warnings_are_told_and_do_not_stop_the_run()
    {
        using var folder = new TestFolder();
        string selectors = folder.Write("s.json", """
            [{"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},
            {"Field":"resources.type","Equals":["AWS::New::Thing"]}]}]
            """);

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", selectors);
        ProgramResult quiet = await Trailfilter.RunAsync("filter", "-s", selectors, "--quiet");

        run.Ended(0).Said($"warning: {selectors}: $[0].FieldSelectors[1].Equals[0]");
        Assert.Equal("", quiet.Ended(0).Errors);
    }

    [Fact]
    public async Task Rules_can_be_chosen()
    {
        using var folder = new TestFolder();
        string selectors = folder.Write("s.json", """
            [{"FieldSelectors":[{"Field":"eventCategory","Equals":["ConfigurationItem"]}]}]
            """);

        (await Trailfilter.RunAsync("check", selectors)).Ended(1);
        (await Trailfilter.RunAsync("check", selectors, "--rules", "event-data-store")).Ended(0);
    }
}

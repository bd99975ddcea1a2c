using System.Text.Json;
using System.Text.Json.Nodes;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Every case of data/cases/convert is converted, or refused, as it says.</summary>
/// <remarks>
/// <c>from</c> is the file, or the word default. <c>result</c> is what must come out, as JSON; <c>lines</c> are lines that must be in it
/// and <c>absent</c> texts that must not; <c>refused</c> is what must be said where nothing may come out, <c>said</c> what must be said
/// besides a result.
/// </remarks>
public sealed class ConvertCaseTests
{
    private static readonly string[] s_keys = ["name", "why", "source", "to", "from", "minimise", "arguments", "result", "lines", "absent", "refused", "said"];

    private static readonly JsonObject[] s_cases =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "data", "cases", "convert"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(static file => JsonNode.Parse(File.ReadAllBytes(file))!.AsArray()).Select(static one => one!.AsObject()),
    ];

    public static TheoryData<string> Names => [.. s_cases.Select(static one => Text(one, "name"))];

    [Fact]
    public void Every_case_has_a_name_of_its_own_a_why_and_a_source()
    {
        Assert.True(s_cases.Length >= 50);
        Assert.Distinct(s_cases.Select(static one => Text(one, "name")));
        Assert.All(s_cases, static one => Assert.True(Text(one, "why").Length > 0 && Text(one, "source").Length > 0));
        Assert.All(s_cases.SelectMany(static one => one), static member => Assert.Contains(member.Key, s_keys));
        Assert.All(s_cases, static one => Assert.True(one["refused"] is not null ^ (one["result"] is not null || one["lines"] is not null)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_case_is_converted_as_it_says(string name)
    {
        JsonObject one = s_cases.Single(one => Text(one, "name") == name);
        using var folder = new TestFolder();
        string file = one["from"] is JsonObject from ? folder.Write("input.json", from.ToJsonString()) : "default";
        string[] more = [.. Texts(one, "arguments")];
        ProgramResult run = await Trailfilter.RunAsync(
            ["convert", "--to", Text(one, "to"), .. one["minimise"] is null ? [] : new[] { "--minimise" }, .. more, file]);

        if (one["refused"] is not null)
        {
            run.Ended(1);
            Assert.Empty(run.Output);
            Assert.Contains("nothing was written", run.Errors, StringComparison.Ordinal);
            Assert.All(Texts(one, "refused"), told => run.Said(told));
            return;
        }

        run.Ended(0);
        Assert.All(Texts(one, "said"), told => run.Said(told));
        if (one["result"] is { } result)
        {
            Assert.Equal(
                JsonSerializer.Serialize(result), JsonSerializer.Serialize(JsonNode.Parse(run.Output)));
        }

        string[] lines = run.Text.Split('\n');
        Assert.All(Texts(one, "lines"), line => Assert.Contains(line, lines));
        Assert.All(Texts(one, "absent"), text => Assert.DoesNotContain(text, run.Text, StringComparison.Ordinal));
        if (Text(one, "to") != "terraform")
        {
            string written = folder.Write("written", run.Output);
            (await Trailfilter.RunAsync(["diff", .. more, file, written])).Ended(0);
        }
    }

    private static string Text(JsonObject one, string key) => one[key]!.GetValue<string>();

    private static IEnumerable<string> Texts(JsonObject one, string key) => one[key]?.AsArray().Select(static text => text!.GetValue<string>()) ?? [];
}

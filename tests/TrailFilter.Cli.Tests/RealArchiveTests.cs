using System.Text;
using System.Text.Json;
using TrailFilter.Cli.Tests.Running;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Cli.Tests;

/// <summary>The main job on archives as CloudTrail and other tools really wrote them.</summary>
public sealed class RealArchiveTests
{
    [Fact]
    public async Task Real_archives_give_the_same_bytes_with_any_number_of_threads_and_their_counters_add_up()
    {
        const string NotChecked = "filtering real archives";
        string[] inputs = [SharedData.Require("original", NotChecked), SharedData.Require("records", NotChecked)];
        using var folder = new TestFolder();

        ProgramResult one = await Trailfilter.RunAsync(
            ["filter", "-s", "default", "--threads", "1", "--summary", folder["1.json"], "--rejects", folder["1.rejects"], .. inputs]);
        ProgramResult four = await Trailfilter.RunAsync(
            ["filter", "-s", "default", "--threads", "4", "--summary", folder["4.json"], "--rejects", folder["4.rejects"], .. inputs]);

        Assert.Equal(one.Output, four.Output);
        Assert.Equal(one.ExitCode, four.ExitCode);
        Assert.Equal(File.ReadAllBytes(folder["1.rejects"]), File.ReadAllBytes(folder["4.rejects"]));
        JsonElement summary = JsonDocument.Parse(File.ReadAllBytes(folder["4.json"])).RootElement;
        long Of(string key) => summary.GetProperty(key).GetInt64();
        Assert.Equal(Of("records"), Of("logged") + Of("notLogged") + Of("ungoverned") + Of("faults"));
        Assert.Equal(Of("logged"), four.Lines.Length);
        Assert.True(Of("logged") > 1000);
        four.Ended(Of("faults") + Of("archiveFaults") > 0 ? 3 : 0);
    }

    [Fact]
    public async Task Logged_records_are_the_exact_bytes_of_their_source_in_order_from_files_and_from_a_pipe()
    {
        string records = SharedData.Require("records", "that real records come out byte for byte");
        using var folder = new TestFolder();
        string selectors = folder.Write("s.json", """
            {"AdvancedEventSelectors":[
                {"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},{"Field":"readOnly","Equals":["false"]}]},
                {"FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},
                    {"Field":"eventName","NotEquals":["GetObject","ListObjects"]}]}]}
            """);
        SelectorSet set = SelectorReader.Read(File.ReadAllBytes(selectors), RuleSet.Current).Selectors!;
        var reference = new ReferenceEvaluator([new Trail("t", set)]);

        // Line by line and by the reference evaluator: nothing of the engine's own reading.
        string[] files = [.. Directory.EnumerateFiles(records).Order(StringComparer.Ordinal)];
        List<string> lines = [.. files.SelectMany(Lines)];
        string expected = string.Concat(lines.Where(line => IsLogged(reference, line)).Select(static line => line + "\n"));
        Assert.True(expected.Length > 1_000_000);

        ProgramResult fromFiles = await Trailfilter.RunAsync(["filter", "-s", selectors, "--threads", "4", records]);
        Assert.True(expected == fromFiles.Ended(0).Text, "The bytes from files differ from those of the source.");
        ProgramResult fromPipe = await Trailfilter.RunAsync(
            Encoding.UTF8.GetBytes(string.Join('\n', lines)), ["filter", "-s", selectors, "--strict"]);
        Assert.True(expected == fromPipe.Ended(0).Text, "The bytes from a pipe differ from those of the source.");
    }

    private static bool IsLogged(ReferenceEvaluator reference, string line)
    {
        using var document = JsonDocument.Parse(line);
        return reference.Decide(document.RootElement).Outcome == Outcome.Logged;
    }

    private static IEnumerable<string> Lines(string path)
    {
        byte[] content = path.EndsWith(".gz", StringComparison.Ordinal) ? TestFolder.Unzip(path) : File.ReadAllBytes(path);
        return Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

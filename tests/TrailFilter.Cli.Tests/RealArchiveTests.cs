using System.Text.Json;
using TrailFilter.Cli.Tests.Running;

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
}

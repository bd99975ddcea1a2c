using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Inputs that are not there, most often because they are misspelt: told before anything is read or written.</summary>
public sealed class MissingInputTests
{
    [Fact]
    public async Task Nothing_is_read_or_written_and_each_is_named()
    {
        using var folder = new TestFolder();
        string input = folder.Write("in.ndjson", Records.Lines(Records.Management("A")));

        ProgramResult run = await Trailfilter.RunAsync(
            "filter", "-s", "default", "-q", folder["absent"], folder["*.zip"], input,
            "-o", folder["out.ndjson"], "--summary", folder["summary.json"], "--rejects", folder["rejects.ndjson"]);

        run.Ended(2).Said($"error: There is no file or folder {folder["absent"]}.");
        run.Said($"error: No file fits the pattern {folder["*.zip"]}.");
        run.Said("Nothing was read or written.");
        Assert.Empty(run.Output);
        Assert.Equal(["in.ndjson"], folder.Files);
    }

    [Theory]
    [InlineData("logs/2026/march.json", "logs/2026/march.jsn")]
    [InlineData("logs/2026/march.json", "logs/2026/marhc.json")]
    [InlineData("logs/2026/march.json", "Logs/2026/march.json")]
    [InlineData("logs/2026/march.json", "lgs/2026/march.json")]
    [InlineData("logs/2025", "logs/2025/march.json/")]
    [InlineData("logs", "lgs")]
    [InlineData("logs", "lgs/april.json")]
    [InlineData(null, "invoices")]
    [InlineData(null, "logs/2026/march.json/deeper")]
    public async Task The_nearest_name_is_told(string? nearest, string input)
    {
        using var folder = new TestFolder();
        folder.Write("logs/2026/march.json", Records.Lines(Records.Management("A")));
        folder.Write("logs/2025x/.march.json", "");
        string? meant = nearest == "logs/2025" ? folder["logs/2025x"] : nearest is null ? null : folder[nearest];

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", folder[input]);

        run.Ended(2).Said($"There is no file or folder {folder[input]}{(meant is null ? "." : $"; did you mean {meant}?")}\n");
    }

    [Fact]
    public async Task A_relative_name_is_told_as_it_would_be_written()
    {
        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", "data/smaple");

        run.Ended(2).Said("There is no file or folder data/smaple; did you mean data/sample?");
        (await Trailfilter.RunAsync("filter", "-s", "default", "READNE.md")).Ended(2).Said("did you mean README.md?");
    }

    [Fact]
    public async Task Names_cannot_command_a_terminal()
    {
        using var folder = new TestFolder();
        folder.Write("a\e[2Jb\n.json", "");

        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", folder["a\e[2Jb\n.jsn"]);

        Assert.DoesNotContain('\e', run.Ended(2).Errors);
        run.Said("did you mean").Said("a\\x1b[2Jb\\x0a.json?");
    }
}

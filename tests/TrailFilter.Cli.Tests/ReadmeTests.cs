using System.Text.RegularExpressions;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What README says is true: its commands run as they stand, and its figures are those of bench/results.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    public static TheoryData<string> Commands =>
        [.. ShellBlock().Matches(s_readme)
            .SelectMany(static block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(static line => !line.StartsWith('#') && line != "dotnet test")];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_runs_as_it_stands(string command)
    {
        using var folder = new TestFolder();

        // The program stands for both ways to call it; bash gets the line as it is.
        string line = command.Replace("dotnet run --project engine/TrailFilter.Cli --", "trailfilter", StringComparison.Ordinal);
        Assert.Contains("trailfilter ", line, StringComparison.Ordinal);
        ProgramResult result = await Trailfilter.BashAsync(
            $"set -o pipefail; trailfilter() {{ \"$T\" \"$@\"; }}; cd '{folder.Root}' && ln -s '{Repository.Root}/data' data && {line}");
        result.Ended(0);

        // Each leaves something behind: a file, a folder, or text.
        Assert.True(result.Output.Length > 0 || Directory.EnumerateFileSystemEntries(folder.Root).Count() > 1, $"{command}\nleft nothing behind.");
    }

    [Fact]
    public async Task The_first_run_says_what_README_shows()
    {
        using var folder = new TestFolder();
        string shown = SaidBlock().Match(s_readme).Groups[1].Value;
        ProgramResult result = await Trailfilter.RunAsync(
            "preview", "--current", Repository.Selectors("all-management.json"), "--proposed", Repository.Selectors("exclude-kms.json"),
            Repository.Sample, "--format", "html", "-o", folder["change.html"]);
        Assert.Equal(shown, result.Ended(0).Errors);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(folder["change.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_those_of_the_results()
    {
        MatchCollection tables = Table().Matches(s_readme);
        Assert.Equal(3, tables.Count);
        foreach (Match table in tables)
        {
            string[] results = File.ReadAllLines(Path.Combine(Repository.Root, table.Groups[1].Value));
            string[] rows = table.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(rows.Length > 3, $"README shows no rows of {table.Groups[1].Value}.");
            Assert.All(rows, row => Assert.Contains(row, results));
        }
    }

    [Fact]
    public void Continuous_integration_runs_the_test_command_that_README_gives()
    {
        Assert.Contains("\ndotnet test\n", s_readme, StringComparison.Ordinal);
        Assert.Contains("dotnet test", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"The first says\n\n```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SaidBlock();

    [GeneratedRegex(@"<!-- table (\S+) -->\n(.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}

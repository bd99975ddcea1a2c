using System.Text;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What <c>convert</c> does with files, several trails and real configurations.</summary>
public sealed class ConvertTests
{
    private const string Template = "data/templates/trails.yaml";

    [Fact]
    public async Task The_result_goes_to_a_file_that_is_not_replaced_unasked()
    {
        using var folder = new TestFolder();
        string[] line = ["convert", "--to", "cli", "data/selectors/exclude-kms.json", "-o", folder["put.json"]];

        Assert.Empty((await Trailfilter.RunAsync(line)).Ended(0).Output);
        byte[] first = await File.ReadAllBytesAsync(folder["put.json"], TestContext.Current.CancellationToken);
        (await Trailfilter.RunAsync(line)).Ended(2).Said("--force");
        (await Trailfilter.RunAsync([.. line, "--force"])).Ended(0);

        Assert.Equal(first, await File.ReadAllBytesAsync(folder["put.json"], TestContext.Current.CancellationToken));
        Assert.Equal(["put.json"], folder.Files);
    }

    [Fact]
    public async Task The_input_is_never_replaced()
    {
        using var folder = new TestFolder();
        string file = folder.Write("a.json", """{"EventSelectors":[{"ReadWriteType":"All"}]}""");
        File.CreateSymbolicLink(folder["link.json"], file);

        (await Trailfilter.RunAsync("convert", "--to", "cli", file, "-o", folder["link.json"], "--force"))
            .Ended(2).Said("this is the input, which is never replaced.");

        Assert.StartsWith("{\"EventSelectors\"", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_leaves_no_file()
    {
        using var folder = new TestFolder();
        (await Trailfilter.RunAsync("convert", "--to", "basic", "data/selectors/without-delete-object-service-events.json", "-o", folder["b.json"])).Ended(1);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Several_trails_go_where_several_can_be()
    {
        string[] given = ["--parameter", "AWS::Partition=aws"];
        (await Trailfilter.RunAsync(["convert", "--to", "cli", .. given, Template])).Ended(2).Said("Choose it with --trail NAME.");
        ProgramResult one = await Trailfilter.RunAsync(["convert", "--to", "advanced", "--trail", "objects", .. given, Template]);
        ProgramResult all = await Trailfilter.RunAsync(["convert", "--to", "cloudformation", .. given, Template]);

        Assert.StartsWith("[", one.Ended(0).Text, StringComparison.Ordinal);
        using var folder = new TestFolder();
        string written = folder.Write("all.yaml", all.Ended(0).Output);
        (await Trailfilter.RunAsync(["diff", "--trail", "objects", .. given, Template, written])).Ended(0);
    }

    [Fact]
    public async Task A_trail_out_of_a_pipe_is_called_a_trail()
    {
        ProgramResult run = await Trailfilter.RunAsync(Encoding.UTF8.GetBytes("""[{"ReadWriteType":"All"}]"""), "convert", "--to", "terraform", "-");

        Assert.Contains("resource \"aws_cloudtrail\" \"trail\" {", run.Ended(0).Lines);
        Assert.Contains("  name           = var.trail_name", run.Lines);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task Quiet_leaves_errors_only()
    {
        byte[] twice = Encoding.UTF8.GetBytes("""[{"ReadWriteType":"All"},{"ReadWriteType":"All"}]""");

        Assert.Empty((await Trailfilter.RunAsync(twice, "convert", "--to", "cli", "--minimise", "--quiet", "-")).Ended(0).Errors);
        (await Trailfilter.RunAsync(twice, "convert", "--to", "cli", "--minimize", "-")).Ended(0)
            .Said("2 selectors with 0 values became 1 selector with 0 values");
    }

    [Fact]
    public async Task Refused_selectors_and_missing_files_are_wrong_usage()
    {
        byte[] refused = Encoding.UTF8.GetBytes("""{"AdvancedEventSelectors":[{"FieldSelectors":[{"Field":"eventName","Equals":["x"]}]}]}""");

        (await Trailfilter.RunAsync(refused, "convert", "--to", "cli", "-")).Ended(2).Said("standard input: $");
        (await Trailfilter.RunAsync("convert", "--to", "cli", "nosuch.json")).Ended(2).Said("There is no file nosuch.json");
        (await Trailfilter.RunAsync("convert", "--to", "cli", "default", "--trail", "x")).Ended(2).Said("--trail x");
    }

    [Fact]
    public async Task Names_of_selectors_never_reach_the_terminal_raw()
    {
        byte[] selectors = Encoding.UTF8.GetBytes(
            """[{"Name":"\u001b[31m\u202ered","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"\u001b[2J","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]""");

        foreach (string form in new[] { "advanced", "cli", "cloudformation", "terraform" })
        {
            ProgramResult run = await Trailfilter.RunAsync(selectors, "convert", "--to", form, "--minimise", "-");
            Assert.Contains("red", run.Ended(0).Text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', run.Text + run.Errors);
            Assert.DoesNotContain('\u202e', run.Text + run.Errors);
        }
    }
}

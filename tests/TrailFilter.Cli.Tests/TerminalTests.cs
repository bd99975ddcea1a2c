using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What appears on a terminal, and what does not appear elsewhere.</summary>
public sealed class TerminalTests
{
    [Fact]
    public async Task Without_a_terminal_there_are_no_colours_and_no_bar()
    {
        ProgramResult run = await Trailfilter.RunAsync("filter", "-s", "default", Repository.Sample, "README.md");

        Assert.DoesNotContain('\e', run.Ended(3).Errors);
    }

    [Fact]
    public async Task On_a_terminal_errors_are_coloured_unless_NO_COLOR_is_set()
    {
        Assert.Contains("\e[1;31merror:\e[0m", await OnTerminalAsync("check nosuch"), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', await OnTerminalAsync("check nosuch", ("NO_COLOR", "1")));
    }

    [Fact]
    public async Task A_bar_appears_only_on_a_terminal_that_is_watched_and_is_gone_at_the_end()
    {
        // Slow enough for a bar: the pipe gives its bytes over a second.
        const string Slow = "filter -s default -o /dev/null < <(head -c 200000 /dev/zero | tr '\\0' '\\n'; sleep 1)";

        string shown = await OnTerminalAsync(Slow, ("TERM", "xterm-256color"));
        string built = await OnTerminalAsync(Slow, ("TERM", "xterm-256color"), ("CI", "true"));
        string quiet = await OnTerminalAsync(Slow.Replace("-o", "-q -o", StringComparison.Ordinal), ("TERM", "xterm-256color"));

        Assert.Contains("0 records", shown, StringComparison.Ordinal);
        Assert.Contains("\e[?25h", shown, StringComparison.Ordinal);
        Assert.Contains("\e[2K", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2K", built, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[2K", quiet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdicts_are_coloured_on_a_terminal_unless_NO_COLOR_is_set()
    {
        const string Explain = "explain -q -s default --event iam:GetUser";

        Assert.Contains("\e[32mlogged\e[0m  iam.amazonaws.com", await OnTerminalAsync(Explain, ("TERM", "xterm-256color")), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', await OnTerminalAsync(Explain, ("NO_COLOR", "1")));
        Assert.DoesNotContain('\e', (await Trailfilter.RunAsync(Explain.Split(' '))).Ended(0).Text);
    }

    [Fact]
    public async Task A_page_is_not_poured_over_a_terminal_unless_asked_for()
    {
        const string Page = "preview --current default --proposed default --format html";

        string refused = await OnTerminalAsync($"{Page} '{Repository.Sample}'");
        string asked = await OnTerminalAsync($"{Page} -o - '{Repository.Sample}'");

        Assert.Contains("Give it a file: --output report.html.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", refused, StringComparison.Ordinal);
        Assert.Contains("<html", asked, StringComparison.Ordinal);
    }

    /// <summary>Runs the program with standard error on a terminal of 80 columns; <c>script</c> makes one.</summary>
    private static async Task<string> OnTerminalAsync(string arguments, params (string Name, string Value)[] environment)
    {
        ProgramResult has = await Trailfilter.BashAsync("command -v script");
        if (has.ExitCode != 0)
        {
            Assert.Skip("NOT CHECKED: colours and the bar on a terminal. There is no program script, which makes terminals.");
        }

        ProgramResult run = await Trailfilter.BashAsync(
            "script -qec \"bash -c '$COMMAND'\" /dev/null < /dev/null",
            [("COMMAND", "stty cols 80; $T " + arguments.Replace("'", "'\\''", StringComparison.Ordinal)), .. environment]);
        return run.Text;
    }
}

using System.Diagnostics;
using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>What a signal leaves behind: nothing.</summary>
public sealed class SignalTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_a_run_promptly_and_takes_unfinished_output_back(string signal, int exitCode)
    {
        using var folder = new TestFolder();
        using Process process = Trailfilter.Start(
            "filter", "-s", "default",
            "-o", folder["out.ndjson"], "--summary", folder["summary.json"], "--rejects", folder["rejects.ndjson"]);

        // Its input never ends, so only the signal can end it. It is under way once its temporary files are there.
        await EndAsync(process, signal, () => folder.Files.Length == 3);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_signal_takes_generated_files_back_too()
    {
        using var folder = new TestFolder();
        using Process process = Trailfilter.Start("generate", "--records", "1000000000", "-o", folder["out.ndjson"]);

        await EndAsync(process, "INT", () => folder.Files.Length == 1);

        Assert.Equal(130, process.ExitCode);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_signal_ends_a_run_whose_output_nobody_reads()
    {
        using Process process = Trailfilter.Start("generate", "--records", "1000000000");
        Task<int> first = process.StandardOutput.BaseStream.ReadAsync(new byte[1], 0, 1, TestContext.Current.CancellationToken);

        await EndAsync(process, "TERM", () => first.IsCompleted);

        Assert.Equal(143, process.ExitCode);
    }

    [Theory]
    [InlineData("filter", "-s", "default", "-o")]
    [InlineData("filter", "-s", "default", "--summary")]
    [InlineData("generate", "--records", "10", "-o")]
    public async Task A_signal_ends_the_waiting_for_a_reader_of_a_named_pipe(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT CHECKED: that waiting for a reader can be ended. Needs mkfifo and /proc.");
        using var folder = new TestFolder();
        using (Process make = Process.Start("mkfifo", [folder["pipe"]]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using Process process = Trailfilter.Start([.. arguments, folder["pipe"]]);

        // Some thread of it sleeps in the opening of the pipe; how that is called depends on the kernel.
        await EndAsync(process, "TERM", () => Directory.EnumerateDirectories($"/proc/{process.Id}/task")
            .Any(static thread => File.ReadAllText(Path.Join(thread, "wchan")) is "wait_for_partner" or "fifo_open"));

        Assert.Equal(143, process.ExitCode);
    }

    private static async Task EndAsync(Process process, string signal, Func<bool> isUnderWay)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        try
        {
            var watch = Stopwatch.StartNew();
            while (!isUnderWay() && watch.Elapsed < s_limit)
            {
                await Task.Delay(10, stop);
            }

            Assert.True(isUnderWay());
            using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            {
                await kill.WaitForExitAsync(stop);
            }

            await process.WaitForExitAsync(stop).WaitAsync(s_limit, stop);
        }
        finally
        {
            process.Kill();
        }
    }
}

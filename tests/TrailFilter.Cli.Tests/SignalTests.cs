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

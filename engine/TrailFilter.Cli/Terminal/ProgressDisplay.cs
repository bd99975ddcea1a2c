using System.Diagnostics;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Terminal;

/// <summary>Shows how far a run is while it is under way.</summary>
internal static class ProgressDisplay
{
    private const int LineWidth = 120;

    // A bar that only flashes tells nothing.
    private static readonly TimeSpan s_beforeBar = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(30);

    /// <summary>Waits for a run, showing its progress.</summary>
    /// <param name="kind">How.</param>
    /// <param name="messages">Where lines go.</param>
    /// <param name="progress">What is shown.</param>
    /// <param name="run">The run, under way.</param>
    /// <returns>The run's result.</returns>
    public static async Task<RunSummary> ShowAsync(
        ProgressKind kind, Messages messages, RunProgress progress, Task<RunSummary> run)
    {
        long start = Stopwatch.GetTimestamp();
        if (kind == ProgressKind.Bar && !await EndsWithinAsync(run, s_beforeBar).ConfigureAwait(false))
        {
            await ShowBarAsync(messages, progress, start, run).ConfigureAwait(false);
        }
        else if (kind == ProgressKind.Plain)
        {
            while (!await EndsWithinAsync(run, s_betweenLines).ConfigureAwait(false))
            {
                messages.Plain(ProgressText.Of(progress.Snapshot(), Stopwatch.GetElapsedTime(start), LineWidth));
            }
        }

        return await run.ConfigureAwait(false);
    }

    private static async Task ShowBarAsync(Messages messages, RunProgress progress, long start, Task run)
    {
        try
        {
            await ProgressBar.ShowAsync(messages, progress, start, run).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Terminals are of many kinds, and a run of hours must not end because one of them cannot be drawn on.
            messages.Warning($"The progress bar cannot be shown: {exception.Message}");
        }
    }

    /// <summary>Waits for a task, but not longer than a time; its failure is not thrown here.</summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> EndsWithinAsync(Task task, TimeSpan time)
    {
        using var enough = new CancellationTokenSource();
        Task first = await Task.WhenAny(task, Task.Delay(time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        return first == task;
    }
}

using System.Diagnostics;
using Spectre.Console;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Terminal;

/// <summary>A bar on the last line of the terminal behind standard error, gone when the run ends. Messages appear above
/// it.</summary>
internal static class ProgressBar
{
    private const int BarWidth = 12;
    private const string EraseLine = "\e[2K";

    // Ten times a second looks alive, and costs nothing beside the work.
    private static readonly TimeSpan s_redraw = TimeSpan.FromMilliseconds(100);

    /// <summary>Shows it until the run ends, in whatever way.</summary>
    public static async Task ShowAsync(Messages messages, RunProgress progress, long start, Task run)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(messages.Writer),
            // Decided by standard error alone: that standard output goes to a file or a pipe is the rule here.
            Ansi = Environment.GetEnvironmentVariable("TERM") == "dumb" ? AnsiSupport.No : AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = TerminalState.ErrorHasColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        // Bar, percentage, and the spaces between.
        int textWidth = Math.Max(20, console.Profile.Width - BarWidth - 7);
        bool knowsLength = progress.Snapshot().TotalBytes is > 0;
        var text = new TaskDescriptionColumn { Alignment = Justify.Left };
        ProgressColumn[] columns = knowsLength
            ? [new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), text]
            : [new SpinnerColumn(), text];
        Progress display = console.Progress().AutoClear(true).AutoRefresh(false).ExcludeVerticalPadding().Columns(columns);
        try
        {
            await display.StartAsync(async bar =>
            {
                // A control code is written as it is, not wrapped: a long path stays in one piece. It goes over what the bar
                // left.
                string erase = console.Profile.Capabilities.Ansi ? EraseLine : "";
                messages.Above(line => console.Write(new ControlCode($"{erase}{line}\n")));
                ProgressTask task = bar.AddTask("reading", maxValue: progress.Snapshot().TotalBytes ?? 1);
                task.IsIndeterminate = !knowsLength;
                do
                {
                    ProgressSnapshot now = progress.Snapshot();
                    task.Value = knowsLength ? now.BytesRead : 0;
                    task.Description = ProgressText.Of(now, Stopwatch.GetElapsedTime(start), textWidth);
                    bar.Refresh();
                }
                while (!await ProgressDisplay.EndsWithinAsync(run, s_redraw).ConfigureAwait(false));
            }).ConfigureAwait(false);
        }
        finally
        {
            messages.Above(null);
        }
    }
}

using TrailFilter.Cli.Terminal;
using TrailFilter.Synthesis;

namespace TrailFilter.Cli.Generating;

/// <summary>Runs <c>generate</c>.</summary>
internal sealed class GenerateVerb(GenerateSettings settings, Messages messages)
{
    private static readonly TimeSpan s_takingBack = TimeSpan.FromSeconds(5);

    /// <summary>Generates.</summary>
    /// <param name="stop">Stops it; a file that is not finished is taken back.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        // A write to a pipe that nobody reads does not return; a signal ends the program all the same.
        var writing = Task.Run(
            () => settings.Archives is { } folder ? WriteArchives(folder, stop) : WriteRecords(stop), CancellationToken.None);
        try
        {
            string told = await writing.WaitAsync(stop).ConfigureAwait(false);
            if (!settings.Quiet)
            {
                messages.Plain(told);
            }
        }
        catch (OperationCanceledException) when (settings is { Output: not null } or { Archives: not null })
        {
            // A file does not keep its writer waiting: it is about to be taken back.
            Task takingBack = writing;
            await takingBack.WaitAsync(s_takingBack, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        return ExitCodes.Done;
    }

    private string WriteRecords(CancellationToken stop)
    {
        using var file = ResultFile.Create(settings.Output, settings.Force, stop);
        long bytes = 0;
        file.Write(output => bytes = NdjsonOutput.Write(settings.Profile, settings.Seed, settings.Records, output, stop));
        file.Commit();
        return FormattableString.Invariant($"{Count(settings.Records, "record")} written, {bytes / 1e6:N1} MB.");
    }

    private string WriteArchives(string folder, CancellationToken stop)
    {
        int archives = ArchiveFolder.Write(settings, folder, stop);
        return FormattableString.Invariant($"{Count(settings.Records, "record")} written in {Count(archives, "archive")} below {folder}.");
    }

    private static string Count(long count, string what) =>
        FormattableString.Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");
}

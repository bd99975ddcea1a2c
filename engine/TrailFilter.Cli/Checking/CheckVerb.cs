using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Formats;

namespace TrailFilter.Cli.Checking;

/// <summary>Runs <c>check</c>: reads each file, writes what is wrong with it, and answers with the worst of it.</summary>
internal static class CheckVerb
{
    /// <summary>Checks all files, also behind one that cannot be read.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(CheckSettings settings, Messages messages)
    {
        var files = new List<CheckedFile>();
        var choice = new TrailChoice(settings.Reading);
        int exitCode = ExitCodes.Done;
        foreach (string file in settings.Files)
        {
            try
            {
                SelectorsFile read = SelectorSource.Read(file, settings.Reading, out ReadOnlyMemory<byte> content);
                foreach (CheckedFile one in CheckedFile.Of(file, content, read, choice))
                {
                    files.Add(one);
                    bool fails = one.Errors > 0 || (settings.WarningsAsErrors && one.Warnings > 0);
                    exitCode = Math.Max(exitCode, fails ? ExitCodes.CheckFailed : ExitCodes.Done);
                }
            }
            catch (UsageException exception)
            {
                messages.Error(exception.Message);
                exitCode = Math.Max(exitCode, ExitCodes.Usage);
            }
            catch (IOException exception)
            {
                messages.Error(exception.Message);
                exitCode = ExitCodes.Failed;
            }
        }

        using var results = ResultFile.Create(path: null, overwrite: false);
        results.Write(output =>
        {
            switch (settings.Format)
            {
                case CheckFormat.Json:
                    CheckJson.Write(output, files, settings.Reading.Rules ?? RuleSet.Current);
                    break;
                case CheckFormat.Sarif:
                    CheckSarif.Write(output, files, isComplete: exitCode is ExitCodes.Done or ExitCodes.CheckFailed);
                    break;
                default:
                    CheckText.Write(output, files);
                    break;
            }
        });
        if (exitCode is ExitCodes.Done or ExitCodes.CheckFailed)
        {
            choice.RefuseUnused();
        }

        return exitCode;
    }
}

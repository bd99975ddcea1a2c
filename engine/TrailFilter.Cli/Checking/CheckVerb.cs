using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;

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
                foreach (CheckedFile one in CheckedFile.Of(SelectorSource.NameOf(file), SelectorSource.Read(file, settings.Reading), choice))
                {
                    files.Add(one);
                    exitCode = Math.Max(exitCode, one.Result.IsAccepted ? ExitCodes.Done : ExitCodes.CheckFailed);
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
            if (settings.AsJson)
            {
                CheckJson.Write(output, files, settings.Reading.Rules ?? RuleSet.Current);
            }
            else
            {
                CheckText.Write(output, files);
            }
        });
        if (exitCode is ExitCodes.Done or ExitCodes.CheckFailed)
        {
            choice.RefuseUnused();
        }

        return exitCode;
    }
}

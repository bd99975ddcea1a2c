using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Terminal;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Cli.Running;

/// <summary>
/// Tells of inputs that are not there. It is done before anything is read or written: an output in which the records of a misspelt
/// folder are missing, or that is empty, looks like an answer.
/// </summary>
internal static class MissingInputs
{
    // A screen of them; a script may give thousands.
    private const int MaxLines = 20;

    /// <summary>Names them.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool Tell(ArchiveListing inputs, Messages messages)
    {
        foreach (MissingInput missing in inputs.Missing.Take(MaxLines))
        {
            messages.Error(missing.IsPattern
                ? $"No file fits the pattern {missing.Input}."
                : $"There is no file or folder {missing.Input}{NearestPath.Hint(missing.Input)}");
        }

        if (inputs.Missing.Count > MaxLines)
        {
            messages.Plain(FormattableString.Invariant($"... and {inputs.Missing.Count - MaxLines:N0} more."));
        }

        if (inputs.Missing.Count > 0)
        {
            messages.Plain("Nothing was read or written.");
        }

        return inputs.Missing.Count > 0;
    }
}

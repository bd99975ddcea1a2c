using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli;

/// <summary>What the process answers with. Scripts depend on it.</summary>
internal static class ExitCodes
{
    /// <summary>Done. It is done too when the reader of standard output has had enough.</summary>
    public const int Done = 0;

    /// <summary>A check that was asked for failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong usage, invalid selectors, or a file to be read that is not there.</summary>
    public const int Usage = 2;

    /// <summary>Done, but some input was unreadable.</summary>
    public const int Unreadable = 3;

    /// <summary>Reading selectors or writing results failed.</summary>
    public const int Failed = 4;

    /// <summary>
    /// The code for an output that failed: a place that may not be written is wrong usage, a write that fails is not.
    /// </summary>
    public static int Of(OutputFailure failure) => failure switch
    {
        OutputFailure.AlreadyExists or OutputFailure.IsAnInput or OutputFailure.BadPlace => Usage,
        _ => Failed,
    };
}

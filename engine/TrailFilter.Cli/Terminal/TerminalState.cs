namespace TrailFilter.Cli.Terminal;

/// <summary>What the process's streams are connected to, and what the environment asks of programs that write to them.</summary>
internal static class TerminalState
{
    /// <summary>Whether messages may be coloured: standard error is a terminal and NO_COLOR is not set
    /// (https://no-color.org).</summary>
    public static bool ErrorHasColours =>
        !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether a result may be coloured, likewise.</summary>
    /// <param name="path">The file it goes to, or null for standard output.</param>
    public static bool ResultHasColours(string? path) =>
        path is null
        && !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether somebody may be watching standard error: it is a terminal, and no build server's.</summary>
    public static bool IsWatched => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Whether standard output is a terminal.</summary>
    public static bool OutputIsTerminal => !Console.IsOutputRedirected;

    /// <summary>Columns for text on standard output.</summary>
    public static int OutputWidth
    {
        get
        {
            const int Readable = 100;
            if (Console.IsOutputRedirected)
            {
                return Readable;
            }

            int width = Console.WindowWidth;
            return width is >= 40 and < Readable ? width : Readable;
        }
    }
}

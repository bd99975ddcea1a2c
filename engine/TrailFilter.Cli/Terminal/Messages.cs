using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Terminal;

/// <summary>
/// Everything that is no result: lines on standard error. File names and text from logs may stand in them; what a terminal would
/// obey is escaped here, in one place. Thread-safe.
/// </summary>
/// <param name="writer">Standard error.</param>
/// <param name="colours">Whether to mark errors and warnings in colour.</param>
internal sealed class Messages(TextWriter writer, bool colours)
{
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Reset = "\e[0m";

    private readonly Lock _lock = new();
    private Action<string>? _above;

    /// <summary>The writer, for what draws on the terminal by itself.</summary>
    public TextWriter Writer => writer;

    /// <summary>A line about what stops the program, or is wrong with its input.</summary>
    public void Error(string sentence) => Write(colours ? $"{Red}error:{Reset} " : "error: ", sentence);

    /// <summary>A line about what is probably not meant.</summary>
    public void Warning(string sentence) => Write(colours ? $"{Yellow}warning:{Reset} " : "warning: ", sentence);

    /// <summary>Any other line.</summary>
    public void Plain(string sentence) => Write("", sentence);

    /// <summary>Sends lines somewhere else while a progress bar holds the last line of the terminal; null = no longer.</summary>
    public void Above(Action<string>? writeLine)
    {
        lock (_lock)
        {
            _above = writeLine;
        }
    }

    private void Write(string mark, string sentence)
    {
        string line = mark + TerminalText.Safe(sentence);
        try
        {
            lock (_lock)
            {
                if (_above is { } above)
                {
                    above(line);
                }
                else
                {
                    writer.WriteLine(line);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed, or whoever read it has gone; the results matter all the same.
        }
    }
}

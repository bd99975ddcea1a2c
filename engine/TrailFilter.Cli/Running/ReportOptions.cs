using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Terminal;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Cli.Running;

/// <summary>The options of every verb that writes a report.</summary>
/// <param name="formats">The formats it has; the first one is the usual one.</param>
internal sealed class ReportOptions(string[] formats)
{
    public Option<string> Format { get; } = TextOption.Word("--format", formats, $"The report's form (default: {formats[0]}).");

    public Option<string> Output { get; } = TextOption.Text(
        "--output", "FILE", "Where the report goes (default: standard output). It appears whole or not at all.", "-o");

    public Option<bool> Force { get; } = TextOption.Flag("--force", "Replaces output files that exist. An input is never replaced.");

    public Option<bool> Redact { get; } = TextOption.Flag(
        "--redact", "Puts stand-ins in the place of account ids, resources, callers and addresses.");

    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public ReportSettings SettingsOf(ParseResult arguments)
    {
        var format = Enum.Parse<ReportFormat>(TextOption.WordOf(arguments, Format, formats[0]), ignoreCase: true);
        string? output = arguments.GetValue(Output);
        // Nobody reads a page's source off a screen; whoever wants to all the same writes -o -.
        return format == ReportFormat.Html && output is null && TerminalState.OutputIsTerminal
            ? throw new UsageException(
                $"{Format.Name} html is a page for a browser, not for a terminal. Give it a file: {Output.Name} report.html.")
            : new ReportSettings(format, output == "-" ? null : output, arguments.GetValue(Force), arguments.GetValue(Redact));
    }
}

using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.CommandLine;

namespace TrailFilter.Cli.Filtering;

/// <summary>Reads the settings of <c>filter</c> from its options, and refuses those that contradict each other.</summary>
internal static class FilterBinding
{
    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong, or two contradict each other.</exception>
    public static FilterSettings SettingsOf(FilterCommand command, ParseResult arguments)
    {
        var settings = new FilterSettings
        {
            Selectors = [.. (arguments.GetValue(command.SelectorFiles) ?? []).Select(static text => SelectorsArgument.Parse("--selectors", text))],
            Run = command.Run.SettingsOf(arguments),
            Output = arguments.GetValue(command.Output) is { } output and not "-" ? output : null,
            MirrorsInputs = TextOption.WordOf(arguments, command.OutputFormat, "ndjson") == "records",
            Force = arguments.GetValue(command.Force),
            Summary = arguments.GetValue(command.Summary),
            Rejects = arguments.GetValue(command.Rejects),
            Invert = arguments.GetValue(command.Invert),
            Ungoverned = arguments.GetValue(command.Ungoverned),
        };
        RefuseContradictions(settings);
        return settings;
    }

    private static void RefuseContradictions(FilterSettings settings)
    {
        int selectorsFromInput = settings.Selectors.Count(static selectors => selectors.IsStandardInput);
        string? wrong = settings switch
        {
            { Selectors.IsEmpty: true } =>
                "filter needs --selectors FILE; the word default stands for a trail that never had selectors.",
            { MirrorsInputs: true, Output: null } => "--output-format records writes many files: name their folder with -o DIR.",
            { Summary: "-", Output: null } =>
                "--summary - and the records both want standard output: add -o FILE, or name a file for the summary.",
            { Rejects: "-" } => "--rejects needs a file: records, or the summary, have standard output.",
            _ when selectorsFromInput > (settings.Run.ReadsStandardInput ? 0 : 1) =>
                "Standard input cannot be read twice: name a file for the selectors, or for the records.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new UsageException(wrong);
        }
    }
}

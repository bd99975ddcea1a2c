using System.Collections.Immutable;
using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Report.Building;

namespace TrailFilter.Cli.Previewing;

/// <summary>Reads the settings of <c>preview</c> from its options, and refuses those that contradict each other.</summary>
internal static class PreviewBinding
{
    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong, or two contradict each other.</exception>
    public static PreviewSettings SettingsOf(PreviewCommand command, ParseResult arguments)
    {
        var settings = new PreviewSettings(
            command.Run.SettingsOf(arguments),
            command.Report.SettingsOf(arguments),
            command.Costs.SettingsOf(arguments),
            SelectorsOf(arguments, command.Current),
            SelectorsOf(arguments, command.Proposed),
            arguments.GetValue(command.Dedupe),
            [.. (arguments.GetValue(command.FailIf) ?? []).Select(static text => ConditionOf(text))],
            arguments.GetValue(command.Rejects));
        int fromInput = settings.Current.Concat(settings.Proposed).Count(static selectors => selectors.IsStandardInput);
        string? wrong = settings switch
        {
            { Current.IsEmpty: true } =>
                "preview needs --current FILE, the selectors as they are; the word default stands for a trail that never had any.",
            { Proposed.IsEmpty: true } => "preview needs --proposed FILE, the selectors to put in their place.",
            { Run.Sample: not null, Conditions.IsEmpty: false } =>
                "--fail-if needs all archives: what --sample leaves out may be what the condition is about. Leave one of the two out.",
            { Rejects: "-" } => "--rejects needs a file: the report may have standard output.",
            _ when fromInput > (settings.Run.ReadsStandardInput ? 0 : 1) =>
                "Standard input cannot be read twice: name a file for the selectors, or for the records.",
            _ => null,
        };
        return wrong is null ? settings : throw new UsageException(wrong);
    }

    private static ImmutableArray<SelectorsArgument> SelectorsOf(ParseResult arguments, Option<string[]> option) =>
        [.. (arguments.GetValue(option) ?? []).Select(text => SelectorsArgument.Parse(option.Name, text))];

    private static FailCondition ConditionOf(string text)
    {
        try
        {
            return FailCondition.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"--fail-if {text}: {exception.Message}");
        }
    }
}

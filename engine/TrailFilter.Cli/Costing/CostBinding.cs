using System.Collections.Immutable;
using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Running;

namespace TrailFilter.Cli.Costing;

/// <summary>What <c>cost</c> was asked to do.</summary>
/// <param name="Run">What is read, and how.</param>
/// <param name="Report">How the report is written.</param>
/// <param name="Costs">What is charged.</param>
/// <param name="Selectors">The trails.</param>
/// <param name="Dedupes">Whether records whose eventID occurred before are left out.</param>
internal sealed record CostVerbSettings(
    RunSettings Run, ReportSettings Report, CostSettings Costs, ImmutableArray<SelectorsArgument> Selectors, bool Dedupes);

/// <summary>Reads the settings of <c>cost</c> from its options, and refuses those that contradict each other.</summary>
internal static class CostBinding
{
    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong, or two contradict each other.</exception>
    public static CostVerbSettings SettingsOf(CostCommand command, ParseResult arguments)
    {
        var settings = new CostVerbSettings(
            command.Run.SettingsOf(arguments),
            command.Report.SettingsOf(arguments),
            command.Costs.SettingsOf(arguments),
            [.. (arguments.GetValue(command.SelectorFiles) ?? []).Select(text => SelectorsArgument.Parse(command.SelectorFiles.Name, text))],
            arguments.GetValue(command.Dedupe));
        return settings switch
        {
            { Selectors.IsEmpty: true } => throw new UsageException(
                "cost needs --selectors FILE; the word default stands for a trail that never had selectors."),
            _ when settings.Selectors.Count(static selectors => selectors.IsStandardInput) > (settings.Run.ReadsStandardInput ? 0 : 1) =>
                throw new UsageException("Standard input cannot be read twice: name a file for the selectors, or for the records."),
            _ => settings,
        };
    }
}

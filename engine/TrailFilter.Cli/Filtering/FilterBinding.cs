using System.Collections.Immutable;
using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Cli.Filtering;

/// <summary>Reads the settings of <c>filter</c> from its options, and refuses those that contradict each other.</summary>
internal static class FilterBinding
{
    private const string ScanVariable = "TRAILFILTER_SCAN";
    private const int MaxThreads = 1024;

    /// <summary>The values of <c>--scan</c>, in the order of <see cref="ScanKind"/>.</summary>
    public static ImmutableArray<string> ScanNames { get; } = ["auto", "scalar", "v128", "v256", "v512"];

    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong, or two contradict each other.</exception>
    public static FilterSettings SettingsOf(FilterCommand command, ParseResult arguments)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var settings = new FilterSettings
        {
            Selectors = [.. (arguments.GetValue(command.SelectorFiles) ?? []).Select(SelectorsArgument.Parse)],
            Rules = RulesOf(arguments, command.Rules),
            Inputs = [.. arguments.GetValue(command.Inputs) ?? []],
            Output = arguments.GetValue(command.Output) is { } output and not "-" ? output : null,
            MirrorsInputs = TextOption.WordOf(arguments, command.OutputFormat, "ndjson") == "records",
            Force = arguments.GetValue(command.Force),
            Summary = arguments.GetValue(command.Summary),
            Rejects = arguments.GetValue(command.Rejects),
            From = TimeArgument.Parse(command.From.Name, arguments.GetValue(command.From), now),
            To = TimeArgument.Parse(command.To.Name, arguments.GetValue(command.To), now),
            Accounts = [.. ScopeArguments.Accounts(command.Accounts.Name, arguments.GetValue(command.Accounts))],
            Regions = [.. ScopeArguments.Regions(command.Regions.Name, arguments.GetValue(command.Regions))],
            Invert = arguments.GetValue(command.Invert),
            Ungoverned = arguments.GetValue(command.Ungoverned),
            Threads = (int)TextOption.NumberOf(arguments, command.Threads, Environment.ProcessorCount, 1, MaxThreads),
            Strict = arguments.GetValue(command.Strict),
            MaxRecordBytes = arguments.GetValue(command.MaxRecord) is { } size
                ? SizeArgument.Parse(command.MaxRecord.Name, size, 1 << 10, 1 << 30)
                : RecordReaderOptions.DefaultMaxRecordBytes,
            Scan = ScanOf(arguments, command.Scan),
            Quiet = arguments.GetValue(command.Quiet),
            Progress = ProgressOf(command, arguments),
        };
        RefuseContradictions(settings);
        return settings;
    }

    /// <summary>The rule set of a <c>--rules</c> option.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static RuleSet RulesOf(ParseResult arguments, Option<string> option) =>
        RuleSet.TryGet(TextOption.WordOf(arguments, option, RuleSet.Current.Name), out RuleSet? rules) ? rules : RuleSet.Current;

    private static ScanKind ScanOf(ParseResult arguments, Option<string> option)
    {
        string? fromEnvironment = Environment.GetEnvironmentVariable(ScanVariable);
        string fallback = string.IsNullOrEmpty(fromEnvironment) ? ScanNames[0] : fromEnvironment;
        return (ScanKind)ScanNames.IndexOf(TextOption.WordOf(arguments, option, fallback));
    }

    private static ProgressKind ProgressOf(FilterCommand command, ParseResult arguments)
    {
        string word = TextOption.WordOf(arguments, command.ProgressKind, "auto");
        bool silent = arguments.GetValue(command.NoProgress) || arguments.GetValue(command.Quiet);
        return silent ? ProgressKind.None : word switch
        {
            "bar" => ProgressKind.Bar,
            "plain" => ProgressKind.Plain,
            "auto" when TerminalState.IsWatched => ProgressKind.Bar,
            _ => ProgressKind.None,
        };
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
            { From: { } from, To: { } to } when from >= to => "--from is not before --to, so no record is asked for.",
            _ when GzipInflation.UnknownWord is { } word =>
                $"{GzipInflation.Variable} is {word} in the environment: it is one of {string.Join(", ", GzipInflation.Words)}, or unset.",
            _ when selectorsFromInput > (settings.ReadsStandardInput ? 0 : 1) =>
                "Standard input cannot be read twice: name a file for the selectors, or for the records.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new UsageException(wrong);
        }
    }
}

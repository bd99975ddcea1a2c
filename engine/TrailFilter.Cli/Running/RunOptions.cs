using System.Collections.Immutable;
using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;
using TrailFilter.Pipeline.Decompression;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Cli.Running;

/// <summary>The options of every verb that reads archives.</summary>
internal sealed class RunOptions
{
    private const string ScanVariable = "TRAILFILTER_SCAN";
    private const int MaxThreads = 1024;

    // In the order of ScanKind.
    private static readonly ImmutableArray<string> s_scanNames = ["auto", "scalar", "v128", "v256", "v512"];

    public Argument<string[]> Inputs { get; } = new("INPUT")
    {
        Description = "Files, folders (walked in order of names) and patterns such as 'logs/**/*.json.gz'; "
            + "- or none: standard input. Compression and form are recognised by content.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The options of every verb that reads selectors.</summary>
    public SelectorReadingOptions Selectors { get; } = new();

    public Option<string> From { get; } = TextOption.Text(
        "--from",
        "TIME",
        "Only records with this eventTime or a later one: a date, a time in RFC 3339, 30d or 24h back from now, or now.");

    public Option<string> To { get; } = TextOption.Text(
        "--to", "TIME", "Only records with an earlier eventTime; --from 2026-03-01 --to 2026-04-01 is March, in UTC.");

    public Option<string[]> Accounts { get; } = TextOption.Texts(
        "--account", "ID,…", "Only records with this recipientAccountId. Repeatable.");

    public Option<string[]> Regions { get; } = TextOption.Texts(
        "--region", "NAME,…", "Only records with this awsRegion. Repeatable.");

    public Option<string> Sample { get; } = TextOption.Text(
        "--sample",
        "1/N",
        "Reads one of N parts of the archives, chosen by a hash of their keys (the path from AWSLogs on), the same in every run, and estimates "
        + "all of them with ranges. 2/N is another such part. For files and folders only.");

    public Option<bool> Strict { get; } = TextOption.Flag(
        "--strict", "Checks every byte to be JSON, also where no selector looks; slower.");

    public Option<string> MaxRecord { get; } = TextOption.Text(
        "--max-record", "SIZE", "A longer record is unreadable, 1KiB to 1GiB (default: 16MiB).");

    public Option<string> Threads { get; } = TextOption.Text(
        "--threads", "N", "How many archives, or parts of a large file, are filtered at once; the result is the same (default: one for each processor).");

    public Option<string> Scan { get; } = Hidden(TextOption.Word(
        "--scan", s_scanNames, "Which instructions find quotes and brackets; for tests. Also TRAILFILTER_SCAN."));

    public Option<bool> Quiet { get; } = TextOption.Flag("--quiet", "No summary, warnings and progress on standard error.", "-q");

    public Option<string> ProgressKind { get; } = TextOption.Word(
        "--progress",
        ["auto", "bar", "plain", "none"],
        "auto: a bar when standard error is a terminal and CI is not set. plain: a line every 30 seconds (default: auto).");

    public Option<bool> NoProgress { get; } = TextOption.Flag("--no-progress", "The same as --progress none.");

    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A value is wrong, or two contradict each other.</exception>
    public RunSettings SettingsOf(ParseResult arguments)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var settings = new RunSettings
        {
            Selectors = Selectors.SettingsOf(arguments),
            Inputs = [.. arguments.GetValue(Inputs) ?? []],
            From = TimeArgument.Parse(From.Name, arguments.GetValue(From), now),
            To = TimeArgument.Parse(To.Name, arguments.GetValue(To), now),
            Accounts = [.. ScopeArguments.Accounts(Accounts.Name, arguments.GetValue(Accounts))],
            Regions = [.. ScopeArguments.Regions(Regions.Name, arguments.GetValue(Regions))],
            Threads = (int)TextOption.NumberOf(arguments, Threads, Environment.ProcessorCount, 1, MaxThreads),
            Sample = SampleOf(arguments),
            Strict = arguments.GetValue(Strict),
            MaxRecordBytes = arguments.GetValue(MaxRecord) is { } size
                ? SizeArgument.Parse(MaxRecord.Name, size, 1 << 10, 1 << 30)
                : RecordReaderOptions.DefaultMaxRecordBytes,
            Scan = ScanOf(arguments),
            Quiet = arguments.GetValue(Quiet),
            Progress = ProgressOf(arguments),
        };
        string? wrong = settings switch
        {
            { Sample: not null, ReadsStandardInput: true } =>
                "--sample chooses among archives, and standard input is one: name files or folders, or leave --sample out.",
            { From: { } from, To: { } to } when from >= to => "--from is not before --to, so no record is asked for.",
            _ when GzipInflation.UnknownWord is { } word =>
                $"{GzipInflation.Variable} is {word} in the environment: it is one of {string.Join(", ", GzipInflation.Words)}, or unset.",
            _ => null,
        };
        return wrong is null ? settings : throw new UsageException(wrong);
    }

    // Verbs without the option have no value for it.
    private ArchivePart? SampleOf(ParseResult arguments)
    {
        string? text = arguments.GetValue(Sample);
        return text is null ? null
            : ArchivePart.TryParse(text, out ArchivePart part) && part.Parts > 1 ? part
            : throw new UsageException(
                $"{Sample.Name} {text}: the value is a part such as 1/20, the first of 20; of 2 to {ArchivePart.MaxParts} parts one can be read.");
    }

    private ScanKind ScanOf(ParseResult arguments)
    {
        string? fromEnvironment = Environment.GetEnvironmentVariable(ScanVariable);
        string fallback = string.IsNullOrEmpty(fromEnvironment) ? s_scanNames[0] : fromEnvironment;
        return (ScanKind)s_scanNames.IndexOf(TextOption.WordOf(arguments, Scan, fallback));
    }

    private ProgressKind ProgressOf(ParseResult arguments)
    {
        string word = TextOption.WordOf(arguments, ProgressKind, "auto");
        bool silent = arguments.GetValue(NoProgress) || arguments.GetValue(Quiet);
        return silent ? Terminal.ProgressKind.None : word switch
        {
            "bar" => Terminal.ProgressKind.Bar,
            "plain" => Terminal.ProgressKind.Plain,
            "auto" when TerminalState.IsWatched => Terminal.ProgressKind.Bar,
            _ => Terminal.ProgressKind.None,
        };
    }

    private static Option<string> Hidden(Option<string> option)
    {
        option.Hidden = true;
        return option;
    }
}

using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Cli.Filtering;

/// <summary>The verb <c>filter</c>.</summary>
internal sealed class FilterCommand : Verb
{
    public FilterCommand(Messages messages)
        : base(
            "filter",
            "Writes the records that a trail with given event selectors would log, byte for byte and in input order.")
    {
        Synopsis = "--selectors [NAME=]FILE|default … [options] [INPUT …]";
        Examples =
        [
            new("Which of these logs would the trail keep?",
                "trailfilter filter --selectors selectors.json AWSLogs/ -o logged.ndjson"),
            new("Only count, as JSON", "trailfilter filter --selectors selectors.json AWSLogs/ -o /dev/null --summary -"),
            new("Compare two configurations in one pass",
                "trailfilter filter --selectors now=a.json --selectors then=b.json AWSLogs/ -o either.ndjson"),
            new("In a pipe", "zcat *.json.gz | trailfilter filter --selectors selectors.json | jq .eventName"),
            new("What would be dropped, as a tree of archives",
                "trailfilter filter --selectors selectors.json --invert --output-format records -o dropped/ AWSLogs/"),
        ];
        Notes =
        [
            "A record is written when any of the trails logs it. Neither --invert nor anything else calls a record dropped "
            + "that event selectors do not decide, such as Insights events; --ungoverned writes those.",
            $"Gzip is read with libdeflate where the machine has it, with the same result; {GzipInflation.Variable}=system in the "
            + "environment leaves it to .NET. trailfilter --version --verbose tells which it is.",
            "Exit codes: 0 done; 2 wrong usage, invalid selectors, or selectors or an input that are not there; "
            + "3 done, but some input was unreadable; 4 reading selectors or writing failed.",
        ];
        Add(Inputs);
        AddGroup("Selectors", SelectorFiles, Rules);
        AddGroup("Which records", From, To, Accounts, Regions, Invert, Ungoverned);
        AddGroup("Output", Output, OutputFormat, Force, Summary, Rejects);
        AddGroup("Reading", Strict, MaxRecord, Threads, Scan);
        AddGroup("Messages", Quiet, ProgressKind, NoProgress);
        SetAction((arguments, stop) => new FilterVerb(FilterBinding.SettingsOf(this, arguments), messages).RunAsync(stop));
    }

    public Argument<string[]> Inputs { get; } = new("INPUT")
    {
        Description = "Files, folders (walked in order of names) and patterns such as 'logs/**/*.json.gz'; "
            + "- or none: standard input. Compression and form are recognised by content.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string[]> SelectorFiles { get; } = TextOption.Texts(
        "--selectors",
        "[NAME=]FILE|default",
        "Event selectors as get-event-selectors answers or put-event-selectors takes them; - for standard input; "
        + "default for a trail that never had any. Repeat for several trails in one pass. "
        + "NAME is what the counts are called; without it the file's TrailName, or the file's name.",
        "-s");

    public Option<string> Rules { get; } = TextOption.Word(
        "--rules",
        RuleSet.Names,
        "What AWS accepts as selectors, and whether they are a trail's or an event data store's (default: current).");

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

    public Option<bool> Invert { get; } = TextOption.Flag(
        "--invert", "Writes the records that no trail logs although its selectors decide them.");

    public Option<bool> Ungoverned { get; } = TextOption.Flag(
        "--ungoverned", "Writes records too that no event selectors decide.");

    public Option<string> Output { get; } = TextOption.Text(
        "--output", "FILE|DIR", "Where records go (default: standard output). It appears whole or not at all.", "-o");

    public Option<string> OutputFormat { get; } = TextOption.Word(
        "--output-format",
        ["ndjson", "records"],
        "ndjson: one record a line. records: -o is a folder that mirrors the inputs with {\"Records\":[…]} files, .json.gz, "
        + "none empty (default: ndjson).");

    public Option<bool> Force { get; } = TextOption.Flag(
        "--force", "Replaces output files that exist. An input is never replaced.");

    public Option<string> Summary { get; } = TextOption.Text(
        "--summary", "FILE|-", "Writes the counts, by trail and selector, as JSON.");

    public Option<string> Rejects { get; } = TextOption.Text(
        "--rejects", "FILE", "Keeps every unreadable piece, byte for byte, with archive and offset, as lines of JSON.");

    public Option<bool> Strict { get; } = TextOption.Flag(
        "--strict", "Checks every byte to be JSON, also where no selector looks; slower.");

    public Option<string> MaxRecord { get; } = TextOption.Text(
        "--max-record", "SIZE", "A longer record is unreadable, 1KiB to 1GiB (default: 16MiB).");

    public Option<string> Threads { get; } = TextOption.Text(
        "--threads", "N", "How many archives, or parts of a large file, are filtered at once; the result is the same (default: one for each processor).");

    public Option<string> Scan { get; } = HiddenOption(TextOption.Word(
        "--scan", FilterBinding.ScanNames, "Which instructions find quotes and brackets; for tests. Also TRAILFILTER_SCAN."));

    public Option<bool> Quiet { get; } = TextOption.Flag("--quiet", "No summary, warnings and progress on standard error.", "-q");

    public Option<string> ProgressKind { get; } = TextOption.Word(
        "--progress",
        ["auto", "bar", "plain", "none"],
        "auto: a bar when standard error is a terminal and CI is not set. plain: a line every 30 seconds (default: auto).");

    public Option<bool> NoProgress { get; } = TextOption.Flag("--no-progress", "The same as --progress none.");

    private static Option<string> HiddenOption(Option<string> option)
    {
        option.Hidden = true;
        return option;
    }
}

using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Terminal;
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
            new("A trail of a CloudFormation template",
                "trailfilter filter -s template.yaml --trail org --parameter Env=prod AWSLogs/ -o org.ndjson"),
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
        Add(Run.Inputs);
        AddGroup("Selectors", SelectorFiles, Run.Selectors.Trail, Run.Selectors.Parameter, Run.Selectors.Rules);
        AddGroup("Which records", Run.From, Run.To, Run.Accounts, Run.Regions, Invert, Ungoverned);
        AddGroup("Output", Output, OutputFormat, Force, Summary, Rejects);
        AddGroup("Reading", Run.Strict, Run.MaxRecord, Run.Threads, Run.Scan);
        AddGroup("Messages", Run.Quiet, Run.ProgressKind, Run.NoProgress);
        SetAction((arguments, stop) => new FilterVerb(FilterBinding.SettingsOf(this, arguments), messages).RunAsync(stop));
    }

    /// <summary>The options it shares with other verbs.</summary>
    public RunOptions Run { get; } = new();

    public Option<string[]> SelectorFiles { get; } = TextOption.Texts(
        "--selectors",
        "[NAME=]FILE|default",
        "Event selectors as get-event-selectors answers or put-event-selectors takes them, JSON or YAML, or a file that holds them: a "
        + "CloudFormation or CDK template, terraform show -json, an AWS Config item; - for standard input; default for a trail that never "
        + "had any. Repeat for several trails in one pass. NAME is what the counts are called; without it the file's TrailName, or the "
        + "file's name.",
        "-s");

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
}

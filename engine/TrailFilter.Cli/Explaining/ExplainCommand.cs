using System.CommandLine;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Terminal;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Explaining;

/// <summary>The verb <c>explain</c>.</summary>
internal sealed class ExplainCommand : Verb
{
    public ExplainCommand(Messages messages)
        : base(
            "explain",
            "Says why records are logged or not: the selectors that log them, or for each selector what fails, with the value seen.")
    {
        Synopsis = "--selectors [NAME=]FILE|default … [options] [INPUT …]";
        Examples =
        [
            new("Why are these not logged?", "trailfilter explain --selectors selectors.json --only not-logged AWSLogs/ | less"),
            new("Would this call be logged?",
                "trailfilter explain -s selectors.json --event s3:GetObject --arn arn:aws:s3:::photos/cat.jpg --read-only"),
            new("Which conditions keep records out, and how often?",
                "trailfilter explain -s s.json --format json AWSLogs/ | jq -r '.. | .path? // empty' | sort | uniq -c"),
            new("The first ten that AWS could decide otherwise", "trailfilter explain -s selectors.json --only ambiguous --limit 10 AWSLogs/"),
        ];
        Notes =
        [
            "Each reason holds what it says: without the condition it names, the selector logs the record, or fails for its other reasons only. "
            + "The operators that select (Equals, StartsWith, EndsWith) of one field count as one condition.",
            "--format json writes a line for each record: archive, offset, verdict (logged, notLogged, ungoverned, fault), category, categoryBasis, "
            + "marks, eventTime, eventSource, eventName, awsRegion, recipientAccountId, eventID, and trails: each with name, verdict, ambiguous and "
            + "its selectors: selector, name, passes, doubts, and misses: field, seen, conditions (path, operator, values, moreValues) and, where "
            + "resources are decided entry by entry, entries. The first miss is the first field that fails.",
            "Exit codes: 0 done; 2 wrong usage, invalid selectors, or selectors or an input that are not there; "
            + "3 done, but some input was unreadable; 4 reading selectors or writing failed.",
        ];
        Add(Run.Inputs);
        AddGroup("Selectors", SelectorFiles, Run.Selectors.Trail, Run.Selectors.Parameter, Run.Selectors.Rules);
        AddGroup("Which records", Only, Limit, Run.From, Run.To, Run.Accounts, Run.Regions);
        AddGroup("An event of your own", Described.All);
        AddGroup("Output", Format, Output, Force, Rejects);
        AddGroup("Reading", Run.Strict, Run.MaxRecord, Run.Threads, Run.Scan);
        AddGroup("Messages", Run.Quiet, Run.ProgressKind, Run.NoProgress);
        SetAction((arguments, stop) => new ExplainVerb(SettingsOf(arguments), messages).RunAsync(stop));
    }

    private RunOptions Run { get; } = new();

    private DescribedEventOptions Described { get; } = new();

    private Option<string[]> SelectorFiles { get; } = TextOption.Texts(
        "--selectors",
        "[NAME=]FILE|default",
        "Event selectors, in any form that filter reads; - for standard input; default for a trail that never had any. Repeat for several trails.",
        "-s");

    private Option<string> Only { get; } = TextOption.Word(
        "--only", ExplainedRecords.Known.Select(static known => known.Word), "Explains only these; the others are counted (default: all).");

    private Option<string> Limit { get; } = TextOption.Text(
        "--limit", "N", "Explains the first N of them; the rest is counted (default: no limit).");

    private Option<string> Format { get; } = TextOption.Word(
        "--format", ["text", "json"], "text: for people, 80 columns wide. json: for programs, one line for each record (default: text).");

    private Option<string> Output { get; } = TextOption.Text(
        "--output", "FILE", "Where explanations go (default: standard output). It appears whole or not at all.", "-o");

    private Option<bool> Force { get; } = TextOption.Flag(
        "--force", "Replaces output files that exist. An input is never replaced.");

    private Option<string> Rejects { get; } = TextOption.Text(
        "--rejects", "FILE", "Keeps every unreadable piece, byte for byte, with archive and offset, as lines of JSON.");

    private ExplainSettings SettingsOf(ParseResult arguments)
    {
        RunSettings run = Run.SettingsOf(arguments);
        DescribedEvent? described = Described.EventOf(arguments, run);
        string only = TextOption.WordOf(arguments, Only, ExplainedRecords.Known[0].Word);
        var settings = new ExplainSettings
        {
            Selectors = [.. (arguments.GetValue(SelectorFiles) ?? []).Select(static text => SelectorsArgument.Parse("--selectors", text))],
            Run = run,
            Described = described,
            AsJson = TextOption.WordOf(arguments, Format, "text") == "json",
            Only = ExplainedRecords.Known.Single(known => known.Word == only),
            Limit = arguments.GetValue(Limit) is null ? null : TextOption.NumberOf(arguments, Limit, 0, 1, long.MaxValue),
            Output = arguments.GetValue(Output) is { } output and not "-" ? output : null,
            Force = arguments.GetValue(Force),
            Rejects = arguments.GetValue(Rejects),
        };
        bool readsInput = described is null && run.ReadsStandardInput;
        string? wrong = settings switch
        {
            { Selectors.IsEmpty: true } =>
                "explain needs --selectors FILE; the word default stands for a trail that never had selectors.",
            { Rejects: "-" } => "--rejects needs a file: the explanations have standard output.",
            _ when settings.Selectors.Count(static selectors => selectors.IsStandardInput) > (readsInput ? 0 : 1) =>
                "Standard input cannot be read twice: name a file for the selectors, or for the records.",
            _ => null,
        };
        return wrong is null ? settings : throw new UsageException(wrong);
    }
}

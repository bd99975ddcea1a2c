using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Costing;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.Previewing;

/// <summary>The verb <c>preview</c>.</summary>
internal sealed class PreviewCommand : Verb
{
    public PreviewCommand(Messages messages)
        : base(
            "preview",
            "Shows what a change of event selectors drops, keeps and costs, from the logs you have.")
    {
        Synopsis = "--current [TRAIL=]FILE|default --proposed [TRAIL=]FILE … [options] [INPUT …]";
        Examples =
        [
            new("Which events do I lose, and what do I save?",
                "trailfilter preview --current now.json --proposed then.json AWSLogs/"),
            new("What does the change of a template do?",
                "trailfilter preview --current deployed.yaml --proposed template.yaml --trail org AWSLogs/"),
            new("The same as a page to send to others, which opens from disk and loads nothing",
                "trailfilter preview --current now.json --proposed then.json --format html -o change.html AWSLogs/"),
            new("The same as a comment for the pull request",
                "trailfilter preview --current now.json --proposed then.json --format markdown -o change.md AWSLogs/"),
            new("Several proposals in one pass",
                "trailfilter preview --current now.json --proposed cautious.json --proposed bold.json AWSLogs/"),
            new("In a pipeline: fail when security-relevant events would be dropped",
                "trailfilter preview --current now.json --proposed then.json --fail-if 'dropped.security>0' AWSLogs/"),
            new("An estimate of a very large pile, from one archive in fifty",
                "trailfilter preview --current now.json --proposed then.json --sample 1/50 AWSLogs/"),
            new("Two trails, one of which changes",
                "trailfilter preview --current org=org.json --current app=app.json --proposed app=new.json AWSLogs/"),
        ];
        Notes =
        [
            "An archive holds only what its trail logged. So a preview shows exactly what narrower selectors drop; what wider ones "
            + "would add it cannot show, and says so.",
            "Exit codes: 0 done; 1 a condition of --fail-if was met, or asks for a cost or another figure that is unknown; 2 wrong usage, invalid selectors or prices, or files that are not "
            + "there; 3 done, but some input was unreadable; 4 reading or writing failed.",
        ];
        Add(Run.Inputs);
        AddGroup("Selectors", Current, Proposed, Run.Selectors.Trail, Run.Selectors.Parameter, Run.Selectors.Rules);
        AddGroup("Which records", Run.From, Run.To, Run.Accounts, Run.Regions, Run.Sample, Dedupe);
        AddGroup("Report", Report.Format, Report.Output, Report.Force, Report.Redact, FailIf, Rejects);
        AddGroup("Cost", Costs.Pricing, Costs.Management, Costs.Copies, Costs.Insights, Costs.DataInsights, Costs.Lake, Costs.Storage, Costs.Siem);
        AddGroup("Reading", Run.Strict, Run.MaxRecord, Run.Threads, Run.Scan);
        AddGroup("Messages", Run.Quiet, Run.ProgressKind, Run.NoProgress);
        SetAction((arguments, stop) => new PreviewVerb(PreviewBinding.SettingsOf(this, arguments), messages).RunAsync(stop));
    }

    /// <summary>The options it shares with other verbs that read archives.</summary>
    public RunOptions Run { get; } = new();

    /// <summary>The options it shares with other verbs that write reports.</summary>
    public ReportOptions Report { get; } = new(["text", "json", "csv", "markdown", "html"]);

    /// <summary>The options it shares with <c>cost</c>.</summary>
    public CostOptionsGroup Costs { get; } = new();

    public Option<string[]> Current { get; } = TextOption.Texts(
        "--current",
        "[TRAIL=]FILE|default",
        "The event selectors as they are, in the form get-event-selectors answers or in a template, plan or state; default for a trail "
        + "that never had any. "
        + "Repeat for several trails of the account.");

    public Option<string[]> Proposed { get; } = TextOption.Texts(
        "--proposed",
        "[TRAIL=]FILE|default",
        "Event selectors to put in their place. Repeat to compare several proposals. With several current trails, TRAIL says whose "
        + "selectors these would be; the others stay.");

    public Option<bool> Dedupe { get; } = TextOption.Flag(
        "--dedupe", "Leaves out records whose eventID occurred before; slower, and one thread. They are counted in any case.");

    public Option<string[]> FailIf { get; } = TextOption.Texts(
        "--fail-if", "CONDITION", "Exit code 1 when it is met, as in 'dropped.security>0' or 'dropped.share>0.5', and when nobody can tell the figure. "
        + "Repeatable; not with --sample, which may miss what is asked for.");

    public Option<string> Rejects { get; } = TextOption.Text(
        "--rejects", "FILE", "Keeps every unreadable piece, byte for byte, with archive and offset, as lines of JSON.");
}

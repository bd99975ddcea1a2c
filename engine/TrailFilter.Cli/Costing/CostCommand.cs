using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Running;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.Costing;

/// <summary>The verb <c>cost</c>.</summary>
internal sealed class CostCommand : Verb
{
    public CostCommand(Messages messages)
        : base("cost", "Estimates what trails cost in a month, from the logs you have.")
    {
        Synopsis = "--selectors [TRAIL=]FILE|default … [options] [INPUT …]";
        Examples =
        [
            new("What does this trail cost?", "trailfilter cost --selectors selectors.json AWSLogs/"),
            new("Two trails of one account: the second copy of management events is paid",
                "trailfilter cost --selectors org=org.json --selectors app=app.json AWSLogs/"),
            new("All trails of a Terraform plan", "terraform show -json tf.plan > plan.json && trailfilter cost --selectors plan.json AWSLogs/"),
            new("As a page to send to others",
                "trailfilter cost --selectors selectors.json --format html -o cost.html AWSLogs/"),
            new("An estimate of a very large pile, from one archive in fifty",
                "trailfilter cost --selectors selectors.json --sample 1/50 AWSLogs/"),
            new("With a SIEM that takes 2.50 dollars a GB, as JSON",
                "trailfilter cost --selectors selectors.json --siem 2.50 --format json AWSLogs/"),
        ];
        Notes =
        [
            "Figures are estimates: what the input holds, extrapolated to a month of 730 hours, at list prices before discounts and taxes. "
            + "The names of usage types are those of AWS Cost Explorer.",
            "Exit codes: 0 done; 2 wrong usage, invalid selectors or prices, or files that are not there; 3 done, but some input was "
            + "unreadable; 4 reading or writing failed.",
        ];
        Add(Run.Inputs);
        AddGroup("Selectors", SelectorFiles, Run.Selectors.Trail, Run.Selectors.Parameter, Run.Selectors.Rules);
        AddGroup("Which records", Run.From, Run.To, Run.Accounts, Run.Regions, Run.Sample, Dedupe);
        AddGroup("Report", Report.Format, Report.Output, Report.Force, Report.Redact);
        AddGroup("Cost", Costs.Pricing, Costs.Management, Costs.Copies, Costs.Insights, Costs.DataInsights, Costs.Lake, Costs.Storage, Costs.Siem);
        AddGroup("Reading", Run.Strict, Run.MaxRecord, Run.Threads, Run.Scan);
        AddGroup("Messages", Run.Quiet, Run.ProgressKind, Run.NoProgress);
        SetAction((arguments, stop) => new CostVerb(CostBinding.SettingsOf(this, arguments), messages).RunAsync(stop));
    }

    /// <summary>The options it shares with other verbs that read archives.</summary>
    public RunOptions Run { get; } = new();

    /// <summary>The options it shares with other verbs that write reports.</summary>
    public ReportOptions Report { get; } = new(["text", "json", "csv", "markdown", "html"]);

    /// <summary>The options it shares with <c>preview</c>.</summary>
    public CostOptionsGroup Costs { get; } = new();

    public Option<string[]> SelectorFiles { get; } = TextOption.Texts(
        "--selectors",
        "[TRAIL=]FILE|default",
        "Event selectors as get-event-selectors answers or put-event-selectors takes them, or a template or plan that holds them; "
        + "default for a trail that never had any. Repeat for several trails; each makes copies that are charged.",
        "-s");

    public Option<bool> Dedupe { get; } = TextOption.Flag(
        "--dedupe", "Leaves out records whose eventID occurred before; slower, and one thread.");
}

using System.CommandLine;
using System.CommandLine.Help;
using TrailFilter.Cli.Checking;
using TrailFilter.Cli.Comparing;
using TrailFilter.Cli.Completions;
using TrailFilter.Cli.Converting;
using TrailFilter.Cli.Costing;
using TrailFilter.Cli.Explaining;
using TrailFilter.Cli.Filtering;
using TrailFilter.Cli.Generating;
using TrailFilter.Cli.Previewing;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.CommandLine;

/// <summary>The program: its verbs, and the options it has without one.</summary>
internal sealed class TrailFilterCommand : RootCommand
{
    /// <summary>The name it is called by.</summary>
    public const string ProgramName = "trailfilter";

    public TrailFilterCommand(Messages messages)
        : base("Says which AWS CloudTrail records a trail with given event selectors would log, as CloudTrail itself decides it.")
    {
        // The library's own help and version options; their text is ours.
        Options.Clear();
        Add(new HelpOption("--help", "-h") { Description = "Shows this help, or that of a verb.", Action = new HelpPage() });
        Option<bool> verbose = TextOption.Flag("--verbose", "With --version: also what the program runs on and decompresses with.");
        Add(new Option<bool>("--version") { Description = "Shows the version.", Action = new VersionText(verbose) });
        Add(verbose);
        Add(new FilterCommand(messages));
        Add(new PreviewCommand(messages));
        Add(new CostCommand(messages));
        Add(new ExplainCommand(messages));
        Add(new CheckCommand(messages));
        Add(new DiffCommand(messages));
        Add(new ConvertCommand(messages));
        Add(new GenerateCommand(messages));
        Add(new CompletionCommand());
    }

    /// <summary>What the program is good for.</summary>
    public static IReadOnlyList<Example> Examples { get; } =
    [
        new("Write the records that these selectors would log, byte for byte",
            "trailfilter filter --selectors selectors.json logs/ > logged.ndjson"),
        new("Which events would a change lose, and what would it save?",
            "trailfilter preview --current now.json --proposed then.json logs/"),
        new("Why is this call not logged?",
            "trailfilter explain --selectors selectors.json --event s3:GetObject --arn arn:aws:s3:::photos/cat.jpg"),
        new("Would PutEventSelectors accept them?", "trailfilter check selectors.json"),
        new("Do two configurations log the same?", "trailfilter diff old.json new.json"),
        new("The same selectors for Terraform, without what decides nothing", "trailfilter convert --to terraform --minimise selectors.json"),
        new("Make records to try it on", "trailfilter generate --records 1000 --seed 1 > records.ndjson"),
    ];

    /// <summary>What holds for all verbs.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "Help for a verb: trailfilter VERB --help, or trailfilter help VERB",
        "Exit codes: 0 done, also when the reader of standard output closes the pipe; 1 a check found errors, two configurations differ, selectors cannot be converted exactly, or a condition of --fail-if was met; "
        + "2 wrong usage, invalid selectors, or selectors or an input that are not there; 3 done, but some input was unreadable; "
        + "4 reading selectors or writing output failed; 130 or 143 stopped by a signal.",
    ];
}

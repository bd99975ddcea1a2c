using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.Checking;

/// <summary>The verb <c>check</c>.</summary>
internal sealed class CheckCommand : Verb
{
    public CheckCommand(Messages messages)
        : base(
            "check",
            "Says whether PutEventSelectors would accept event selectors, and what in them does not do what it looks like: "
            + "every finding at once, each with its place, its reason and what would be right.")
    {
        Synopsis = "[options] FILE …";
        Examples =
        [
            new("Before putting them",
                "trailfilter check new.json && aws cloudtrail put-event-selectors --cli-input-json file://new.json"),
            new("What a trail has now", "aws cloudtrail get-event-selectors --trail-name my-trail | trailfilter check -"),
            new("In a build", "trailfilter check --format json trails/*.json"),
            new("Findings beside the lines of a pull request", "trailfilter check --format sarif template.yaml > check.sarif"),
            new("A build that fails for doubtful selectors too", "trailfilter check --warnings-as-errors trails/*.json"),
            new("A template, where a parameter has no default", "trailfilter check --parameter LogBucket=my-logs template.yaml"),
            new("One trail of a Terraform plan",
                "terraform show -json tf.plan | trailfilter check --trail org-trail -"),
        ];
        Notes =
        [
            "Errors are what AWS refuses. Warnings are accepted and very likely not meant: a * in a value, a bucket without slash, an "
            + "exclusion that hits nothing, a selector that others shadow. Notes are worth knowing and often meant.",
            "With json a finding has its fix as a JSON patch, and says whether the same records are logged afterwards: that is decided, "
            + "not guessed.",
            "Exit codes: 0 accepted, perhaps with warnings; 1 a file has errors, or with --warnings-as-errors warnings; 2 wrong usage, or a file is not there; "
            + "4 a file is there but cannot be read.",
        ];
        Add(Files);
        AddGroup("Selectors", Reading.Trail, Reading.Parameter, Reading.Rules);
        AddGroup("Result", Format, WarningsAsErrors);
        SetAction((arguments, _) => Task.FromResult(CheckVerb.Run(SettingsOf(arguments), messages)));
    }

    private Argument<string[]> Files { get; } = new("FILE")
    {
        Description = "Selectors as get-event-selectors answers or put-event-selectors takes them, as JSON or YAML; a CloudFormation or CDK "
            + "template; what terraform show -json prints; an AWS Config item. Recognised by content; - for standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private SelectorReadingOptions Reading { get; } = new();

    private Option<string> Format { get; } = TextOption.Word(
        "--format", ["text", "json", "sarif"], "How the result is written; sarif is SARIF 2.1.0 (default: text).");

    private Option<bool> WarningsAsErrors { get; } = TextOption.Flag(
        "--warnings-as-errors", "Exit code 1 for warnings too; notes never count.");

    private CheckSettings SettingsOf(ParseResult arguments)
    {
        string[] files = arguments.GetValue(Files) ?? [];
        if (files.Length == 0)
        {
            throw new UsageException("check needs a file with event selectors, or - for standard input.");
        }

        if (files.Count(static file => file == "-") > 1)
        {
            throw new UsageException("Standard input cannot be read twice.");
        }

        CheckFormat format = TextOption.WordOf(arguments, Format, "text") switch
        {
            "json" => CheckFormat.Json,
            "sarif" => CheckFormat.Sarif,
            _ => CheckFormat.Text,
        };
        return new CheckSettings([.. files], Reading.SettingsOf(arguments), format, arguments.GetValue(WarningsAsErrors));
    }
}

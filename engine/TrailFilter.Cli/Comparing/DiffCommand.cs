using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.Comparing;

/// <summary>The verb <c>diff</c>.</summary>
internal sealed class DiffCommand : Verb
{
    public DiffCommand(Messages messages)
        : base(
            "diff",
            "Decides whether two configurations of event selectors log the same records, whatever records may come; "
            + "where they do not, shows one that makes the difference.")
    {
        Synopsis = "[options] A B";
        Examples =
        [
            new("Does the shorter file mean the same?", "trailfilter diff selectors.json shorter.json"),
            new("What has the trail now that the file in the repository does not say?",
                "aws cloudtrail get-event-selectors --trail-name my-trail | trailfilter diff - selectors.json"),
            new("What does it log beyond a trail that never had selectors?", "trailfilter diff default selectors.json"),
            new("The record that B would lose, to look at or to try",
                "trailfilter diff --format json old.json new.json | jq -c .onlyA.record"),
        ];
        Notes =
        [
            "The answer is a decision, not a sample: all records that could be written are considered, with any text in any field, "
            + "also those that CloudTrail would hardly ever write.",
            "Exit codes: 0 both log the same; 1 they differ; 2 wrong usage, selectors that are refused, or a file that is not there; "
            + "4 a file is there but cannot be read.",
        ];
        Add(Files);
        AddGroup("Selectors", Reading.Trail, Reading.Parameter, Reading.Rules);
        AddGroup("Result", Format);
        SetAction((arguments, _) => Task.FromResult(DiffVerb.Run(SettingsOf(arguments), messages)));
    }

    private Argument<string[]> Files { get; } = new("A B")
    {
        Description = "Two files with event selectors, as get-event-selectors answers or put-event-selectors takes them, templates, plans "
            + "or whatever check reads; - for standard input, default for a trail that never had any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private SelectorReadingOptions Reading { get; } = new();

    private Option<string> Format { get; } = TextOption.Word(
        "--format", ["text", "json"], "How the result is written (default: text).");

    private DiffSettings SettingsOf(ParseResult arguments) => arguments.GetValue(Files) switch
    {
        ["-", "-"] => throw new UsageException("Standard input cannot be read twice."),
        [var first, var second] => new DiffSettings(
            first, second, Reading.SettingsOf(arguments), TextOption.WordOf(arguments, Format, "text") == "json"),
        _ => throw new UsageException("diff needs two files with event selectors: trailfilter diff A B"),
    };
}

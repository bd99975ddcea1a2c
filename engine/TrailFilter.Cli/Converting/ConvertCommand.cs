using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Selectors;
using TrailFilter.Cli.Terminal;
using TrailFilter.Formats.Writing;

namespace TrailFilter.Cli.Converting;

/// <summary>The verb <c>convert</c>.</summary>
internal sealed class ConvertCommand : Verb
{
    public ConvertCommand(Messages messages)
        : base(
            "convert",
            "Writes event selectors in another form or of the other kind. What it writes logs exactly the same records, or it is not written.")
    {
        Synopsis = "--to FORM [options] FILE";
        Examples =
        [
            new("Basic selectors as advanced ones", "trailfilter convert --to advanced selectors.json > advanced.json"),
            new("What a trail has now, for the repository",
                "aws cloudtrail get-event-selectors --trail-name my-trail | trailfilter convert --to terraform - > trail.tf"),
            new("A trail of a template, for aws cloudtrail put-event-selectors --cli-input-json file://put.json",
                "trailfilter convert --to cli --trail OrgTrail template.yaml -o put.json"),
            new("The same with fewer values, and what was left out and why",
                "trailfilter convert --to cloudformation --minimise selectors.json -o trail.yaml"),
        ];
        Notes =
        [
            "The result is read back and compared with the file over all records there could be, as diff does. Where it would log "
            + "others, nothing is written, and the reason and such a record are shown.",
            "advanced and basic write the bare list that put-event-selectors takes; cli, cloudformation and terraform keep the kind of the "
            + "selectors. What a form requires and selectors do not say, such as the bucket, becomes a parameter or variable.",
            "--minimise leaves out selectors that log nothing of their own and values that decide nothing, and joins selectors that differ "
            + "in the selecting values of one field. No selector and no value of the result can be left out; values are never made up.",
            "Exit codes: 0 written; 1 it cannot be said exactly; 2 wrong usage, selectors that are refused, or a file that is not there; "
            + "4 reading or writing failed.",
        ];
        Add(File);
        AddGroup("Selectors", Reading.Trail, Reading.Parameter, Reading.Rules);
        AddGroup("Result", To, Minimise, Output, Force);
        AddGroup("Messages", Quiet);
        SetAction((arguments, _) => Task.FromResult(new ConvertVerb(SettingsOf(arguments), messages).Run()));
    }

    private Argument<string[]> File { get; } = new("FILE")
    {
        Description = "A file with event selectors, as get-event-selectors answers or put-event-selectors takes them, a template, a plan "
            + "or whatever check reads; - for standard input, default for a trail that never had any.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private SelectorReadingOptions Reading { get; } = new();

    private Option<string> To { get; } = TextOption.Word(
        "--to",
        Enum.GetNames<SelectorsForm>().Select(static name => name.ToLowerInvariant()),
        "The form: a list of advanced or of basic selectors, the input of the aws command, a template in YAML, Terraform source. The last "
        + "two hold all trails of the file.");

    private Option<bool> Minimise { get; } = TextOption.Flag(
        "--minimise", "Leaves out what can be left out, and tells what and why.", "--minimize");

    private Option<string> Output { get; } = TextOption.Text(
        "--output", "FILE", "Where the result goes (default: standard output). It appears whole or not at all.", "-o");

    private Option<bool> Force { get; } = TextOption.Flag("--force", "Replaces an output file that exists. The input is never replaced.");

    private Option<bool> Quiet { get; } = TextOption.Flag("--quiet", "Only errors on standard error.", "-q");

    private ConvertSettings SettingsOf(ParseResult arguments)
    {
        if (arguments.GetValue(To) is null)
        {
            throw new UsageException($"convert needs --to and the form to write: {To.HelpName!.Replace("|", ", ", StringComparison.Ordinal)}.");
        }

        string word = TextOption.WordOf(arguments, To, "");
        if (arguments.GetValue(File) is not [var file])
        {
            throw new UsageException("convert needs one file with event selectors: trailfilter convert --to FORM FILE");
        }

        string? output = arguments.GetValue(Output);
        return new ConvertSettings(
            file,
            Reading.SettingsOf(arguments),
            Enum.Parse<SelectorsForm>(word, ignoreCase: true),
            arguments.GetValue(Minimise),
            output == "-" ? null : output,
            arguments.GetValue(Force),
            arguments.GetValue(Quiet));
    }
}

using TrailFilter.Cli.Tests.Running;

namespace TrailFilter.Cli.Tests;

/// <summary>Help, version, completions, and what the program says about a wrong command line.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("A verb is missing: filter, preview, cost, explain, check, diff, convert, generate, completion.")]
    [InlineData("There is no verb fliter; did you mean filter?", "fliter")]
    [InlineData("trailfilter filter has no option --selctors; did you mean --selectors?", "filter", "--selctors", "x")]
    [InlineData("trailfilter filter has no option --thread; did you mean --threads?", "filter", "-s", "default", "--thread=4")]
    [InlineData("trailfilter check has no option --summary", "check", "--summary", "x")]
    [InlineData("filter needs --selectors FILE", "filter")]
    [InlineData("--threads needs a value: --threads N", "filter", "-s", "default", "--threads")]
    [InlineData("--threads is given more than once", "filter", "-s", "default", "--threads", "1", "--threads", "2")]
    [InlineData("--threads 0: the value is a whole number from 1 to 1024.", "filter", "-s", "default", "--threads", "0")]
    [InlineData("--rules curent: the value is one of 2024-09, current, event-data-store", "check", "--rules", "curent", "x")]
    [InlineData("did you mean current?", "check", "--rules", "curent", "x")]
    [InlineData("--max-record 3: the value is a size from 1KiB to 1GiB", "filter", "-s", "default", "--max-record", "3")]
    [InlineData("--from 2026-13-01: the value is a time such as 2026-03-01", "filter", "-s", "default", "--from", "2026-13-01")]
    [InlineData("--from 99999999w: the value is a time", "filter", "-s", "default", "--from", "99999999w")]
    [InlineData("--from is not before --to", "filter", "-s", "default", "--from", "2026-03-02", "--to", "2026-03-01")]
    [InlineData("--account 12: an account has twelve digits", "filter", "-s", "default", "--account", "12")]
    [InlineData("--region virginia: a Region is written as in awsRegion", "filter", "-s", "default", "--region", "virginia")]
    [InlineData("--region us-east: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,us-east")]
    [InlineData("--region us-east-1a: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,us-east-1a")]
    [InlineData("--region us-east-1-: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,us-east-1-")]
    [InlineData("--region east-1: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,east-1")]
    [InlineData("--region us--east-1: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,us--east-1")]
    [InlineData("--region us-1-east: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,us-1-east")]
    [InlineData("--region US-EAST-1: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,US-EAST-1")]
    [InlineData("--region us-east-123: a Region is written as in awsRegion, such as us-east-1", "filter", "-s", "default", "--region", "us-west-2,us-east-123")]
    [InlineData("add -o FILE", "filter", "-s", "default", "--summary", "-")]
    [InlineData("Standard input cannot be read twice", "filter", "-s", "-")]
    [InlineData("--scan v1024: the value is one of auto, scalar, v128, v256", "filter", "-s", "default", "--scan", "v1024")]
    [InlineData("The value of --output is empty", "filter", "-s", "default", "-o", "")]
    [InlineData("The value of --output is empty", "generate", "-o", "")]
    [InlineData("The value of --summary is empty: --summary FILE|-", "filter", "-s", "default", "--summary", "")]
    [InlineData("The value of --rejects is empty", "filter", "-s", "default", "--rejects", "")]
    [InlineData("The value of --selectors is empty", "filter", "--selectors", "")]
    [InlineData("INPUT is empty", "filter", "-s", "default", "")]
    [InlineData("--format xml: the value is one of text, json, sarif", "check", "--format", "xml", "x")]
    [InlineData("FILE is empty", "check", "")]
    [InlineData("explain needs --selectors FILE", "explain")]
    [InlineData("--only logges: the value is one of all, logged, not-logged", "explain", "-s", "default", "--only", "logges")]
    [InlineData("--limit 0: the value is a whole number from 1", "explain", "-s", "default", "--limit", "0")]
    [InlineData("--event s3: write one event as SERVICE:NAME", "explain", "-s", "default", "--event", "s3")]
    [InlineData("--event s3:Get*: write one event as SERVICE:NAME", "explain", "-s", "default", "--event", "s3:Get*")]
    [InlineData("--arn photos/cat.jpg: an ARN has six parts", "explain", "-s", "default", "--event", "s3:GetObject", "--arn", "photos/cat.jpg")]
    [InlineData("--arn describes an event: name it with --event SERVICE:NAME.", "explain", "-s", "default", "--arn", "arn:aws:s3:::a/b")]
    [InlineData("--read-only and --write contradict each other", "explain", "-s", "default", "--event", "s3:GetObject", "--read-only", "--write")]
    [InlineData("so no INPUT is read", "explain", "-s", "default", "--event", "s3:GetObject", "data/sample")]
    [InlineData("--event has no time", "explain", "-s", "default", "--event", "s3:GetObject", "--from", "30d")]
    [InlineData("An event has one --account and one --region", "explain", "-s", "default", "--event", "s3:GetObject", "--region", "us-east-1,us-west-2")]
    [InlineData("--category data: the value is one of Management, Data, NetworkActivity", "explain", "-s", "default", "--event", "s3:GetObject", "--category", "data")]
    [InlineData("Standard input cannot be read twice", "explain", "-s", "-")]
    [InlineData("diff needs two files with event selectors", "diff", "default")]
    [InlineData("Standard input cannot be read twice", "diff", "-", "-")]
    [InlineData("convert needs --to and the form to write: advanced, basic, cli, cloudformation, terraform.", "convert", "default")]
    [InlineData("did you mean terraform?", "convert", "--to", "teraform", "default")]
    [InlineData("convert needs one file with event selectors", "convert", "--to", "cli")]
    [InlineData("convert needs one file with event selectors", "convert", "--to", "cli", "a.json", "b.json")]
    [InlineData("completion needs the name of a shell: bash, zsh, fish, pwsh.", "completion")]
    [InlineData("There is no completion for csh", "completion", "csh")]
    public async Task A_wrong_command_line_is_told_in_one_sentence(string told, params string[] arguments)
    {
        ProgramResult run = await Trailfilter.RunAsync(arguments);

        run.Ended(2).Said(told);
        Assert.StartsWith("error: ", run.Errors, StringComparison.Ordinal);
        Assert.Matches("\nTry: trailfilter( [a-z]+)? --help\n$", run.Errors.ReplaceLineEndings("\n"));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("filter", "--selectors --trail --parameter --rules --from --to --account --region --invert --ungoverned")]
    [InlineData("filter", "--output --output-format --force --summary --rejects")]
    [InlineData("filter", "--strict --max-record --threads --quiet --progress --no-progress INPUT")]
    [InlineData("explain", "--selectors --trail --parameter --rules --only --limit --from --to --account --region --format --output --force --rejects")]
    [InlineData("explain", "--event --arn --type --category --read-only --write --user-arn --error-code --event-type --vpc-endpoint --console INPUT")]
    [InlineData("check", "--trail --parameter --rules --format --warnings-as-errors FILE")]
    [InlineData("diff", "--trail --parameter --rules --format A")]
    [InlineData("convert", "--to --minimise --output --force --trail --parameter --rules --quiet FILE")]
    [InlineData("generate", "--records --seed --archives --profile --output")]
    [InlineData("completion", "SHELL")]
    public async Task Help_has_examples_first_then_every_option(string verb, string options)
    {
        ProgramResult run = await Trailfilter.RunAsync(verb, "--help");

        string help = run.Ended(0).Text;
        Assert.Empty(run.Errors);
        int examples = help.IndexOf("\nExamples:\n", StringComparison.Ordinal);
        int usage = help.IndexOf($"\nUsage:\n  trailfilter {verb} ", StringComparison.Ordinal);
        Assert.True(examples > 0 && usage > examples);
        Assert.All(options.Split(' '), option => Assert.Matches($@"\n  (-[a-z], )?{option}\b", help));
        Assert.DoesNotContain("--scan", help, StringComparison.Ordinal);
        Assert.All(run.Lines, static line => Assert.True(line.Length <= 110, line));
    }

    [Theory]
    [InlineData]
    [InlineData("filter")]
    public async Task Help_is_a_word_too(params string[] verb)
    {
        ProgramResult word = await Trailfilter.RunAsync(["help", .. verb]);
        ProgramResult option = await Trailfilter.RunAsync([.. verb, "--help"]);

        Assert.Equal(option.Ended(0).Text, word.Ended(0).Text);
    }

    [Fact]
    public async Task Examples_in_help_use_options_that_exist()
    {
        ProgramResult run = await Trailfilter.RunAsync("filter", "--help");
        string[] examples = [.. run.Ended(0).Lines.Where(static line =>
            line.StartsWith("  trailfilter filter ", StringComparison.Ordinal) && !line.Contains('…', StringComparison.Ordinal))];
        Assert.True(examples.Length > 3);
        foreach (string example in examples)
        {
            // Their files are not there; that this is what stops them shows that their options are right.
            string[] words = example.Split(['|', '&', '>'])[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            ProgramResult tried = await Trailfilter.RunAsync(words[1..]);
            tried.Ended(2).Said("There is no file");
        }
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        ProgramResult run = await Trailfilter.RunAsync("--version");

        Assert.Matches("^trailfilter [0-9]+\\.[0-9]+\\.[0-9]+\n$", run.Ended(0).Text);
    }

    [Fact]
    public async Task The_version_with_more_tells_what_decides_the_speed()
    {
        ProgramResult run = await Trailfilter.RunAsync("--version", "--verbose");

        string[] lines = run.Ended(0).Lines;
        Assert.Equal(5, lines.Length);
        Assert.Matches("^runtime: .NET .*, .*(JIT|AOT)\\)$", lines[1]);
        Assert.Matches("^vectors: (64|32|16|none).*", lines[2]);
        Assert.Matches("^gzip: (libdeflate \\(.*libdeflate.*\\), CRC-32 of |\\.NET's zlib; there is no libdeflate)", lines[3]);
        Assert.Matches("^zstd: ZstdSharp [0-9.]+$", lines[4]);
        Assert.Equal(run.Text, (await Trailfilter.RunAsync("--verbose", "--version")).Ended(0).Text);
    }

    [Fact]
    public async Task The_environment_chooses_what_inflates_and_the_output_is_the_same()
    {
        const string Filter = "$T filter --quiet --selectors data/selectors/two-buckets-only.json data/sample";
        ProgramResult told = await Trailfilter.BashAsync("$T --version --verbose", ("TRAILFILTER_INFLATE", "system"));
        ProgramResult system = await Trailfilter.BashAsync(Filter, ("TRAILFILTER_INFLATE", "system"));
        ProgramResult fastest = await Trailfilter.BashAsync(Filter, ("TRAILFILTER_INFLATE", "libdeflate"));
        ProgramResult unset = await Trailfilter.BashAsync(Filter, ("TRAILFILTER_INFLATE", ""));

        Assert.Contains("gzip: .NET's zlib, as TRAILFILTER_INFLATE says\n", told.Ended(0).Text, StringComparison.Ordinal);
        Assert.NotEmpty(system.Ended(0).Output);
        Assert.Equal(system.Output, fastest.Ended(0).Output);
        Assert.Equal(system.Output, unset.Ended(0).Output);
    }

    [Fact]
    public async Task An_inflater_that_does_not_exist_is_a_usage_error() =>
        (await Trailfilter.BashAsync("$T filter --selectors default data/sample", ("TRAILFILTER_INFLATE", "fast")))
            .Ended(2).Said("TRAILFILTER_INFLATE is fast in the environment: it is one of system, libdeflate, or unset.");

    [Theory]
    [InlineData("trailfilter ", "check", "completion", "convert", "cost", "diff", "explain", "filter", "generate", "preview")]
    [InlineData("trailfilter fil", "filter")]
    [InlineData("/usr/bin/trailfilter filter --sel", "--selectors")]
    [InlineData("trailfilter filter --output-format ", "ndjson", "records")]
    [InlineData("trailfilter check --rules c", "current")]
    [InlineData("trailfilter explain --only not", "not-logged")]
    [InlineData("trailfilter convert --to ", "advanced", "basic", "cli", "cloudformation", "terraform")]
    [InlineData("trailfilter check --format ", "json", "sarif", "text")]
    [InlineData("trailfilter completion ", "bash", "fish", "pwsh", "zsh")]
    public async Task The_program_suggests_how_to_go_on(string line, params string[] expected)
    {
        ProgramResult run = await Trailfilter.RunAsync($"[suggest:{line.Length}]", line);

        // Options are offered everywhere; only those asked for are of interest here.
        bool asksForOption = line.Contains("--sel", StringComparison.Ordinal);
        IEnumerable<string> answers = run.Ended(0).Lines.Where(word => asksForOption || word[0] != '-');
        Assert.Equal(expected, answers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    [InlineData("powershell")]
    public async Task There_is_a_script_for_each_shell(string shell)
    {
        ProgramResult run = await Trailfilter.RunAsync("completion", shell);

        Assert.Contains("[suggest:", run.Ended(0).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        ProgramResult run = await Trailfilter.BashAsync("""
            source <("$T" completion bash)
            COMP_LINE="$T filter --sum"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=("$T" filter --sum); COMP_CWORD=2
            _trailfilter
            echo "${COMPREPLY[@]}"
            """);

        Assert.Equal("--summary\n", run.Ended(0).Text);
    }
}

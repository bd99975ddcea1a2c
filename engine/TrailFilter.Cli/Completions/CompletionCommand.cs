using System.Collections.Immutable;
using System.CommandLine;
using TrailFilter.Cli.CommandLine;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.Completions;

/// <summary>The verb <c>completion</c>: prints what teaches a shell to complete verbs, options and their values.</summary>
internal sealed class CompletionCommand : Verb
{
    private static readonly ImmutableArray<string> s_shells = ["bash", "zsh", "fish", "pwsh"];

    public CompletionCommand()
        : base("completion", "Prints a script that completes verbs, options and their values in a shell.")
    {
        Synopsis = "bash|zsh|fish|pwsh";
        Examples =
        [
            new("bash, for this session or in ~/.bashrc", "source <(trailfilter completion bash)"),
            new("zsh, in ~/.zshrc behind compinit", "source <(trailfilter completion zsh)"),
            new("fish", "trailfilter completion fish > ~/.config/fish/completions/trailfilter.fish"),
            new("PowerShell, in $PROFILE", "trailfilter completion pwsh | Out-String | Invoke-Expression"),
        ];
        Notes = ["The scripts ask the program itself, so they stay right when it changes."];
        var shell = new Argument<string>("SHELL")
        {
            Description = $"One of {string.Join(", ", s_shells)}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        shell.CompletionSources.Add([.. s_shells]);
        Add(shell);
        SetAction(arguments => Print(arguments.GetValue(shell)));
    }

    private static int Print(string? shell)
    {
        string? script = shell switch
        {
            "bash" => ShellScripts.Bash,
            "zsh" => ShellScripts.Zsh,
            "fish" => ShellScripts.Fish,
            "pwsh" or "powershell" => ShellScripts.PowerShell,
            _ => null,
        };
        if (script is null)
        {
            string what = shell is null ? "completion needs the name of a shell" : $"There is no completion for {shell}";
            throw new UsageException($"{what}: {string.Join(", ", s_shells)}.");
        }

        ResultFile.Print(script);
        return ExitCodes.Done;
    }
}

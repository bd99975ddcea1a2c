namespace TrailFilter.Cli.Completions;

/// <summary>
/// The scripts. Each hands the line so far to <c>trailfilter "[suggest:POSITION]" "LINE"</c>, which answers one word a line, and
/// lets the shell complete files where the program has nothing to offer.
/// </summary>
internal static class ShellScripts
{
    public const string Bash = """
        # bash completion for trailfilter
        _trailfilter() {
            local word="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o default -o bashdefault -F _trailfilter trailfilter

        """;

    public const string Zsh = """
        #compdef trailfilter
        # zsh completion for trailfilter
        _trailfilter() {
            local -a answers
            answers=("${(@f)$(${words[1]} "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            if [[ ${#answers} -gt 0 && -n "${answers[1]}" ]]; then
                compadd -- "${answers[@]}"
            fi
            _files
        }
        compdef _trailfilter trailfilter

        """;

    public const string Fish = """
        # fish completion for trailfilter
        function __trailfilter_suggest
            set -l line (commandline -cp)
            trailfilter "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c trailfilter -a '(__trailfilter_suggest)'

        """;

    public const string PowerShell = """
        # PowerShell completion for trailfilter
        Register-ArgumentCompleter -Native -CommandName trailfilter -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $answers = trailfilter "[suggest:$cursorPosition]" "$commandAst" 2>$null
            $answers | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;
}

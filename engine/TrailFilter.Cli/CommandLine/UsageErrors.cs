using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrailFilter.Cli.CommandLine;

/// <summary>What is wrong with a command line as such, in one sentence with the nearest right word.</summary>
internal static class UsageErrors
{
    /// <summary>The first error, or null when there is none or help was asked for.</summary>
    public static string? FirstOf(ParseResult arguments)
    {
        // Help, the version and suggestions answer whatever else was written.
        bool isSuggestion = arguments.Tokens.Any(static token => token.Type == TokenType.Directive);
        if (isSuggestion || arguments.Action is HelpPage or VersionText)
        {
            return null;
        }

        if (UnknownOption(arguments) is { } option)
        {
            string name = option.Split('=')[0];
            string command = HelpPage.CommandFor(arguments.CommandResult.Command);
            return $"{command} has no option {name}{NearestWord.Hint(name, OptionNames(arguments.CommandResult.Command))}";
        }

        if (arguments.UnmatchedTokens is [var word, ..])
        {
            Command command = arguments.CommandResult.Command;
            return command.Subcommands.Count > 0
                ? $"There is no verb {word}{NearestWord.Hint(word, command.Subcommands.Select(static verb => verb.Name))}"
                : $"{HelpPage.CommandFor(command)} takes no further argument, but {word} was given.";
        }

        if (arguments.CommandResult.Command is TrailFilterCommand program)
        {
            return $"A verb is missing: {string.Join(", ", program.Subcommands.Select(static verb => verb.Name))}.";
        }

        return arguments.Errors is [var error, ..] ? Sentence(error) : EmptyValue(arguments.CommandResult);
    }

    // An argument that takes any number of paths would take a misspelt option for a path.
    private static string? UnknownOption(ParseResult arguments)
    {
        foreach (Token token in arguments.Tokens)
        {
            if (token.Type == TokenType.DoubleDash)
            {
                return null;
            }

            // A negative number is no option, but the wrong value of one.
            if (token.Type == TokenType.Argument && token.Value is ['-', '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..])
            {
                return token.Value;
            }
        }

        return null;
    }

    // As an unset variable of a script leaves it. No option and no argument has a use for it.
    private static string? EmptyValue(CommandResult command) => command.Children
        .Where(static part => part.Tokens.Any(static token => token.Value.Length == 0))
        .Select(static part => part switch
        {
            OptionResult { Option: var option } => $"The value of {option.Name} is empty: {option.Name} {option.HelpName}",
            ArgumentResult { Argument: var argument } => $"{argument.Name} is empty; write what it is, or leave it out.",
            _ => "An argument is empty.",
        })
        .FirstOrDefault();

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options
            .Where(static option => !option.Hidden)
            .SelectMany(static option => option.Aliases.Prepend(option.Name))
            .Append("--help");

    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: > 1 } result => $"{result.Option.Name} is given more than once; one value is possible.",
        OptionResult { Tokens.Count: 0, Option: var option } => $"{option.Name} needs a value: {option.Name} {option.HelpName}",
        _ => error.Message,
    };
}

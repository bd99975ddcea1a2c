using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using TrailFilter.Cli.Terminal;

namespace TrailFilter.Cli.CommandLine;

/// <summary>
/// Writes a help page: what the verb is for, examples, how it is written, options in groups with their defaults.
/// </summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int Indent = 2;

    // Longer option texts stand on a line of their own.
    private const int OptionColumn = 30;

    public override int Invoke(ParseResult parseResult)
    {
        ResultFile.Print(Of(parseResult.CommandResult.Command, TerminalState.OutputWidth));
        return ExitCodes.Done;
    }

    /// <summary>The whole page.</summary>
    /// <param name="command">The verb, or the program itself.</param>
    /// <param name="width">Columns.</param>
    public static string Of(Command command, int width)
    {
        var page = new StringBuilder();
        Wrap(page, command.Description ?? "", 0, width);
        if (command is Verb verb)
        {
            WriteVerb(page, verb, width);
        }
        else
        {
            WriteProgram(page, (TrailFilterCommand)command, width);
        }

        return page.ToString();
    }

    /// <summary>The words that call a command.</summary>
    public static string CommandFor(Command command) =>
        command is Verb ? $"{TrailFilterCommand.ProgramName} {command.Name}" : TrailFilterCommand.ProgramName;

    private static void WriteVerb(StringBuilder page, Verb verb, int width)
    {
        WriteExamples(page, verb.Examples);
        page.Append("\nUsage:\n").Append(' ', Indent).Append(CommandFor(verb)).Append(' ').Append(verb.Synopsis).Append('\n');
        if (verb.Arguments.Count > 0)
        {
            page.Append("\nArguments:\n");
            foreach (Argument argument in verb.Arguments)
            {
                WriteRow(page, argument.Name, argument.Description, width);
            }
        }

        foreach (OptionGroup group in verb.Groups)
        {
            page.Append('\n').Append(group.Title).Append(":\n");
            foreach (Option option in group.Options.Where(static option => !option.Hidden))
            {
                WriteRow(page, LabelOf(option), option.Description, width);
            }
        }

        foreach (string note in verb.Notes)
        {
            page.Append('\n');
            Wrap(page, note, 0, width);
        }
    }

    private static void WriteProgram(StringBuilder page, TrailFilterCommand root, int width)
    {
        WriteExamples(page, TrailFilterCommand.Examples);
        page.Append("\nUsage:\n").Append(' ', Indent).Append(CommandFor(root)).Append(" VERB [options] [arguments]\n");
        page.Append("\nVerbs:\n");
        foreach (Command verb in root.Subcommands)
        {
            WriteRow(page, verb.Name, verb.Description, width);
        }

        page.Append("\nOptions:\n");
        foreach (Option option in root.Options)
        {
            WriteRow(page, LabelOf(option), option.Description, width);
        }

        foreach (string note in TrailFilterCommand.Notes)
        {
            page.Append('\n');
            Wrap(page, note, 0, width);
        }
    }

    private static void WriteExamples(StringBuilder page, IReadOnlyList<Example> examples)
    {
        page.Append("\nExamples:\n");
        foreach (Example example in examples)
        {
            page.Append(' ', Indent).Append("# ").Append(example.Purpose).Append('\n');
            page.Append(' ', Indent).Append(example.Command).Append('\n');
        }
    }

    private static string LabelOf(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(static alias => alias.Length == 2).Append(option.Name));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static void WriteRow(StringBuilder page, string label, string? description, int width)
    {
        page.Append(' ', Indent).Append(label);
        int used = Indent + label.Length;
        if (used + 2 > OptionColumn)
        {
            page.Append('\n');
            used = 0;
        }

        page.Append(' ', OptionColumn - used);
        Wrap(page, description ?? "", OptionColumn, width);
    }

    private static void Wrap(StringBuilder page, string text, int indent, int width)
    {
        int column = indent;
        foreach (string word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > width)
            {
                page.Append('\n').Append(' ', indent);
                column = indent;
            }

            if (column > indent)
            {
                page.Append(' ');
                column++;
            }

            page.Append(word);
            column += word.Length;
        }

        page.Append('\n');
    }
}

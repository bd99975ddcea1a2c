using TrailFilter.Core.Selectors.Reading;
using YamlDotNet.Core;

namespace TrailFilter.Formats.Yaml;

/// <summary>YAML text into the same tree as JSON, with the lines of the YAML.</summary>
internal static class YamlReader
{
    private const string OneDocument = "Keep one document per file: a file for each trail, or one list of them.";

    /// <summary>Reads a YAML text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <returns>The root, or <see langword="null"/> when the text is not YAML, or more than one document.</returns>
    internal static WrittenNode? Read(string text, ProblemList problems)
    {
        var tree = new YamlTree(problems);
        var parser = new Parser(new StringReader(text));
        try
        {
            while (!tree.IsRefused && parser.MoveNext())
            {
                tree.Take(parser.Current!);
            }
        }
        catch (YamlException fault)
        {
            Report(text, fault.Start, fault.Message, problems);
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or IndexOutOfRangeException)
        {
            // The parser is at a loss with brackets that do not match, and says so in this way.
            Report(text, parser.Current?.End ?? Mark.Empty, "the brackets do not match.", problems);
            return null;
        }

        if (tree.SecondDocument is { } second)
        {
            problems.Unreadable(
                $"The file holds several YAML documents; the second begins at line {second}.", OneDocument, second, 1);
            return null;
        }

        return tree.IsRefused ? null : tree.Root;
    }

    private static void Report(string text, Mark at, string what, ProblemList problems)
    {
        int line = (int)Math.Max(1, at.Line);
        int column = (int)Math.Max(1, at.Column);
        string place = $"line {line}, column {column}";
        if (TabLine(text, line) is { } tabbed)
        {
            problems.Unreadable(
                $"The file is not valid YAML: line {tabbed} is indented with a tab.",
                "Indent with spaces: YAML knows no tabs there.",
                tabbed,
                1);
            return;
        }

        problems.Unreadable(
            $"The file is not valid YAML: {Quoted.Text(what.ReplaceLineEndings(" ")).TrimEnd('.')}, at {place}.",
            "Look at the indentation, quotes and brackets there; a value that holds ': ' or ' #', or begins with * or &, needs quotes.",
            line,
            column);
    }

    /// <summary>The first line from the fault's on that is indented with a tab, within a few lines; the parser tells the place before.</summary>
    private static int? TabLine(string text, int line)
    {
        const int Near = 3;
        int number = 1;
        foreach (ReadOnlySpan<char> one in text.AsSpan().EnumerateLines())
        {
            if (number > line + Near)
            {
                break;
            }

            ReadOnlySpan<char> rest = one.TrimStart(' ');
            if (number >= line && rest.StartsWith('\t') && !rest.IsWhiteSpace())
            {
                return number;
            }

            number++;
        }

        return null;
    }
}

using System.Text;
using TrailFilter.Cli.Selectors;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Checking;

/// <summary>Writes the result of <c>check</c> for people: a line for each file, and beneath it its problems.</summary>
internal static class CheckText
{
    /// <summary>Writes it.</summary>
    public static void Write(Stream output, IReadOnlyList<CheckedFile> files)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (CheckedFile file in files)
        {
            text.WriteLine(TerminalText.Safe($"{file.Title}: {Sentence(file)}"));
            foreach (SelectorProblem problem in file.Result.Problems)
            {
                string severity = problem.Severity == ProblemSeverity.Error ? "error" : "warning";
                text.WriteLine(TerminalText.Safe($"  {severity} at {ProblemPlace.Of(problem)}"));
                text.WriteLine(TerminalText.Safe($"    {problem.Message}"));
                text.WriteLine(TerminalText.Safe($"    {problem.Advice}"));
            }

            foreach (string note in file.Notes)
            {
                text.WriteLine(TerminalText.Safe($"  note: {note}"));
            }
        }
    }

    private static string Sentence(CheckedFile file)
    {
        string warnings = file.Warnings == 0 ? "" : $", {Count(file.Warnings, "warning")}";
        string by = $"by the rules {file.Rules.Name} ({file.Rules.Date})";
        return file.Result.IsAccepted
            ? $"accepted {by}{warnings}: {Content(file)}."
            : $"refused {by}: {Count(file.Errors, "error")}{warnings}.";
    }

    private static string Content(CheckedFile file)
    {
        // Warnings about a file as a whole stand apart from its trails.
        if (file.Result.Selectors is not { } selectors)
        {
            return "nothing that stops its trails";
        }

        return selectors.AdvancedEventSelectors.IsEmpty
            ? $"{Count(selectors.EventSelectors.Length, "basic event selector")}, {Count(file.DataResources, "data resource")}"
            : $"{Count(selectors.AdvancedEventSelectors.Length, "advanced event selector")}, "
                + $"{file.Values} of {file.Rules.MaxAdvancedValues} values";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}

using System.Text;
using TrailFilter.Core.Selectors;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Checking;

/// <summary>Writes the result of <c>check</c> for people: a line for each file, and beneath it its problems.</summary>
internal static class CheckText
{
    /// <summary>Writes it.</summary>
    public static void Write(Stream output, IReadOnlyList<CheckedFile> files, RuleSet rules)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (CheckedFile file in files)
        {
            text.WriteLine(TerminalText.Safe($"{file.Name}: {Sentence(file, rules)}"));
            foreach (SelectorProblem problem in file.Result.Problems)
            {
                string severity = problem.Severity == ProblemSeverity.Error ? "error" : "warning";
                text.WriteLine(TerminalText.Safe($"  {severity} at {problem.Path}"));
                text.WriteLine(TerminalText.Safe($"    {problem.Message}"));
                text.WriteLine(TerminalText.Safe($"    {problem.Advice}"));
            }
        }
    }

    private static string Sentence(CheckedFile file, RuleSet rules)
    {
        string warnings = file.Warnings == 0 ? "" : $", {Count(file.Warnings, "warning")}";
        string by = $"by the rules {rules.Name} ({rules.Date})";
        return file.Result.IsAccepted
            ? $"accepted {by}{warnings}: {Content(file, rules)}."
            : $"refused {by}: {Count(file.Errors, "error")}{warnings}.";
    }

    private static string Content(CheckedFile file, RuleSet rules)
    {
        SelectorSet selectors = file.Result.Selectors!;
        return selectors.AdvancedEventSelectors.IsEmpty
            ? $"{Count(selectors.EventSelectors.Length, "basic event selector")}, {Count(file.DataResources, "data resource")}"
            : $"{Count(selectors.AdvancedEventSelectors.Length, "advanced event selector")}, "
                + $"{file.Values} of {rules.MaxAdvancedValues} values";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}

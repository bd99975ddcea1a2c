using System.Text;
using TrailFilter.Lints;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Cli.Checking;

/// <summary>
/// Writes the result of <c>check</c> for people: a line for each file, beneath it what was found, and at the end the reason of each kind
/// of finding once.
/// </summary>
internal static class CheckText
{
    /// <summary>Writes it.</summary>
    public static void Write(Stream output, IReadOnlyList<CheckedFile> files)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (CheckedFile file in files)
        {
            text.WriteLine(TerminalText.Safe($"{file.Title}: {Sentence(file)}"));
            foreach (Finding finding in file.Findings)
            {
                Write(text, finding);
            }

            foreach (string note in file.Notes)
            {
                text.WriteLine(TerminalText.Safe($"  note: {note}"));
            }
        }

        WriteReasons(text, files);
    }

    private static void Write(StreamWriter text, Finding finding)
    {
        string place = finding.Line is { } line ? $"{finding.Path} (line {line}, column {finding.Column ?? 1})" : finding.Path;
        string rule = HasReason(finding) ? $": {finding.Rule.Id}" : "";
        text.WriteLine(TerminalText.Safe($"  {CheckWords.Of(finding.Level)} at {place}{rule}"));
        text.WriteLine(TerminalText.Safe($"    {finding.Message}"));
        text.WriteLine(TerminalText.Safe($"    {finding.Advice}"));
        if (finding.Fix is { KeepsMeaning: true } fix)
        {
            text.WriteLine(TerminalText.Safe($"    {fix.Description}: the same records are logged."));
        }
    }

    /// <summary>Why something is refused, AWS says in its message.</summary>
    private static bool HasReason(Finding finding) => finding.Rule.Id != "refused";

    private static void WriteReasons(StreamWriter text, IReadOnlyList<CheckedFile> files)
    {
        LintRule[] rules =
        [
            .. files.SelectMany(static file => file.Findings).Where(HasReason).Select(static finding => finding.Rule)
                .Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal),
        ];
        foreach (LintRule rule in rules)
        {
            text.WriteLine($"{rule.Id}: {rule.Why}");
            text.WriteLine($"  {rule.Sources[0]}");
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

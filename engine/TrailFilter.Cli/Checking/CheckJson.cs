using System.Text.Json;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Checking;

/// <summary>
/// Writes the result of <c>check</c> for programs:
/// <code>
/// {"rules":"current","rulesDate":"2026-07-15","accepted":false,"files":[{"file","accepted","errors","warnings","trailName","place",
///  "rules","basicSelectors","advancedSelectors","values","dataResources","problems":[{"severity","path","message","advice","line",
///  "column"}],"notes":[]}]}
/// </code>
/// A file with several trails is there once for each. Line and column are left out where a problem has none.
/// Files that could not be read are not among them; the exit code and standard error tell of those.
/// </summary>
internal static class CheckJson
{
    /// <summary>Writes it, on one line.</summary>
    public static void Write(Stream output, IReadOnlyList<CheckedFile> files, RuleSet rules)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("rules"u8, rules.Name);
            json.WriteString("rulesDate"u8, rules.Date);
            json.WriteBoolean("accepted"u8, files.All(static file => file.Result.IsAccepted));
            json.WriteStartArray("files"u8);
            foreach (CheckedFile file in files)
            {
                Write(json, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, CheckedFile file)
    {
        SelectorSet? selectors = file.Result.Selectors;
        json.WriteStartObject();
        json.WriteString("file"u8, file.Name);
        json.WriteBoolean("accepted"u8, file.Result.IsAccepted);
        json.WriteNumber("errors"u8, file.Errors);
        json.WriteNumber("warnings"u8, file.Warnings);
        json.WriteString("trailName"u8, selectors?.TrailName ?? file.Trail);
        json.WriteString("place"u8, file.Place);
        json.WriteString("rules"u8, file.Rules.Name);
        json.WriteNumber("basicSelectors"u8, selectors?.EventSelectors.Length ?? 0);
        json.WriteNumber("advancedSelectors"u8, selectors?.AdvancedEventSelectors.Length ?? 0);
        json.WriteNumber("values"u8, file.Values);
        json.WriteNumber("dataResources"u8, file.DataResources);
        json.WriteStartArray("problems"u8);
        foreach (SelectorProblem problem in file.Result.Problems)
        {
            json.WriteStartObject();
            json.WriteString("severity"u8, problem.Severity == ProblemSeverity.Error ? "error"u8 : "warning"u8);
            json.WriteString("path"u8, problem.Path);
            json.WriteString("message"u8, problem.Message);
            json.WriteString("advice"u8, problem.Advice);
            if (problem.Line is { } line)
            {
                json.WriteNumber("line"u8, line);
                json.WriteNumber("column"u8, problem.Column ?? 1);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes"u8);
        foreach (string note in file.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

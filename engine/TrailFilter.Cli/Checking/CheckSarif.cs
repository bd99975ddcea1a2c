using System.Text.Json;
using TrailFilter.Lints;

namespace TrailFilter.Cli.Checking;

/// <summary>
/// Writes the result of <c>check</c> as SARIF 2.1.0 (OASIS standard): one run, every rule with its help, and for each finding a result
/// with its line, its JSON path, and a fix where the text to replace stands in the file as it is.
/// </summary>
internal static class CheckSarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Writes it, on one line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="files">What was checked.</param>
    /// <param name="isComplete">Whether every file could be read.</param>
    public static void Write(Stream output, IReadOnlyList<CheckedFile> files, bool isComplete)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("$schema"u8, Schema);
            json.WriteString("version"u8, "2.1.0"u8);
            json.WriteStartArray("runs"u8);
            json.WriteStartObject();
            WriteTool(json);
            json.WriteStartArray("invocations"u8);
            json.WriteStartObject();
            json.WriteBoolean("executionSuccessful"u8, isComplete);
            json.WriteEndObject();
            json.WriteEndArray();

            // As lines and columns are counted here.
            json.WriteString("columnKind"u8, "unicodeCodePoints"u8);
            json.WriteStartArray("results"u8);
            foreach (CheckedFile file in files)
            {
                var text = new SourceText(file.Content.Span);
                foreach (Finding finding in file.Findings)
                {
                    WriteResult(json, finding, SarifUri.Of(file.File), text);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool"u8);
        json.WriteStartObject("driver"u8);
        json.WriteString("name"u8, "trailfilter"u8);
        json.WriteString("version"u8, typeof(CheckSarif).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
        json.WriteStartArray("rules"u8);
        foreach (LintRule rule in LintRules.All)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, rule.Id);
            json.WriteString("name"u8, string.Concat(rule.Id.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..])));
            WriteText(json, "shortDescription"u8, rule.Title);
            WriteText(json, "fullDescription"u8, $"{rule.Title} {rule.Why}");
            WriteText(json, "help"u8, $"{rule.Why} Sources: {string.Join(", ", rule.Sources)}.");
            if (rule.Sources[0].StartsWith("https://", StringComparison.Ordinal))
            {
                json.WriteString("helpUri"u8, rule.Sources[0]);
            }

            json.WriteStartObject("defaultConfiguration"u8);
            json.WriteString("level"u8, CheckWords.Of(rule.Level));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding, string uri, SourceText text)
    {
        SourceRegion? region = finding is { Line: { } line, Column: { } column, Fix.OldText: { } old } ? text.Find(line, column, old) : null;
        json.WriteStartObject();
        json.WriteString("ruleId"u8, finding.Rule.Id);
        json.WriteNumber("ruleIndex"u8, LintRules.All.IndexOf(finding.Rule));
        json.WriteString("level"u8, CheckWords.Of(finding.Level));
        WriteText(json, "message"u8, $"{finding.Message} {finding.Advice}");
        json.WriteStartArray("locations"u8);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation"u8);
        WriteArtifact(json, uri);
        if (finding.Line is { } startLine)
        {
            WriteRegion(json, "region"u8, startLine, finding.Column ?? 1, region?.EndColumn);
        }

        json.WriteEndObject();
        json.WriteStartArray("logicalLocations"u8);
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName"u8, finding.Path);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        if (region is not null && finding.Fix is { NewText: { } newText } fix)
        {
            WriteFix(json, uri, region, newText, fix.Description);
        }

        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, string uri, SourceRegion region, string newText, string description)
    {
        json.WriteStartArray("fixes"u8);
        json.WriteStartObject();
        WriteText(json, "description"u8, description);
        json.WriteStartArray("artifactChanges"u8);
        json.WriteStartObject();
        WriteArtifact(json, uri);
        json.WriteStartArray("replacements"u8);
        json.WriteStartObject();
        WriteRegion(json, "deletedRegion"u8, region.Line, region.Column, region.EndColumn);
        WriteText(json, "insertedContent"u8, region.Written(newText));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string uri)
    {
        json.WriteStartObject("artifactLocation"u8);
        json.WriteString("uri"u8, uri);
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, ReadOnlySpan<byte> name, int line, int column, int? endColumn)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine"u8, line);
        json.WriteNumber("startColumn"u8, column);
        if (endColumn is { } end)
        {
            json.WriteNumber("endLine"u8, line);
            json.WriteNumber("endColumn"u8, end);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Lints;

namespace TrailFilter.Cli.Checking;

/// <summary>
/// Writes the result of <c>check</c> for programs:
/// <code>
/// {"rules":"current","rulesDate":"2026-07-15","accepted":false,"files":[{"file","accepted","errors","warnings","trailName","place",
///  "rules","basicSelectors","advancedSelectors","values","dataResources","problems":[{"rule","severity","path","message","advice",
///  "why","sources":[],"line","column","fix":{"description","keepsMeaning","target","patch":[{"op","path","value"}],"oldText","newText"}}],
///  "notes":[]}]}
/// </code>
/// A file with several trails is there once for each. The severity is error, warning or note. Line and column are left out where a problem
/// has none, a fix where only the author can know it. Its target is <c>file</c>, or <c>selectors</c>: what put-event-selectors takes, as
/// the patch is for where the file spells selectors in another way; patch is left out where only the text is known.
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
        foreach (Finding finding in file.Findings)
        {
            Write(json, finding);
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

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, finding.Rule.Id);
        json.WriteString("severity"u8, CheckWords.Of(finding.Level));
        json.WriteString("path"u8, finding.Path);
        json.WriteString("message"u8, finding.Message);
        json.WriteString("advice"u8, finding.Advice);
        json.WriteString("why"u8, finding.Rule.Why);
        json.WriteStartArray("sources"u8);
        foreach (string source in finding.Rule.Sources)
        {
            json.WriteStringValue(source);
        }

        json.WriteEndArray();
        if (finding.Line is { } line)
        {
            json.WriteNumber("line"u8, line);
            json.WriteNumber("column"u8, finding.Column ?? 1);
        }

        if (finding.Fix is { } fix)
        {
            json.WriteStartObject("fix"u8);
            Write(json, fix);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fix fix)
    {
        json.WriteString("description"u8, fix.Description);
        json.WriteBoolean("keepsMeaning"u8, fix.KeepsMeaning);
        if (!fix.Patch.IsEmpty)
        {
            json.WriteString("target"u8, fix.Target == PatchTarget.File ? "file"u8 : "selectors"u8);
            json.WriteStartArray("patch"u8);
            foreach (PatchOperation operation in fix.Patch)
            {
                json.WriteStartObject();
                json.WriteString("op"u8, operation.Operation);
                json.WriteString("path"u8, operation.Path);
                if (operation.Value is { } value)
                {
                    json.WritePropertyName("value"u8);
                    json.WriteRawValue(value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (fix is { OldText: { } old, NewText: { } text })
        {
            json.WriteString("oldText"u8, old);
            json.WriteString("newText"u8, text);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Rendering.Json;

/// <summary>
/// Reports for programs: the objects themselves, by the schemas in data/schemas. Everything but ASCII is escaped, and what HTML would
/// take for markup, so the text is as safe on a terminal and within a page.
/// </summary>
internal static class ReportJson
{
    /// <summary>Writes a preview.</summary>
    public static void Write(PreviewReport report, Stream output)
    {
        JsonSerializer.Serialize(output, report, ReportJsonContext.Default.PreviewReport);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes costs.</summary>
    public static void Write(CostReport report, Stream output)
    {
        JsonSerializer.Serialize(output, report, ReportJsonContext.Default.CostReport);
        output.WriteByte((byte)'\n');
    }
}

/// <summary>How reports become JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, IndentCharacter = ' ', IndentSize = 2, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PreviewReport))]
[JsonSerializable(typeof(CostReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;

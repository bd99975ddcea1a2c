using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering.Csv;
using TrailFilter.Report.Rendering.Html;
using TrailFilter.Report.Rendering.Json;
using TrailFilter.Report.Rendering.Markdown;
using TrailFilter.Report.Rendering.Text;

namespace TrailFilter.Report.Rendering;

/// <summary>Writes previews. Thread-safe.</summary>
public static class PreviewRendering
{
    /// <summary>Writes a preview, in UTF-8 without a byte order mark; lines end with one line feed. The same report gives the same bytes.</summary>
    /// <param name="report">The preview.</param>
    /// <param name="format">The form.</param>
    /// <param name="output">Where it goes; it stays open.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    /// <exception cref="ArgumentException">The form is JSON or HTML with JSON in it, which has no infinite numbers, and the report holds one.</exception>
    /// <exception cref="IOException">Writing failed.</exception>
    public static void Write(PreviewReport report, ReportFormat format, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        switch (format)
        {
            case ReportFormat.Text:
                PlainOutput.Write(output, writer => PreviewText.Write(new TextPage(writer), report));
                break;
            case ReportFormat.Json:
                ReportJson.Write(report, output);
                break;
            case ReportFormat.Csv:
                PlainOutput.Write(output, writer => PreviewCsv.Write(new CsvTable(writer), report));
                break;
            case ReportFormat.Markdown:
                PlainOutput.Write(output, writer => PreviewMarkdown.Write(new MarkdownPage(writer), report));
                break;
            case ReportFormat.Html:
                PreviewHtml.Write(report, output);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such form of report.");
        }
    }
}

using System.Text;
using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Report.Tests.Rendering;

/// <summary>Reports as they are written.</summary>
internal static class Rendered
{
    public static readonly ReportFormat[] Formats = [ReportFormat.Text, ReportFormat.Json, ReportFormat.Csv, ReportFormat.Markdown, ReportFormat.Html];

    public static byte[] Bytes(PreviewReport report, ReportFormat format)
    {
        using var output = new MemoryStream();
        PreviewRendering.Write(report, format, output);
        return output.ToArray();
    }

    public static byte[] Bytes(CostReport report, ReportFormat format)
    {
        using var output = new MemoryStream();
        CostRendering.Write(report, format, output);
        return output.ToArray();
    }

    public static string Text(PreviewReport report, ReportFormat format) => Encoding.UTF8.GetString(Bytes(report, format));

    public static string Text(CostReport report, ReportFormat format) => Encoding.UTF8.GetString(Bytes(report, format));
}

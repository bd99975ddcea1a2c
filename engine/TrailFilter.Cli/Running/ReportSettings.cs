using TrailFilter.Report.Rendering;

namespace TrailFilter.Cli.Running;

/// <summary>How a report is written.</summary>
/// <param name="Format">Its form.</param>
/// <param name="Output">Its file, or null for standard output.</param>
/// <param name="Force">Whether a file that is there is replaced.</param>
/// <param name="Redact">Whether names are masked.</param>
internal sealed record ReportSettings(ReportFormat Format, string? Output, bool Force, bool Redact);

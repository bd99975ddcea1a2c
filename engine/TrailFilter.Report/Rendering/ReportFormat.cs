namespace TrailFilter.Report.Rendering;

/// <summary>The forms a report is written in.</summary>
public enum ReportFormat
{
    /// <summary>For people at a terminal: at most 80 columns, nothing that a terminal would obey.</summary>
    Text,

    /// <summary>For programs: the whole report, by the schemas in data/schemas.</summary>
    Json,

    /// <summary>For spreadsheets and databases: one long table.</summary>
    Csv,

    /// <summary>For a comment on a pull request: GitHub's Markdown.</summary>
    Markdown,

    /// <summary>To send to somebody: one page that is one file, with pictures and with the whole report as JSON in it.</summary>
    Html,
}

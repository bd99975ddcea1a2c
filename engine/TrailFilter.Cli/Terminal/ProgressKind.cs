namespace TrailFilter.Cli.Terminal;

/// <summary>How progress is shown on standard error.</summary>
internal enum ProgressKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As a bar on the last line of a terminal.</summary>
    Bar,

    /// <summary>As a line now and then.</summary>
    Plain,
}

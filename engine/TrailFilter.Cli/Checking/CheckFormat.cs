namespace TrailFilter.Cli.Checking;

/// <summary>How <c>check</c> writes its result.</summary>
internal enum CheckFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs, with fixes as JSON patches.</summary>
    Json,

    /// <summary>SARIF 2.1.0, which code hosts show beside the lines of a change.</summary>
    Sarif,
}

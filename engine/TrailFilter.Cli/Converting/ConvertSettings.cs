using TrailFilter.Cli.Selectors;
using TrailFilter.Formats.Writing;

namespace TrailFilter.Cli.Converting;

/// <summary>What <c>convert</c> was asked to do.</summary>
/// <param name="File">The file, <c>-</c> or the word <c>default</c>.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="Form">What it becomes.</param>
/// <param name="Minimise">Whether what can be left out is left out.</param>
/// <param name="Output">Where the result goes; null for standard output.</param>
/// <param name="Force">Whether a file that is there may be replaced.</param>
/// <param name="Quiet">Whether only errors are told.</param>
internal sealed record ConvertSettings(
    string File, SelectorReadingSettings Reading, SelectorsForm Form, bool Minimise, string? Output, bool Force, bool Quiet);

using TrailFilter.Cli.Selectors;

namespace TrailFilter.Cli.Comparing;

/// <summary>What <c>diff</c> was asked to do.</summary>
/// <param name="First">The first file, <c>-</c> or the word <c>default</c>.</param>
/// <param name="Second">The second.</param>
/// <param name="Reading">How they are read.</param>
/// <param name="AsJson">Whether the result is JSON.</param>
internal sealed record DiffSettings(string First, string Second, SelectorReadingSettings Reading, bool AsJson);

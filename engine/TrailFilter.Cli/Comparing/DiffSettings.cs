using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Comparing;

/// <summary>What <c>diff</c> was asked to do.</summary>
/// <param name="First">The first file, <c>-</c> or the word <c>default</c>.</param>
/// <param name="Second">The second.</param>
/// <param name="Rules">What they must fit.</param>
/// <param name="AsJson">Whether the result is JSON.</param>
internal sealed record DiffSettings(string First, string Second, RuleSet Rules, bool AsJson);

using System.Collections.Immutable;
using TrailFilter.Cli.Selectors;

namespace TrailFilter.Cli.Checking;

/// <summary>What <c>check</c> was asked to do.</summary>
/// <param name="Files">The files, <c>-</c> among them for standard input.</param>
/// <param name="Reading">How they are read.</param>
/// <param name="Format">How the result is written.</param>
/// <param name="WarningsAsErrors">Whether warnings fail the check too.</param>
internal sealed record CheckSettings(
    ImmutableArray<string> Files, SelectorReadingSettings Reading, CheckFormat Format, bool WarningsAsErrors);

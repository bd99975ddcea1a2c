using System.Globalization;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Selectors;

/// <summary>Where a problem is, for people.</summary>
internal static class ProblemPlace
{
    /// <summary>Path, line and column: <c>$.EventSelectors[0] (line 3, column 5)</c>.</summary>
    public static string Of(SelectorProblem problem) => problem.Line is null
        ? problem.Path
        : string.Create(CultureInfo.InvariantCulture, $"{problem.Path} (line {problem.Line}, column {problem.Column})");
}

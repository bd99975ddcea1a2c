using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Checking;

/// <summary>A file that was checked, and how much is in it.</summary>
/// <param name="Name">The name messages use.</param>
/// <param name="Result">What the reader made of it.</param>
internal sealed record CheckedFile(string Name, SelectorReadResult Result)
{
    /// <summary>Values of advanced selectors, which AWS limits in number.</summary>
    public int Values => Result.Selectors is not { } selectors ? 0 : selectors.AdvancedEventSelectors
        .SelectMany(static selector => selector.FieldSelectors)
        .SelectMany(static part => part.Conditions)
        .Sum(static condition => condition.Values.Length);

    /// <summary>Values of the data resources of basic selectors.</summary>
    public int DataResources => Result.Selectors is not { } selectors ? 0 : selectors.EventSelectors
        .SelectMany(static selector => selector.DataResources)
        .Sum(static resource => resource.Values.Length);

    public int Errors => Result.Problems.Count(static problem => problem.Severity == ProblemSeverity.Error);

    public int Warnings => Result.Problems.Count(static problem => problem.Severity == ProblemSeverity.Warning);
}

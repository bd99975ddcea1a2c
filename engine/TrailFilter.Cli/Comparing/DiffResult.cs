using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Comparing;

/// <summary>What <c>diff</c> has to tell.</summary>
internal sealed record DiffResult(DiffSide First, DiffSide Second, SelectorComparison Comparison);

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Reasoning;
using TrailFilter.Reasoning.Minimising;

namespace TrailFilter.Cli.Converting;

/// <summary>What became of one trail.</summary>
/// <param name="Source">The trail as it was read.</param>
/// <param name="Changed">Its selectors of the kind that was asked for, before anything was left out of them.</param>
/// <param name="Result">Its selectors as they are to be written.</param>
/// <param name="Steps">What was left out and joined.</param>
/// <param name="Obstacles">What the other kind cannot say.</param>
/// <param name="Notes">What was lost without a change of meaning.</param>
internal sealed record ConvertedTrail(
    Trail Source,
    Trail Changed,
    Trail Result,
    ImmutableArray<Simplification> Steps,
    ImmutableArray<string> Obstacles,
    ImmutableArray<string> Notes)
{
    /// <summary>What AWS, or the reader, would say to the result; errors only.</summary>
    public ImmutableArray<SelectorProblem> Problems { get; init; } = [];

    /// <summary>How the result compares with the source; null where it could not be read back.</summary>
    public SelectorComparison? Comparison { get; init; }

    /// <summary>Whether there is a result that is accepted and logs the same. No form holds no selector at all.</summary>
    public bool IsProven => Result.Selectors.Count > 0 && Problems.IsEmpty && Comparison is { Relation: SelectorRelation.Equal };
}

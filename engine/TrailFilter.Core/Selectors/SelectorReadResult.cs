using System.Collections.Immutable;
using TrailFilter.Core.Selectors.Reading;

namespace TrailFilter.Core.Selectors;

/// <summary>What <see cref="SelectorReader"/> made of a selectors file. Immutable.</summary>
/// <param name="Selectors">
/// The selectors, also when they were refused, so that a refused configuration can still be evaluated;
/// <see langword="null"/> only when the content cannot be read as selectors at all.
/// </param>
/// <param name="Problems">All problems in the order of the file; empty when there is none. Bounded in number.</param>
public sealed record SelectorReadResult(SelectorSet? Selectors, ImmutableArray<SelectorProblem> Problems)
{
    /// <summary>The selectors as they stand in the file; <see langword="null"/> where they do not, as with <c>default</c>.</summary>
    internal WrittenSelectors? Written { get; init; }

    /// <summary>Whether PutEventSelectors would accept the selectors as far as the rules tell: there is no error.</summary>
    public bool IsAccepted
    {
        get
        {
            foreach (SelectorProblem problem in Problems)
            {
                if (problem.Severity == ProblemSeverity.Error)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

using System.Collections.Immutable;

namespace TrailFilter.Reasoning.Clauses;

/// <summary>
/// Tests joined by AND. An advanced selector is one clause; a basic one is a clause for management events and one for each of its
/// data resources.
/// </summary>
/// <param name="Selector">The selector it belongs to, by its place in its trail.</param>
/// <param name="Tests">The tests; several may be of one field.</param>
/// <param name="NeedsEntry">Whether some entry of <c>resources</c> must have a type and pass the tests of entries, all in one.</param>
internal sealed record Clause(int Selector, ImmutableArray<FieldTest> Tests, bool NeedsEntry)
{
    /// <summary>
    /// Whether this is no clause of the selector, but what it might be by another plausible reading of AWS's documentation, which
    /// takes in more (R16 c). Of the doubts of R16 it is the only one a <see cref="RecordPoint"/> can raise: it has neither two
    /// entries nor an ARNPrefix.
    /// </summary>
    public bool IsDoubt { get; init; }

    public bool Passes(RecordPoint point)
    {
        if (NeedsEntry && (!point.HasEntry || point[ClauseField.ResourceType] is null))
        {
            return false;
        }

        foreach (FieldTest test in Tests)
        {
            if (!test.Passes(point[test.Field]))
            {
                return false;
            }
        }

        return true;
    }
}

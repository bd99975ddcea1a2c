using System.Collections.Immutable;

namespace TrailFilter.Reasoning.Classes;

/// <summary>The clauses of one trail among those of a universe.</summary>
internal sealed class ClauseRange
{
    public ClauseRange(ClauseUniverse universe, int start, int end)
    {
        Literal = [.. Enumerable.Range(start, end - start).Where(clause => !universe.Clauses[clause].IsDoubt)];
        LiteralSet = universe.SetOf((clause, index) => index >= start && index < end && !clause.IsDoubt);
        WidestSet = universe.SetOf((_, index) => index >= start && index < end);
    }

    /// <summary>The clauses that decide.</summary>
    public ImmutableArray<int> Literal { get; }

    /// <summary>The same as a set.</summary>
    public ulong[] LiteralSet { get; }

    /// <summary>With those that another plausible reading adds (R16): a record that passes none of them is not logged without a doubt.</summary>
    public ulong[] WidestSet { get; }
}

using System.Numerics;
using TrailFilter.Reasoning.Classes;

namespace TrailFilter.Reasoning.Search;

/// <summary>
/// Chooses one member of each family so that their sets together hold every clause that must fail, or finds that no choice does.
/// </summary>
/// <remarks>
/// <para>
/// This is set cover with one set from each of a few families, NP-hard in general. Here there are at most eleven families, and three
/// rules settle all but contrived configurations before anything is tried: a clause that no member holds ends it; the sizes of the
/// largest sets must add up; and what only one family can hold, its chosen member must hold.
/// </para>
/// <para>
/// What is left is tried for the clause that the fewest members hold: one of them has to be chosen. So the search is at most as deep as
/// there are families, and what was tried in vain is remembered by the families and clauses that were left. In numbers: at most
/// the product of the families' sizes, which 500 values limit to (500/n)^n for n families.
/// </para>
/// </remarks>
internal sealed class CoverSearch
{
    // A bound on memory, not on the search: about 100 MB.
    private const int MaxRemembered = 1_000_000;

    private readonly Family[] _families;
    private readonly int[] _chosen;
    private readonly HashSet<ulong[]> _inVain = new(BitRowComparer.Instance);

    /// <summary>Prepares a search.</summary>
    /// <param name="families">The families, at most 64; none is empty.</param>
    public CoverSearch(Family[] families)
    {
        _families = families;
        _chosen = new int[families.Length];
    }

    /// <summary>How many states of the search were looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether the search was given up because it took too many steps.</summary>
    public bool WasGivenUp { get; private set; }

    /// <summary>The most steps it may take.</summary>
    public long MaxSteps { get; init; } = long.MaxValue;

    /// <summary>The member chosen from a family, after a search that found a choice.</summary>
    public int ChosenOf(int family) => _chosen[family];

    /// <summary>Searches.</summary>
    /// <param name="clauses">The clauses that must fail.</param>
    /// <returns>Whether there is a choice.</returns>
    public bool TryCover(ReadOnlySpan<ulong> clauses)
    {
        // Where nothing needs to be chosen, the first member will do.
        Array.Clear(_chosen);
        return Go(clauses.ToArray(), (1UL << _families.Length) - 1);
    }

    private bool Go(ulong[] left, ulong open)
    {
        if (BitRow.IsEmpty(left))
        {
            return true;
        }

        if (Steps >= MaxSteps)
        {
            WasGivenUp = true;
            return false;
        }

        Steps++;
        if (BitOperations.IsPow2(open))
        {
            return TryLast(left, BitOperations.TrailingZeroCount(open));
        }

        if (open == 0)
        {
            return false;
        }

        ulong[] state = [open, .. left];
        if (_inVain.Contains(state))
        {
            return false;
        }

        var candidates = new Candidates(_families, left, open);
        if (candidates.TryNarrow())
        {
            foreach ((int family, int member) in candidates.ForHardestClause())
            {
                ulong[] rest = [.. left];
                BitRow.Remove(rest, _families[family].RowOf(member));
                _chosen[family] = member;
                if (Go(rest, open & ~(1UL << family)))
                {
                    return true;
                }

                _chosen[family] = 0;
            }
        }

        if (_inVain.Count < MaxRemembered && !WasGivenUp)
        {
            _inVain.Add(state);
        }

        return false;
    }

    /// <summary>The last family: one member has to hold all that is left.</summary>
    private bool TryLast(ulong[] left, int family)
    {
        Family last = _families[family];
        for (int member = 0; member < last.Count; member++)
        {
            if (BitRow.Contains(last.RowOf(member), left))
            {
                _chosen[family] = member;
                return true;
            }
        }

        return false;
    }
}

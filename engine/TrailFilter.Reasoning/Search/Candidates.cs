using System.Numerics;
using TrailFilter.Reasoning.Classes;

namespace TrailFilter.Reasoning.Search;

/// <summary>What can still be chosen at one state of a <see cref="CoverSearch"/>.</summary>
internal sealed class Candidates
{
    private readonly Family[] _families;
    private readonly ulong[] _left;
    private readonly int[] _open;
    private readonly List<int>[] _members;
    private readonly ulong[][] _unions;

    /// <summary>All members of the open families that hold something of what is left.</summary>
    /// <param name="families">All families.</param>
    /// <param name="left">The clauses that still must fail.</param>
    /// <param name="open">The families from which nothing was chosen yet.</param>
    public Candidates(Family[] families, ulong[] left, ulong open)
    {
        _families = families;
        _left = left;
        _open = [.. Enumerable.Range(0, families.Length).Where(family => (open >> family & 1) != 0)];
        _members = new List<int>[_open.Length];
        _unions = new ulong[_open.Length][];
        for (int index = 0; index < _open.Length; index++)
        {
            Family family = families[_open[index]];
            _members[index] = new List<int>(family.Count);
            _unions[index] = new ulong[left.Length];
            for (int member = 0; member < family.Count; member++)
            {
                if (BitRow.CountCommon(family.RowOf(member), left) > 0)
                {
                    _members[index].Add(member);
                }
            }
        }
    }

    /// <summary>Leaves out what cannot be chosen.</summary>
    /// <returns>Whether there may be a choice.</returns>
    public bool TryNarrow()
    {
        ulong[] any = new ulong[_left.Length];
        ulong[] several = new ulong[_left.Length];
        ulong[] must = new ulong[_left.Length];
        while (true)
        {
            Array.Clear(any);
            Array.Clear(several);
            int most = 0;
            for (int index = 0; index < _open.Length; index++)
            {
                most += Unite(index);
                for (int word = 0; word < any.Length; word++)
                {
                    several[word] |= any[word] & _unions[index][word];
                    any[word] |= _unions[index][word];
                }
            }

            if (!BitRow.Contains(any, _left) || most < BitRow.Count(_left))
            {
                return false;
            }

            bool narrowed = false;
            for (int index = 0; index < _open.Length; index++)
            {
                // What no other family can hold.
                _unions[index].CopyTo(must, 0);
                BitRow.Remove(must, several);
                if (!BitRow.IsEmpty(must))
                {
                    Family family = _families[_open[index]];
                    narrowed |= _members[index].RemoveAll(member => !BitRow.Contains(family.RowOf(member), must)) > 0;
                    if (_members[index].Count == 0)
                    {
                        return false;
                    }
                }
            }

            if (!narrowed)
            {
                return true;
            }
        }
    }

    /// <summary>
    /// The members that hold the clause which the fewest hold, those first that hold most. One of them has to be chosen; those are
    /// left out that another of the same family can stand for.
    /// </summary>
    public IEnumerable<(int Family, int Member)> ForHardestClause()
    {
        int clause = HardestClause();
        var options = new List<(int Family, int Member, int Count)>();
        for (int index = 0; index < _open.Length; index++)
        {
            Family family = _families[_open[index]];
            List<(ulong[] Row, int Member, int Count)> holding = [];
            foreach (int member in _members[index])
            {
                ReadOnlySpan<ulong> row = family.RowOf(member);
                if (BitRow.Has(row, clause))
                {
                    ulong[] common = row.ToArray();
                    BitRow.And(common, _left);
                    holding.Add((common, member, BitRow.Count(common)));
                }
            }

            List<ulong[]> kept = [];
            foreach ((ulong[] row, int member, int count) in holding.OrderByDescending(static one => one.Count))
            {
                if (!kept.Exists(larger => BitRow.Contains(larger, row)))
                {
                    kept.Add(row);
                    options.Add((_open[index], member, count));
                }
            }
        }

        return options.OrderByDescending(static option => option.Count).Select(static option => (option.Family, option.Member));
    }

    /// <summary>What the members of a family hold together, and the size of the largest.</summary>
    private int Unite(int index)
    {
        ulong[] union = _unions[index];
        Array.Clear(union);
        Family family = _families[_open[index]];
        int most = 0;
        foreach (int member in _members[index])
        {
            ReadOnlySpan<ulong> row = family.RowOf(member);
            BitRow.Or(union, row);
            most = Math.Max(most, BitRow.CountCommon(row, _left));
        }

        BitRow.And(union, _left);
        return most;
    }

    private int HardestClause()
    {
        int[] counts = new int[_left.Length * 64];
        for (int index = 0; index < _open.Length; index++)
        {
            foreach (int member in _members[index])
            {
                ReadOnlySpan<ulong> row = _families[_open[index]].RowOf(member);
                for (int word = 0; word < _left.Length; word++)
                {
                    for (ulong bits = row[word] & _left[word]; bits != 0; bits &= bits - 1)
                    {
                        counts[(word << 6) + BitOperations.TrailingZeroCount(bits)]++;
                    }
                }
            }
        }

        int hardest = BitRow.First(_left);
        for (int clause = 0; clause < counts.Length; clause++)
        {
            if (BitRow.Has(_left, clause) && counts[clause] < counts[hardest])
            {
                hardest = clause;
            }
        }

        return hardest;
    }
}

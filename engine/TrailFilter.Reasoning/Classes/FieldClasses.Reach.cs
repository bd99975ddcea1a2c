using System.Numerics;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Classes;

/// <content>
/// What the classes of a family come to together, without looking at each pair of a prefix and a suffix: there are as many as the
/// product of both, and most searches are over when this much is known.
/// </content>
internal sealed partial class FieldClasses
{
    /// <summary>Which other clauses some value can fail while a clause passes, and how many one value can fail at most.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="others">The other clauses.</param>
    /// <param name="reach">Where those that can fail are added.</param>
    /// <returns>How many at most, never too few; negative when no value of the field lets the clause pass.</returns>
    public int AddReach(int clause, ReadOnlySpan<ulong> others, Span<ulong> reach)
    {
        ulong[] fails = new ulong[_words];
        int most = -1;
        if (_layers > 1)
        {
            // A field with two tests in one clause: a category and what trails govern, or what AWS refuses. There are few values.
            Family family = FamilyOf(clause, others, usualOnly: false);
            for (int member = 0; member < family.Count; member++)
            {
                most = Math.Max(most, BitRow.Count(family.RowOf(member)));
                BitRow.Or(reach, family.RowOf(member));
            }

            return most;
        }

        if (ClauseFields.MayBeMissing(Field))
        {
            most = AddOne(clause, _missingPass, others, reach, fails);
        }

        foreach ((_, _, ulong[] pass) in _wholeClasses)
        {
            most = Math.Max(most, AddOne(clause, pass, others, reach, fails));
        }

        // Pairs by what their halves are to the clause itself: a SELECT value of it or none. DESELECT values of it let nothing pass.
        Half[] prefixes = [new Half(_words), new Half(_words)];
        Half[] suffixes = [new Half(_words), new Half(_words)];
        Fill(prefixes, _prefixes, clause, others);
        Fill(suffixes, _suffixes, clause, others);
        bool needs = BitRow.Has(_need, clause);
        for (int one = 0; one < 4; one++)
        {
            (Half prefix, Half suffix) = (prefixes[one >> 1], suffixes[one & 1]);
            if (prefix.Count > 0 && suffix.Count > 0 && (one > 0 || !needs))
            {
                most = Math.Max(most, AddPairs(prefix, suffix, others, reach));
            }
        }

        return most;
    }

    private static int AddOne(int clause, ulong[] pass, ReadOnlySpan<ulong> others, Span<ulong> reach, ulong[] fails)
    {
        if (!BitRow.Has(pass, clause))
        {
            return -1;
        }

        others.CopyTo(fails);
        BitRow.Remove(fails, pass);
        BitRow.Or(reach, fails);
        return BitRow.Count(fails);
    }

    private void Fill(Half[] halves, AffixChain chain, int clause, ReadOnlySpan<ulong> others)
    {
        foreach ((_, ulong[] row) in chain.Classes)
        {
            ReadOnlySpan<ulong> select = row.AsSpan(0, _words);
            ReadOnlySpan<ulong> deselect = row.AsSpan(_words, _words);
            if (!BitRow.Has(deselect, clause))
            {
                halves[BitRow.Has(select, clause) ? 1 : 0].Add(select, deselect, others);
            }
        }
    }

    /// <summary>
    /// A clause fails by a DESELECT value in either half, or because it needs a SELECT value and neither half has one. The halves are
    /// free of each other, so it can fail when some half of each kind does its part.
    /// </summary>
    private int AddPairs(Half prefix, Half suffix, ReadOnlySpan<ulong> others, Span<ulong> reach)
    {
        int unselected = 0;
        for (int word = 0; word < _words; word++)
        {
            ulong without = _need[word] & prefix.WithoutSelect[word] & suffix.WithoutSelect[word] & others[word];
            unselected += BitOperations.PopCount(without);
            reach[word] |= without | ((prefix.Deselect[word] | suffix.Deselect[word]) & others[word]);
        }

        return prefix.MostDeselected + suffix.MostDeselected + unselected;
    }

    /// <summary>What a kind of prefixes, or of suffixes, comes to together.</summary>
    private sealed class Half(int words)
    {
        public int Count { get; private set; }

        public ulong[] Deselect { get; } = new ulong[words];

        public ulong[] WithoutSelect { get; } = new ulong[words];

        public int MostDeselected { get; private set; }

        public void Add(ReadOnlySpan<ulong> select, ReadOnlySpan<ulong> deselect, ReadOnlySpan<ulong> others)
        {
            Count++;
            BitRow.Or(Deselect, deselect);
            for (int word = 0; word < WithoutSelect.Length; word++)
            {
                WithoutSelect[word] |= ~select[word];
            }

            MostDeselected = Math.Max(MostDeselected, BitRow.CountCommon(deselect, others));
        }
    }
}

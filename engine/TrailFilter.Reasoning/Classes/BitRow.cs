using System.Numerics;

namespace TrailFilter.Reasoning.Classes;

/// <summary>Sets of clauses as rows of words, a bit for each clause.</summary>
internal static class BitRow
{
    public static int WordsFor(int bits) => (bits + 63) >> 6;

    public static bool Has(ReadOnlySpan<ulong> row, int bit) => (row[bit >> 6] >> (bit & 63) & 1) != 0;

    public static void Add(Span<ulong> row, int bit) => row[bit >> 6] |= 1UL << (bit & 63);

    public static bool IsEmpty(ReadOnlySpan<ulong> row) => !row.ContainsAnyExcept(0UL);

    public static void Or(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (int word = 0; word < row.Length; word++)
        {
            row[word] |= other[word];
        }
    }

    public static void And(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (int word = 0; word < row.Length; word++)
        {
            row[word] &= other[word];
        }
    }

    public static void Remove(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (int word = 0; word < row.Length; word++)
        {
            row[word] &= ~other[word];
        }
    }

    public static bool Contains(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (int word = 0; word < row.Length; word++)
        {
            if ((other[word] & ~row[word]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public static int Count(ReadOnlySpan<ulong> row)
    {
        int count = 0;
        foreach (ulong word in row)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>The bits of a row at those places that another row has, put side by side: a row of few words.</summary>
    public static ulong[] Packed(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> places)
    {
        ulong[] packed = new ulong[WordsFor(Count(places))];
        int to = 0;
        for (int word = 0; word < places.Length; word++)
        {
            for (ulong bits = places[word]; bits != 0; bits &= bits - 1, to++)
            {
                packed[to >> 6] |= (row[word] >> BitOperations.TrailingZeroCount(bits) & 1) << (to & 63);
            }
        }

        return packed;
    }

    /// <summary>How many bits two rows have in common.</summary>
    public static int CountCommon(ReadOnlySpan<ulong> row, ReadOnlySpan<ulong> other)
    {
        int count = 0;
        for (int word = 0; word < row.Length; word++)
        {
            count += BitOperations.PopCount(row[word] & other[word]);
        }

        return count;
    }

    /// <summary>The first bit of a row that is not empty.</summary>
    public static int First(ReadOnlySpan<ulong> row)
    {
        int word = row.IndexOfAnyExcept(0UL);
        return (word << 6) + BitOperations.TrailingZeroCount(row[word]);
    }
}

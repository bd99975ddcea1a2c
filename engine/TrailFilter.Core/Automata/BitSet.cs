namespace TrailFilter.Core.Automata;

/// <summary>A set of small numbers as bits of words, of a width fixed by whoever owns the words.</summary>
internal static class BitSet
{
    internal static int WordsFor(int bits) => (bits + 63) >> 6;

    internal static ulong[] Of(IEnumerable<int> members, int words)
    {
        ulong[] set = new ulong[words];
        foreach (int member in members)
        {
            Add(set, member);
        }

        return set;
    }

    internal static void Add(Span<ulong> set, int member) => set[member >> 6] |= 1UL << member;

    internal static void Remove(Span<ulong> set, int member) => set[member >> 6] &= ~(1UL << member);

    internal static bool Contains(ReadOnlySpan<ulong> set, int member) => (set[member >> 6] >> member & 1) != 0;

    internal static bool IsEmpty(ReadOnlySpan<ulong> set) => !set.ContainsAnyExcept(0UL);

    internal static bool Overlap(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (int word = 0; word < one.Length; word++)
        {
            if ((one[word] & other[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

namespace TrailFilter.Core.Automata;

/// <summary>
/// Classes while a program is compiled. Two values that mean the same to every clause share a class, so that 500 event names
/// of one selector are one class to whoever remembers decisions by class.
/// </summary>
/// <remarks>A class is a sorted set of marks; a mark is a clause's column together with a <see cref="MarkKind"/>.</remarks>
internal sealed class ClassTable
{
    /// <summary>The class of a value that no clause mentions.</summary>
    internal const int None = 0;

    /// <summary>How many kinds of marks there are, and so how many rows a class has.</summary>
    internal const int Kinds = 3;

    /// <summary>Bits a class number may have: three of them make one word, the state of a value.</summary>
    internal const int NumberBits = 21;

    private readonly List<int[]> _marks = [[]];
    private readonly Dictionary<int[], int> _numbers = new(new MarksComparer()) { [[]] = None };

    internal int Count => _marks.Count;

    internal static int Mark(int column, MarkKind kind) => checked((column * Kinds) + (int)kind);

    /// <summary>The class of these marks.</summary>
    /// <param name="marks">In any order, possibly with repetitions.</param>
    /// <exception cref="ArgumentException">There are more classes than a state can tell apart.</exception>
    internal int Intern(IEnumerable<int> marks)
    {
        int[] sorted = [.. marks.Distinct()];
        Array.Sort(sorted);
        return InternSorted(sorted);
    }

    /// <summary>The class that has the marks of both.</summary>
    internal int Union(int one, int other)
    {
        if (one == None || one == other)
        {
            return other;
        }

        return other == None ? one : InternSorted(Merge(_marks[one], _marks[other]));
    }

    /// <summary>The rows of all classes: row <c>class * Kinds + kind</c> is a bit set over columns.</summary>
    internal BitRows ToRows()
    {
        var rows = new BitRows.Builder();
        foreach (int[] marks in _marks)
        {
            for (int kind = 0; kind < Kinds; kind++)
            {
                foreach (int mark in marks)
                {
                    if (mark % Kinds == kind)
                    {
                        rows.AddBit(mark / Kinds);
                    }
                }

                rows.EndRow();
            }
        }

        return rows.ToRows();
    }

    private int InternSorted(int[] sorted)
    {
        if (_numbers.TryGetValue(sorted, out int number))
        {
            return number;
        }

        number = _marks.Count;
        if (number >> NumberBits != 0)
        {
            throw new ArgumentException($"The trails tell more than {1 << NumberBits} kinds of values of one field apart.");
        }

        _marks.Add(sorted);
        _numbers.Add(sorted, number);
        return number;
    }

    private static int[] Merge(int[] one, int[] other)
    {
        int[] merged = new int[one.Length + other.Length];
        int length = 0;
        int i = 0;
        int j = 0;
        while (i < one.Length || j < other.Length)
        {
            int mark = j == other.Length || (i < one.Length && one[i] <= other[j]) ? one[i] : other[j];
            merged[length++] = mark;
            i += i < one.Length && one[i] == mark ? 1 : 0;
            j += j < other.Length && other[j] == mark ? 1 : 0;
        }

        return merged[..length];
    }

    private sealed class MarksComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = new HashCode();
            foreach (int mark in obj)
            {
                hash.Add(mark);
            }

            return hash.ToHashCode();
        }
    }
}

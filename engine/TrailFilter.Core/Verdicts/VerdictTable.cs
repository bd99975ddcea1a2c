using System.Numerics;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// The different verdicts seen so far: which selectors passed, the outcome, the marks, and how many records got it. Counting a
/// record is one addition; the counters of trails and selectors are worked out when somebody asks.
/// </summary>
internal sealed class VerdictTable
{
    /// <summary>Nothing passed, and some trail governs the record.</summary>
    internal const int NotLoggedRow = 0;

    /// <summary>Nothing passed, and no trail governs the record.</summary>
    internal const int UngovernedRow = 1;

    internal const int MaxRows = 4096;

    private const int MinRows = 16;

    // With tens of thousands of selectors there are fewer rows, so that a table stays below 4 MiB.
    private const int MaxWords = 512 * 1024;

    private readonly int _words;
    private readonly ulong[] _bits;
    private readonly Row[] _rows;
    private readonly long[] _counts;
    private readonly int[] _buckets;

    internal VerdictTable(int selectorWords, int maxRows)
    {
        _words = selectorWords;
        int capacity = Math.Min(Math.Clamp(MaxWords / Math.Max(selectorWords, 1), MinRows, MaxRows), maxRows);
        _bits = new ulong[capacity * selectorWords];
        _rows = new Row[capacity];
        _counts = new long[capacity];
        _buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
        Clear();
    }

    internal int Count { get; private set; }

    internal ReadOnlySpan<ulong> SelectorsOf(int row) => _bits.AsSpan(row * _words, _words);

    internal Outcome OutcomeOf(int row) => _rows[row].Outcome;

    internal VerdictMarks MarksOf(int row) => _rows[row].Marks;

    internal long CountOf(int row) => _counts[row];

    internal void CountOne(int row) => _counts[row]++;

    internal void ResetCounts() => Array.Clear(_counts);

    /// <summary>The row of a verdict, made if need be.</summary>
    /// <param name="selectors">The selectors that passed.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="marks">Marks that follow from the fields' states.</param>
    /// <returns>The row, or -1 when the table is full.</returns>
    internal int Intern(ReadOnlySpan<ulong> selectors, Outcome outcome, VerdictMarks marks)
    {
        uint hash = Hash(selectors, outcome, marks);
        int bucket = (int)hash & (_buckets.Length - 1);
        while (_buckets[bucket] != 0)
        {
            int known = _buckets[bucket] - 1;
            if (_rows[known] == new Row(hash, outcome, marks) && SelectorsOf(known).SequenceEqual(selectors))
            {
                return known;
            }

            bucket = (bucket + 1) & (_buckets.Length - 1);
        }

        if (Count == _rows.Length)
        {
            return -1;
        }

        int row = Count++;
        _buckets[bucket] = row + 1;
        _rows[row] = new Row(hash, outcome, marks);
        _counts[row] = 0;
        selectors.CopyTo(_bits.AsSpan(row * _words, _words));
        return row;
    }

    /// <summary>Forgets all verdicts and their counts but the two in which nothing passed, whose counts become zero.</summary>
    internal void Clear()
    {
        Count = 0;
        Array.Clear(_buckets);
        Span<ulong> none = _bits.AsSpan(0, _words);
        none.Clear();
        Intern(none, Outcome.NotLogged, VerdictMarks.None);
        Intern(none, Outcome.Ungoverned, VerdictMarks.None);
    }

    private static uint Hash(ReadOnlySpan<ulong> selectors, Outcome outcome, VerdictMarks marks)
    {
        ulong hash = ((ulong)outcome << 8) | (ulong)marks;
        foreach (ulong word in selectors)
        {
            hash = BitOperations.RotateLeft(hash ^ word, 29) * 0x9E3779B97F4A7C15;
        }

        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private readonly record struct Row(uint Hash, Outcome Outcome, VerdictMarks Marks);
}

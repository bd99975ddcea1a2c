using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using TrailFilter.Core.Automata;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// From the selectors that a record passed to the trails and configurations that log it. What was worked out is remembered: records
/// that pass the same selectors come one after another. For one thread.
/// </summary>
internal sealed class LoggedBySets
{
    /// <summary>Configurations are bits of a positive number.</summary>
    public const int MaxConfigurations = 31;

    private const int MaxKnown = 1024;

    private readonly int[] _trailOfSelector;
    private readonly int[] _configurationsOfTrail;
    private readonly KeyedSets _known = new();
    private ulong[] _lastPassed;
    private Entry? _last;

    /// <summary>Prepares for a program.</summary>
    public LoggedBySets(SelectorProgram program, ImmutableArray<Configuration> configurations)
    {
        _trailOfSelector = new int[program.SelectorCount];
        _configurationsOfTrail = new int[program.Trails.Length];
        _lastPassed = [];
        for (int trail = 0; trail < _configurationsOfTrail.Length; trail++)
        {
            _trailOfSelector.AsSpan(program.FirstSelectorOf(trail)..program.FirstSelectorOf(trail + 1)).Fill(trail);
            for (int i = 0; i < configurations.Length; i++)
            {
                _configurationsOfTrail[trail] |= configurations[i].Trails.Contains(trail) ? 1 << i : 0;
            }
        }
    }

    /// <summary>What logs a record.</summary>
    /// <param name="passed">The selectors it passed.</param>
    public Entry Find(ReadOnlySpan<ulong> passed)
    {
        if (_last is not null && passed.SequenceEqual(_lastPassed))
        {
            return _last;
        }

        _last = _known.Find(passed) ?? Remember(passed);
        _lastPassed = _last.Passed;
        return _last;
    }

    private Entry Remember(ReadOnlySpan<ulong> passed)
    {
        int loggedBy = 0;
        byte[] isLoggedBy = new byte[(_configurationsOfTrail.Length / 4) + 1]; // four trails each, the first ones last
        for (int word = 0; word < passed.Length; word++)
        {
            for (ulong bits = passed[word]; bits != 0; bits &= bits - 1)
            {
                int trail = _trailOfSelector[(word * 64) + BitOperations.TrailingZeroCount(bits)];
                loggedBy |= _configurationsOfTrail[trail];
                isLoggedBy[^((trail / 4) + 1)] |= (byte)(1 << (trail % 4));
            }
        }

        string trails = string.Concat(isLoggedBy.Select(static four => four.ToString("x", null))).TrimStart('0');
        var entry = new Entry(passed.ToArray(), loggedBy, Encoding.ASCII.GetBytes(trails.Length == 0 ? "0" : trails));
        if (_known.Count == MaxKnown)
        {
            _known.Clear();
        }

        _known.Add(entry);
        return entry;
    }

    /// <summary>What logs records that passed certain selectors.</summary>
    /// <param name="Passed">Those selectors.</param>
    /// <param name="LoggedBy">The configurations, bit i for configuration i.</param>
    /// <param name="Trails">The trails, as in <see cref="Charge.Trails"/>.</param>
    internal sealed record Entry(ulong[] Passed, int LoggedBy, byte[] Trails);

    /// <summary>Entries by the selectors passed: a dictionary that is asked with a span.</summary>
    private sealed class KeyedSets
    {
        private readonly Entry?[] _slots = new Entry?[MaxKnown * 2];

        public int Count { get; private set; }

        public Entry? Find(ReadOnlySpan<ulong> passed) => _slots[SlotOf(passed)];

        public void Add(Entry entry)
        {
            _slots[SlotOf(entry.Passed)] = entry;
            Count++;
        }

        public void Clear()
        {
            Array.Clear(_slots);
            Count = 0;
        }

        private int SlotOf(ReadOnlySpan<ulong> passed)
        {
            ulong hash = 0;
            foreach (ulong word in passed)
            {
                hash = BitOperations.RotateLeft(hash ^ word, 29) * 0x9E3779B97F4A7C15;
            }

            int slot = (int)(hash >> 40) % _slots.Length;
            while (_slots[slot] is { } known && !passed.SequenceEqual(known.Passed))
            {
                slot = (slot + 1) % _slots.Length;
            }

            return slot;
        }
    }
}

using System.Numerics;
using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// How many records each trail and each selector logged. Not safe for use by several threads at once: each thread keeps its
/// own and they are added up.
/// </summary>
public sealed class SelectorCounts
{
    private readonly long[] _loggedByTrail;
    private readonly long[] _loggedBySelector;
    private readonly long[] _onlyBySelector;

    /// <summary>Starts at zero.</summary>
    /// <param name="program">The program whose trails and selectors are counted.</param>
    public SelectorCounts(SelectorProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Program = program;
        _loggedByTrail = new long[program.Trails.Length];
        _loggedBySelector = new long[program.SelectorCount];
        _onlyBySelector = new long[program.SelectorCount];
    }

    /// <summary>The program whose trails and selectors are counted.</summary>
    public SelectorProgram Program { get; }

    /// <summary>By trail: records that the trail logs.</summary>
    public ReadOnlySpan<long> LoggedByTrail => _loggedByTrail;

    /// <summary>By selector, numbered through all trails: records that pass the selector.</summary>
    public ReadOnlySpan<long> LoggedBySelector => _loggedBySelector;

    /// <summary>By selector, numbered through all trails: records that pass it and no other selector of its trail.</summary>
    public ReadOnlySpan<long> OnlyBySelector => _onlyBySelector;

    /// <summary>Adds other counts of the same program.</summary>
    /// <param name="other">The counts to add; unchanged.</param>
    /// <exception cref="ArgumentException">They are of another program.</exception>
    public void Add(SelectorCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Program != Program)
        {
            throw new ArgumentException("Counts of different programs cannot be added.", nameof(other));
        }

        Add(_loggedByTrail, other._loggedByTrail);
        Add(_loggedBySelector, other._loggedBySelector);
        Add(_onlyBySelector, other._onlyBySelector);
    }

    /// <summary>Adds records that passed the same selectors.</summary>
    internal void Add(ReadOnlySpan<ulong> selectors, long records)
    {
        ReadOnlySpan<int> trailOf = Program.TrailOfSelector;
        int trail = -1;
        int only = -1;
        for (int word = 0; word < selectors.Length; word++)
        {
            for (ulong left = selectors[word]; left != 0; left &= left - 1)
            {
                int selector = (word << 6) + BitOperations.TrailingZeroCount(left);
                _loggedBySelector[selector] += records;
                if (trailOf[selector] == trail)
                {
                    only = -1;
                    continue;
                }

                AddOnly(only, records);
                trail = trailOf[selector];
                only = selector;
                _loggedByTrail[trail] += records;
            }
        }

        AddOnly(only, records);
    }

    internal void Clear()
    {
        Array.Clear(_loggedByTrail);
        Array.Clear(_loggedBySelector);
        Array.Clear(_onlyBySelector);
    }

    private static void Add(long[] sum, long[] more)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += more[i];
        }
    }

    private void AddOnly(int selector, long records)
    {
        if (selector >= 0)
        {
            _onlyBySelector[selector] += records;
        }
    }
}

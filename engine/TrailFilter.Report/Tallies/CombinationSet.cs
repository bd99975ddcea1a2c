using System.Runtime.InteropServices;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// Combinations by what their records have in common, so that of most records nothing has to be looked up but that. For one thread.
/// </summary>
/// <remarks>Forgotten as a whole when there are too many of them: they only save time.</remarks>
internal sealed class CombinationSet
{
    private const int MaxCombinations = 16 * 1024;
    private const int MaxTextBytes = 8 * 1024 * 1024;

    private readonly KeySet _keys = new();
    private readonly List<int> _numbers = [];
    private Combination[] _combinations = new Combination[64];

    /// <summary>Looks for a combination.</summary>
    /// <param name="key">What its records have in common.</param>
    /// <param name="hash">The key's hash.</param>
    /// <param name="bucket">What <see cref="Add"/> needs to know.</param>
    /// <returns>Its number, or -1.</returns>
    public int Find(ReadOnlySpan<byte> key, ulong hash, out int bucket) => _keys.Find(key, hash, out bucket);

    /// <summary>A combination by its number.</summary>
    public ref readonly Combination this[int number] => ref _combinations[number];

    /// <summary>Remembers a combination that is not there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="hash">The key's hash.</param>
    /// <param name="bucket">What <see cref="Find"/> gave.</param>
    /// <param name="combination">It, but for its ranges.</param>
    /// <param name="ruleRows">What <see cref="Combination.RuleRows"/> shall be.</param>
    /// <param name="openRules">What <see cref="Combination.OpenRules"/> shall be.</param>
    /// <returns>Its number.</returns>
    public int Add(
        ReadOnlySpan<byte> key, ulong hash, int bucket, Combination combination, ReadOnlySpan<int> ruleRows, ReadOnlySpan<int> openRules)
    {
        if (_keys.Count == MaxCombinations || _keys.TextBytes >= MaxTextBytes)
        {
            Clear();
            _ = _keys.Find(key, hash, out bucket);
        }

        int number = _keys.Add(key, hash, bucket);
        if (number == _combinations.Length)
        {
            Array.Resize(ref _combinations, number * 2);
        }

        _combinations[number] = combination with { RuleRows = Keep(ruleRows), OpenRules = Keep(openRules) };
        return number;
    }

    /// <summary>Numbers that were kept.</summary>
    public ReadOnlySpan<int> Kept(Range range) => CollectionsMarshal.AsSpan(_numbers)[range];

    /// <summary>Forgets all combinations.</summary>
    public void Clear()
    {
        _keys.Clear();
        _numbers.Clear();
    }

    private Range Keep(ReadOnlySpan<int> numbers)
    {
        int from = _numbers.Count;
        _numbers.AddRange(numbers);
        return from.._numbers.Count;
    }
}

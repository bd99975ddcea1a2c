using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// The rules of a run: which to ask of a record, by its event's name, for of some hundred rules most ask for a name or two; and their
/// groups. Immutable, safe for any number of threads.
/// </summary>
internal sealed class TalliedRules
{
    private const int MaxGroups = 64;

    private readonly ImmutableArray<IRecordRule> _rules;
    private readonly byte[][] _ids;
    private readonly byte[][] _groups;
    private readonly ulong[] _groupOfRule;
    private readonly int[] _ofAnyName;
    private readonly Dictionary<byte[], int[]>.AlternateLookup<ReadOnlySpan<byte>> _byName;

    /// <summary>Sorts rules.</summary>
    /// <exception cref="ArgumentException">They are in more than 64 groups.</exception>
    public TalliedRules(ImmutableArray<IRecordRule> rules)
    {
        _rules = rules;
        _ids = [.. rules.Select(static rule => Encoding.UTF8.GetBytes(rule.Id))];
        string[] groups = [.. rules.Select(static rule => rule.Id.IndexOf('/') is int slash and > 0 ? rule.Id[..slash] : "")];
        string[] names = [.. groups.Where(static group => group.Length > 0).Distinct(StringComparer.Ordinal)];
        if (names.Length > MaxGroups)
        {
            throw new ArgumentException($"The rules are in {names.Length} groups; there may be {MaxGroups}.", nameof(rules));
        }

        _groups = [.. names.Select(Encoding.UTF8.GetBytes)];
        _groupOfRule = [.. groups.Select(group => group.Length == 0 ? 0 : 1UL << Array.IndexOf(names, group))];
        ImmutableArray<string>[] eventNames = [.. rules.Select(static rule => rule.EventNames)];
        _ofAnyName = [.. Enumerable.Range(0, rules.Length).Where(rule => eventNames[rule].IsEmpty)];
        var byName = new Dictionary<byte[], int[]>(new ByText());
        foreach (IGrouping<string, int> named in Enumerable.Range(0, rules.Length)
            .SelectMany(rule => eventNames[rule].Select(name => (Name: name, Rule: rule)))
            .GroupBy(static pair => pair.Name, static pair => pair.Rule, StringComparer.Ordinal))
        {
            byName[Encoding.UTF8.GetBytes(named.Key)] = [.. _ofAnyName.Concat(named).Order()];
        }

        _byName = byName.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>A rule by its place.</summary>
    public IRecordRule this[int rule] => _rules[rule];

    /// <summary>The places of the rules that records of a name may fit, in order.</summary>
    public ReadOnlySpan<int> Find(ReadOnlySpan<byte> name) => _byName.TryGetValue(name, out int[]? rules) ? rules : _ofAnyName;

    /// <summary>A rule's id.</summary>
    public ReadOnlySpan<byte> IdOf(int rule) => _ids[rule];

    /// <summary>The bit of a rule's group, or 0; see <see cref="IRecordRule.Id"/>.</summary>
    public ulong GroupOf(int rule) => _groupOfRule[rule];

    /// <summary>The name of a group.</summary>
    public ReadOnlySpan<byte> NameOf(int group) => _groups[group];

    private sealed class ByText : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)KeyHash.Of(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}

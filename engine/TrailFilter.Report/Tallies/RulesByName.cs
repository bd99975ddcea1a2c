using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TrailFilter.Report.Tallies;

/// <summary>Which rules to ask of a record, by its event's name: of some dozen rules most ask for a name or two. Immutable.</summary>
internal sealed class RulesByName
{
    private readonly int[] _ofAnyName;
    private readonly Dictionary<byte[], int[]>.AlternateLookup<ReadOnlySpan<byte>> _byName;

    /// <summary>Sorts rules by name.</summary>
    /// <param name="rules">The rules; what is found is their places in this list.</param>
    public RulesByName(ImmutableArray<IRecordRule> rules)
    {
        _ofAnyName = [.. Enumerable.Range(0, rules.Length).Where(rule => rules[rule].EventNames.IsEmpty)];
        var byName = new Dictionary<byte[], int[]>(new ByText());
        foreach (string name in rules.SelectMany(static rule => rule.EventNames).Distinct(StringComparer.Ordinal))
        {
            byName[Encoding.UTF8.GetBytes(name)] =
            [
                .. Enumerable.Range(0, rules.Length)
                    .Where(rule => rules[rule].EventNames.IsEmpty || rules[rule].EventNames.Contains(name, StringComparer.Ordinal)),
            ];
        }

        _byName = byName.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The rules that records of a name may fit, in their order.</summary>
    public ReadOnlySpan<int> Find(ReadOnlySpan<byte> name) => _byName.TryGetValue(name, out int[]? rules) ? rules : _ofAnyName;

    private sealed class ByText : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)KeyHash.Of(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}

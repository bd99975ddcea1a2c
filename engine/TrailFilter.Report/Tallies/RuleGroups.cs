using System.Collections.Immutable;
using System.Text;

namespace TrailFilter.Report.Tallies;

/// <summary>The groups of rules; see <see cref="IRecordRule.Id"/>. Immutable.</summary>
internal sealed class RuleGroups
{
    private readonly byte[][] _names;
    private readonly ulong[] _bits;

    /// <summary>Groups rules.</summary>
    /// <exception cref="ArgumentException">There are more than 64 groups.</exception>
    public RuleGroups(ImmutableArray<IRecordRule> rules)
    {
        string[] groups = [.. rules.Select(GroupOf)];
        string[] names = [.. groups.Where(static group => group.Length > 0).Distinct(StringComparer.Ordinal)];
        if (names.Length > 64)
        {
            throw new ArgumentException($"The rules are in {names.Length} groups; there may be 64.", nameof(rules));
        }

        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _bits = [.. groups.Select(group => group.Length == 0 ? 0 : 1UL << Array.IndexOf(names, group))];
    }

    /// <summary>The bit of a rule's group, or 0.</summary>
    public ulong BitOf(int rule) => _bits[rule];

    /// <summary>The name of a group.</summary>
    public ReadOnlySpan<byte> NameOf(int bit) => _names[bit];

    private static string GroupOf(IRecordRule rule) => rule.Id.IndexOf('/') is int slash and > 0 ? rule.Id[..slash] : "";
}

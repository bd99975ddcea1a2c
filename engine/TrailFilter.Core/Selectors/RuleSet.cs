using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using TrailFilter.Core.Selectors.Validation;

namespace TrailFilter.Core.Selectors;

/// <summary>
/// What AWS accepts as event selectors at one time: fields and operators by category, limits, known resource types and
/// event sources. The rule sets are data files (data/rules), embedded in this assembly. Immutable and thread-safe.
/// </summary>
public sealed class RuleSet
{
    private static readonly FrozenDictionary<string, Lazy<RuleSet>> s_sets =
        Names.ToFrozenDictionary(name => name, name => new Lazy<RuleSet>(() => RuleSetFile.Load(name)), StringComparer.Ordinal);

    internal RuleSet(
        string name,
        TrailKind kind,
        string source,
        string date,
        BasicLimits? basic,
        int maxAdvancedValues,
        ImmutableArray<CategoryRules> categories,
        KnownValues resourceTypes,
        KnownValues networkEventSources)
    {
        Name = name;
        Kind = kind;
        Source = source;
        Date = date;
        Basic = basic;
        MaxAdvancedValues = maxAdvancedValues;
        Categories = categories;
        ResourceTypes = resourceTypes;
        NetworkEventSources = networkEventSources;
    }

    /// <summary>The names of all rule sets: <c>2024-09</c>, <c>current</c>, <c>event-data-store</c>.</summary>
    public static ImmutableArray<string> Names => ["2024-09", "current", "event-data-store"];

    /// <summary>The rules for trails as of the newest documentation known to this version; the default everywhere.</summary>
    public static RuleSet Current => s_sets["current"].Value;

    /// <summary>The name it is chosen by.</summary>
    public string Name { get; }

    /// <summary>Whether it holds for trails or for event data stores.</summary>
    public TrailKind Kind { get; }

    /// <summary>Where the rules were taken from.</summary>
    public string Source { get; }

    /// <summary>The date of the source, <c>yyyy-MM-dd</c>.</summary>
    public string Date { get; }

    /// <summary>Rules for basic event selectors; <see langword="null"/> where those do not exist (event data stores).</summary>
    internal BasicLimits? Basic { get; }

    /// <summary>How many values all advanced selectors together may hold.</summary>
    public int MaxAdvancedValues { get; }

    /// <summary>The categories an advanced selector can name, in the order of the data file.</summary>
    internal ImmutableArray<CategoryRules> Categories { get; }

    /// <summary>Resource types of data events. New ones appear monthly: an unknown one is no error.</summary>
    internal KnownValues ResourceTypes { get; }

    /// <summary>Event sources of network activity events; an unknown one is no error.</summary>
    internal KnownValues NetworkEventSources { get; }

    /// <summary>Finds a rule set by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>; case-sensitive.</param>
    /// <param name="rules">The rule set.</param>
    /// <returns><see langword="false"/> when there is none of that name.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out RuleSet? rules)
    {
        ArgumentNullException.ThrowIfNull(name);
        rules = s_sets.TryGetValue(name, out Lazy<RuleSet>? set) ? set.Value : null;
        return rules is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The rules of a category, or <see langword="null"/> when an advanced selector cannot name it.</summary>
    internal CategoryRules? FindCategory(string name)
    {
        foreach (CategoryRules category in Categories)
        {
            if (category.Name == name)
            {
                return category;
            }
        }

        return null;
    }
}

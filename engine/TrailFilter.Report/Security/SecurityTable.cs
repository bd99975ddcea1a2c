using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using TrailFilter.Report.Rules;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Security;

/// <summary>
/// The events whose loss hurts detection. Most are told by their source and name, some by more that a <see cref="Shape"/> holds;
/// for the others there are <see cref="Rules"/>. Immutable, safe for any number of threads.
/// </summary>
public sealed partial class SecurityTable
{
    private const string IdPrefix = "security/";

    private static readonly Lazy<SecurityTable> s_builtIn =
        new(static () => new SecurityTable(EmbeddedFacts.Read("security/events.json")));

    private readonly FrozenDictionary<string, string> _techniques;
    private readonly FrozenDictionary<(string Source, string Name), ImmutableArray<SecurityEntry>> _byName;
    private readonly ImmutableArray<SecurityEntry> _broad;
    private readonly FrozenDictionary<string, RuleTarget> _targets;

    private SecurityTable(FactNode file)
    {
        file.AllowOnly("name", "asOf", "about", "attack", "events");
        AsOf = file.Member("asOf").Text();
        FactNode attack = file.Member("attack");
        AttackVersion = attack.Member("version").Text();
        _techniques = attack.Member("techniques").Members()
            .ToFrozenDictionary(
                static member => member.Name, static member => member.Node.Member("name").Text(), StringComparer.Ordinal);
        Entries = ReadEntries(file.Member("events"));
        ImmutableArray<SecurityEntry> byShape = [.. Entries.Where(static entry => !entry.NeedsRecord)];
        _broad = [.. byShape.Where(static entry => entry.IsBroad)];
        _byName = byShape
            .Where(static entry => !entry.IsBroad)
            .SelectMany(static entry => entry.EventNames.Select(name => (Key: (entry.EventSource, name), Entry: entry)))
            .GroupBy(static pair => pair.Key, static pair => pair.Entry)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray());
        _targets = Entries
            .Where(static entry => entry.NeedsRecord)
            .SelectMany(static entry => entry.EventNames.Select(name => new RuleTarget(entry, entry.EventSource, name)))
            .ToFrozenDictionary(static target => target.RuleId, StringComparer.Ordinal);
        Rules =
        [
            .. _targets.Values.Select(static target => target.ToRule()).OrderBy(static rule => rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The table of data/security.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; the message says where.</exception>
    public static SecurityTable BuiltIn => s_builtIn.Value;

    /// <summary>The day of which the table is, such as <c>2026-11-22</c>.</summary>
    public string AsOf { get; }

    /// <summary>The version of MITRE ATT&amp;CK whose techniques it names.</summary>
    public string AttackVersion { get; }

    /// <summary>All entries, in the file's order.</summary>
    public ImmutableArray<SecurityEntry> Entries { get; }

    /// <summary>
    /// The rules of the entries that need more of a record than its shape: one for each name of such an entry. Their ids begin
    /// with
    /// <c>security/</c>.
    /// </summary>
    public ImmutableArray<IRecordRule> Rules { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="json">A file in the form of data/security.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="InvalidDataException">Something is missing, unknown or contradictory; the message names its
    /// path.</exception>
    public static SecurityTable Read(ReadOnlyMemory<byte> json, string file) => new(FactNode.Read(json, file));

    /// <summary>The entries that records of a shape are in, but for those that need more than it.</summary>
    /// <param name="shape">The shape.</param>
    public IEnumerable<SecurityEntry> Match(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (_byName.TryGetValue((shape.EventSource, shape.EventName), out ImmutableArray<SecurityEntry> named))
        {
            foreach (SecurityEntry entry in named)
            {
                if (entry.Conditions.FitShape(shape))
                {
                    yield return entry;
                }
            }
        }

        foreach (SecurityEntry entry in _broad)
        {
            if ((entry.EventSource == SecurityEntry.Any || entry.EventSource == shape.EventSource)
                && (entry.EventNames[0] == SecurityEntry.Any || entry.EventNames.Contains(shape.EventName))
                && entry.Conditions.FitShape(shape))
            {
                yield return entry;
            }
        }
    }

    /// <summary>The entry that a rule stands for.</summary>
    /// <param name="ruleId">The id of one of <see cref="Rules"/>, or any other text.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether there is such a rule.</returns>
    public bool TryFindRule(string ruleId, [NotNullWhen(true)] out SecurityEntry? entry)
    {
        entry = _targets.TryGetValue(ruleId, out RuleTarget? target) ? target.Entry : null;
        return entry is not null;
    }

    /// <summary>The name of an ATT&amp;CK technique, such as <c>Brute Force</c>.</summary>
    /// <param name="id">Its id, such as <c>T1110</c>; one that an entry has.</param>
    /// <exception cref="KeyNotFoundException">No entry has it.</exception>
    public string TechniqueName(string id) => _techniques.TryGetValue(id, out string? name)
        ? name
        : throw new KeyNotFoundException($"There is no technique {id}.");

    private ImmutableArray<SecurityEntry> ReadEntries(FactNode events)
    {
        var entries = ImmutableArray.CreateBuilder<SecurityEntry>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (FactNode node in events.Elements())
        {
            var entry = new SecurityEntry(node, _techniques.ContainsKey);
            if (!ids.Add(entry.Id))
            {
                throw node.Member("id").Wrong($"is {entry.Id} again");
            }

            entries.Add(entry);
        }

        return entries.ToImmutable();
    }

    /// <summary>What a rule's records are: those of an entry, with a source and a name.</summary>
    private sealed record RuleTarget(SecurityEntry Entry, string EventSource, string EventName)
    {
        public string RuleId => EventName == SecurityEntry.Any ? IdPrefix + Entry.Id : $"{IdPrefix}{Entry.Id}/{EventName}";

        public RecordRule ToRule() => new RecordRule(
            RuleId,
            EventSource == SecurityEntry.Any ? null : EventSource,
            EventName == SecurityEntry.Any ? null : EventName,
            Entry.Conditions);
    }
}

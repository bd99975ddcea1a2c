using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using TrailFilter.Report.Rules;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Security;

/// <summary>
/// The events whose loss hurts detection: most are told by their source and name, some by more. Each has its <see cref="Rules"/>, which
/// a run asks of every record: told afterwards, by the shapes that were tallied, a single StopLogging among a hundred thousand kinds of
/// events would be lost. Immutable, safe for any number of threads.
/// </summary>
public sealed partial class SecurityTable
{
    /// <summary>The group of all rules: a table of tallies has a row of its records, each counted once.</summary>
    /// <summary>The group that all its rules are in.</summary>
    internal const string Group = "security";

    private static readonly Lazy<SecurityTable> s_builtIn =
        new(static () => new SecurityTable(EmbeddedFacts.Read("security/events.json")));

    private readonly FrozenDictionary<string, string> _techniques;
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
        _targets = Entries
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

    /// <summary>The rules of all entries, one for each name of an entry. Their group is <c>security</c>.</summary>
    public ImmutableArray<IRecordRule> Rules { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="json">A file in the form of data/security.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="InvalidDataException">Something is missing, unknown or contradictory; the message names its
    /// path.</exception>
    public static SecurityTable Read(ReadOnlyMemory<byte> json, string file) => new(FactNode.Read(json, file));

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
        public string RuleId => EventName == SecurityEntry.Any ? $"{Group}/{Entry.Id}" : $"{Group}/{Entry.Id}/{EventName}";

        public RecordRule ToRule() => new RecordRule(
            RuleId,
            EventSource == SecurityEntry.Any ? null : EventSource,
            EventName == SecurityEntry.Any ? null : EventName,
            Entry.Conditions);
    }
}

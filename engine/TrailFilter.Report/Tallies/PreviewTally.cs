using System.Numerics;
using System.Text.Json;
using TrailFilter.Core.Fields;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// The tally of a part of a run. Once its tables have grown it allocates nothing, unless something new comes.
/// </summary>
internal sealed partial class PreviewTally : RecordTally
{
    /// <summary>How many eventIDs are kept until they are given to the set that all tallies share.</summary>
    internal const int IdBlock = 16 * 1024;

    private readonly EventIdSet _ids;
    private readonly bool _leavesDuplicatesOut;
    private readonly TalliedRules _rules;
    private readonly LoggedBySets _loggedBy;
    private readonly CallerName _caller = new();
    private readonly KeyBuffer _key = new();
    private readonly KeyBuffer _chargeKey = new();
    private readonly CombinationSet _combinations = new();
    private readonly List<int> _ruleRows = [];
    private readonly List<int> _openRules = [];
    private int _numbering;
    private readonly EventClock _clock = new();
    private TallySlots? _slots;
    private ulong[] _newIds = new ulong[256];
    private int _newIdCount;

    /// <summary>Makes an empty tally.</summary>
    /// <param name="options">What to tally.</param>
    /// <param name="rules">The options' rules, the same for all tallies.</param>
    /// <param name="ids">The eventIDs of all tallies.</param>
    /// <param name="loggedBy">Tells which configurations log a record; for this tally alone.</param>
    public PreviewTally(TallyOptions options, TalliedRules rules, EventIdSet ids, LoggedBySets loggedBy)
    {
        _ids = ids;
        _leavesDuplicatesOut = options.LeaveDuplicatesOut;
        _rules = rules;
        _loggedBy = loggedBy;
        Tables = new TallyTables(options);
        Clusters = options.ByArchive ? new ClusterParts(options.TableLimit) : null;
    }

    /// <summary>What was added.</summary>
    public TallyTables Tables { get; }

    /// <summary>The same archive by archive, if that is asked for.</summary>
    public ClusterParts? Clusters { get; }

    /// <summary>The eventIDs that were added and are not yet in the set.</summary>
    public ReadOnlySpan<ulong> NewIds => _newIds.AsSpan(0, _newIdCount);

    /// <inheritdoc/>
    public override void BeginArchive(InputArchive archive) => Clusters?.Begin(archive);

    /// <inheritdoc/>
    public override void Add(in TalliedRecord record)
    {
        RecordFields fields = record.Fields;
        ReadOnlySpan<byte> text = record.Record.Bytes;
        if (_slots is null || _slots.Plan != fields.Plan)
        {
            _slots = new TallySlots(fields.Plan);
        }

        FieldValue idValue = fields.Get(text, _slots.EventId);
        ReadOnlySpan<byte> id = idValue.Kind == FieldValueKind.String ? idValue.Utf8 : default;
        if (!id.IsEmpty && !TakeId(KeyHash.Of(id)))
        {
            return;
        }

        id = id.Length <= KeyTable.MaxSampleLength ? id : default;
        var facts = new Facts(fields, text, id, _loggedBy.Find(record.Passed), _slots);
        ReadOnlySpan<byte> day = AddToTimes(in facts);
        ref readonly Combination combination = ref CombinationOf(in facts, record.Record.Verdict, day);
        AddToTables(in facts, in combination);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        Tables.Clear();
        _combinations.Clear();
        Clusters?.Clear();
        _newIdCount = 0;
    }

    /// <summary>Counts a record by its time.</summary>
    /// <returns>Its day, or nothing.</returns>
    private ReadOnlySpan<byte> AddToTimes(in Facts facts)
    {
        ReadOnlySpan<byte> time = facts.Get(facts.Slots.EventTime);
        ReadOnlySpan<byte> hour = default;
        ReadOnlySpan<byte> day = default;
        if (_clock.TryRead(time, out long seconds))
        {
            Tables.Span(seconds, seconds);
            hour = _clock.Hour;
            day = time[..EventTime.DayLength];
        }

        Tables.Hours.Add(hour, facts.LoggedBy.LoggedBy, facts.Record.Length, facts.Id);
        return day;
    }

    private void AddToTables(in Facts facts, in Combination combination)
    {
        int length = facts.Record.Length;
        Tables.Shapes.AddTo(combination.Shape, length, facts.Id);
        Tables.Callers.AddTo(combination.Caller, length, facts.Id);
        Tables.Parents.AddTo(combination.Parent, length, facts.Id);
        Tables.Versions.AddTo(combination.Version, length, facts.Id);
        Tables.Charges.AddTo(combination.Charge, length, facts.Id);
        foreach (int row in _combinations.Kept(combination.RuleRows))
        {
            Tables.Rules.AddTo(row, length, facts.Id);
        }

        ulong groups = combination.Groups;
        if (combination.HasOpenRules)
        {
            groups |= AddToOpenRules(in facts, in combination);
        }

        if (Clusters is not null)
        {
            AddToClusters(Clusters, in facts, groups);
        }
    }

    private void AddToClusters(ClusterParts clusters, in Facts facts, ulong groups)
    {
        int loggedBy = facts.LoggedBy.LoggedBy;
        var key = new ClusterKey
        {
            Account = facts.Get(facts.Slots.Account),
            Region = facts.Get(facts.Slots.Region),
            Category = facts.Category,
            Trails = facts.LoggedBy.Trails,
        };
        clusters.Add(in key, loggedBy, facts.Record.Length);
        for (; groups != 0; groups &= groups - 1)
        {
            var ofGroup = new ClusterKey { Rules = _rules.NameOf(BitOperations.TrailingZeroCount(groups)) };
            clusters.Add(in ofGroup, loggedBy, facts.Record.Length);
        }
    }

    /// <summary>Asks the rules of which a combination does not tell.</summary>
    /// <returns>The groups of those that the record fits.</returns>
    private ulong AddToOpenRules(in Facts facts, in Combination combination)
    {
        int loggedBy = facts.LoggedBy.LoggedBy;
        RuleFacts known = RuleFactsOf(in facts, facts.Get(facts.Slots.CallerArn), isSessionLeftOut: false) with
        {
            Fields = facts.Fields,
            Record = facts.Record,
        };
        ulong groups = 0;
        foreach (int rule in _combinations.Kept(combination.OpenRules))
        {
            RuleAnswer answer = _rules[rule].Ask(in known);
            if (answer == RuleAnswer.Yes || (answer == RuleAnswer.Perhaps && Matches(_rules[rule], facts.Record)))
            {
                Tables.Rules.Add(_rules.IdOf(rule), loggedBy, facts.Record.Length, facts.Id);
                groups |= _rules.GroupOf(rule);
            }
        }

        for (ulong more = groups & ~combination.Groups; more != 0; more &= more - 1)
        {
            Tables.Rules.Add(_rules.NameOf(BitOperations.TrailingZeroCount(more)), loggedBy, facts.Record.Length, facts.Id);
        }

        return groups;
    }

    private static bool Matches(IRecordRule rule, ReadOnlySpan<byte> record)
    {
        try
        {
            return rule.Matches(record);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The fast reading does not check what nobody asks for; a rule that does may find no JSON there, or no text.
            return false;
        }
    }

    /// <summary>Takes note of an eventID.</summary>
    /// <returns>False when the record is a duplicate that is to be left out.</returns>
    private bool TakeId(ulong id)
    {
        if (_leavesDuplicatesOut)
        {
            return _ids.Add(id);
        }

        if (_newIdCount == _newIds.Length)
        {
            if (IsFinal && _newIdCount >= IdBlock)
            {
                // The part may be as large as it likes. What the set says of eventIDs does not depend on their order.
                _ids.Add(NewIds);
                _newIdCount = 0;
            }
            else
            {
                Array.Resize(ref _newIds, _newIds.Length * 2);
            }
        }

        _newIds[_newIdCount++] = id;
        return true;
    }

    /// <summary>What is known of a record while it is added.</summary>
    private readonly ref struct Facts(
        RecordFields fields, ReadOnlySpan<byte> record, ReadOnlySpan<byte> id, LoggedBySets.Entry loggedBy, TallySlots slots)
    {
        public readonly RecordFields Fields = fields;
        public readonly ReadOnlySpan<byte> Record = record;
        public readonly ReadOnlySpan<byte> Id = id;
        public readonly LoggedBySets.Entry LoggedBy = loggedBy;
        public readonly TallySlots Slots = slots;
        public readonly ReadOnlySpan<byte> Category = slots.Categories.Read(record, fields);

        public ReadOnlySpan<byte> Get(int slot) => Fields.Get(Record, slot).Utf8;
    }
}

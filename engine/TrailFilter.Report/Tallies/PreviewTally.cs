using System.Numerics;
using System.Text.Json;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Report.Tallies;

/// <summary>
/// The tally of a part of a run. Once its tables have grown it allocates nothing, unless something new comes.
/// </summary>
internal sealed class PreviewTally : RecordTally
{
    /// <summary>How many eventIDs are kept until they are given to the set that all tallies share.</summary>
    internal const int IdBlock = 16 * 1024;

    private readonly EventIdSet _ids;
    private readonly bool _leavesDuplicatesOut;
    private readonly TalliedRules _rules;
    private readonly LoggedBySets _loggedBy;
    private readonly CallerName _caller = new();
    private readonly KeyBuffer _key = new();
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
        LoggedBySets.Entry loggedBy = _loggedBy.Find(record.Passed);
        AddToTables(new Facts(fields, text, id, loggedBy, _slots), record.Record.Verdict);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        Tables.Clear();
        Clusters?.Clear();
        _newIdCount = 0;
    }

    private void AddToTables(in Facts facts, Verdict verdict)
    {
        int length = facts.Record.Length;
        int loggedBy = facts.LoggedBy.LoggedBy;
        ReadOnlySpan<byte> resourceType = default;
        ReadOnlySpan<byte> parent = default;
        if (facts.Fields.ResourceCount > 0)
        {
            ResourceEntry resource = facts.Fields.GetResource(facts.Record, 0);
            resourceType = resource.Type.Utf8;
            parent = ParentArn.Of(resource.Arn.Utf8);
        }

        ReadOnlySpan<byte> category = facts.Slots.Categories.Read(facts.Record, facts.Fields);
        ReadOnlySpan<byte> arn = facts.Get(facts.Slots.CallerArn);
        WriteShape(in facts, verdict, category, resourceType);
        Tables.Shapes.Add(_key.Key, loggedBy, length, facts.Id);
        Tables.Callers.Add(_caller.Of(facts.Record, arn), loggedBy, length, facts.Id);
        Tables.Parents.Add(parent, loggedBy, length, facts.Id);
        Tables.Versions.Add(facts.Get(facts.Slots.EventVersion), loggedBy, length, facts.Id);
        AddToTimes(in facts, category);
        AddToRules(in facts, category, arn);
    }

    private void WriteShape(in Facts facts, Verdict verdict, ReadOnlySpan<byte> category, ReadOnlySpan<byte> resourceType)
    {
        int inferred = (verdict.Marks & VerdictMarks.CategoryInferred) != 0 ? TallyKeys.Inferred : 0;
        int ungoverned = verdict.Outcome == Outcome.Ungoverned ? TallyKeys.Ungoverned : 0;
        _key.Begin();
        _key.Put((byte)(inferred | ungoverned));
        _key.Put(category);
        _key.Put(facts.Get(facts.Slots.EventSource));
        _key.Put(facts.Get(facts.Slots.EventName));
        _key.Put(facts.Get(facts.Slots.EventType));
        _key.Put(resourceType);
        _key.Put(facts.Get(facts.Slots.Account));
        _key.Put(facts.Get(facts.Slots.Region));
        _key.Put(facts.Get(facts.Slots.ReadOnly));
        _key.Put(facts.Get(facts.Slots.ErrorCode));
    }

    private void AddToTimes(in Facts facts, ReadOnlySpan<byte> category)
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
        _key.Begin();
        _key.Put(day);
        _key.Put(facts.Get(facts.Slots.Account));
        _key.Put(facts.Get(facts.Slots.Region));
        _key.Put(category);
        _key.Put(facts.LoggedBy.Trails);
        Tables.Charges.Add(_key.Key, facts.LoggedBy.LoggedBy, facts.Record.Length, facts.Id);
        Clusters?.Add(
            new ClusterKey
            {
                Account = facts.Get(facts.Slots.Account),
                Region = facts.Get(facts.Slots.Region),
                Category = category,
                Trails = facts.LoggedBy.Trails,
            },
            facts.LoggedBy.LoggedBy,
            facts.Record.Length);
    }

    private void AddToRules(in Facts facts, ReadOnlySpan<byte> category, ReadOnlySpan<byte> arn)
    {
        ReadOnlySpan<byte> name = facts.Get(facts.Slots.EventName);
        ReadOnlySpan<int> rules = _rules.Find(name);
        if (rules.IsEmpty)
        {
            return;
        }

        var known = new RuleFacts
        {
            Category = category,
            EventSource = facts.Get(facts.Slots.EventSource),
            EventName = name,
            EventType = facts.Get(facts.Slots.EventType),
            ErrorCode = facts.Get(facts.Slots.ErrorCode),
            CallerArn = arn,
            HasCaller = _caller.HasDetails,
            CallerType = _caller.Type,
            InvokedBy = _caller.InvokedBy,
            Fields = facts.Fields,
            Record = facts.Record,
        };
        ulong groups = 0;
        foreach (int rule in rules)
        {
            RuleAnswer answer = _rules[rule].Ask(in known);
            if (answer == RuleAnswer.Yes || (answer == RuleAnswer.Perhaps && Matches(_rules[rule], facts.Record)))
            {
                Tables.Rules.Add(_rules.IdOf(rule), facts.LoggedBy.LoggedBy, facts.Record.Length, facts.Id);
                groups |= _rules.GroupOf(rule);
            }
        }

        for (; groups != 0; groups &= groups - 1)
        {
            ReadOnlySpan<byte> group = _rules.NameOf(BitOperations.TrailingZeroCount(groups));
            Tables.Rules.Add(group, facts.LoggedBy.LoggedBy, facts.Record.Length, facts.Id);
            Clusters?.Add(new ClusterKey { Rules = group }, facts.LoggedBy.LoggedBy, facts.Record.Length);
        }
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

        public ReadOnlySpan<byte> Get(int slot) => Fields.Get(Record, slot).Utf8;
    }
}

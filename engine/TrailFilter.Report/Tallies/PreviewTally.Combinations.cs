using System.Numerics;
using System.Runtime.InteropServices;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Report.Tallies;

/// <content>
/// What a record has in common with others is looked up once, not once for each table. A key is made of all that tables and rules ask
/// for, but for the hour, in which records differ most, and for what a rule has to look for in the record.
/// </content>
internal sealed partial class PreviewTally
{
    private ref readonly Combination CombinationOf(in Facts facts, Verdict verdict, ReadOnlySpan<byte> day)
    {
        ReadOnlySpan<byte> resourceType = default;
        ReadOnlySpan<byte> parent = default;
        if (facts.Fields.ResourceCount > 0)
        {
            ResourceEntry resource = facts.Fields.GetResource(facts.Record, 0);
            resourceType = resource.Type.Utf8;
            parent = ParentArn.Of(resource.Arn.Utf8);
        }

        ReadOnlySpan<byte> arn = facts.Get(facts.Slots.CallerArn);
        ReadOnlySpan<byte> caller = _caller.Of(facts.Record, arn);
        WriteShape(in facts, verdict, resourceType);
        int shape = _key.Length;
        bool isSessionLeftOut = caller.Length < arn.Length;
        _key.Put((byte)((isSessionLeftOut ? 1 : 0) | (_caller.HasDetails ? 2 : 0)));
        _key.Put(caller);
        if (_caller.HasDetails)
        {
            _key.Put(_caller.Type);
            _key.Put(_caller.InvokedBy);
        }

        _key.Put(parent);
        _key.Put(facts.Get(facts.Slots.EventVersion));
        _key.Put(day);
        _key.Put(facts.LoggedBy.Trails);
        ulong hash = KeyHash.Of(_key.Key);
        int number = _combinations.Find(_key.Key, hash, out int bucket);
        if (number < 0 || Tables.Numbering != _numbering)
        {
            var common = new Common(_key.Key[..shape], caller, isSessionLeftOut, parent, day);
            number = Resolve(in facts, in common, hash, bucket);
        }

        return ref _combinations[number];
    }

    /// <summary>Finds or adds the rows of a combination, and remembers it.</summary>
    private int Resolve(in Facts facts, in Common common, ulong hash, int bucket)
    {
        Combination combination;
        do
        {
            // A table that drops keys gives other numbers to its rows; it has room then.
            if (Tables.Numbering != _numbering)
            {
                _numbering = Tables.Numbering;
                _combinations.Clear();
                _ = _combinations.Find(_key.Key, hash, out bucket);
            }

            int loggedBy = facts.LoggedBy.LoggedBy;
            combination = new Combination
            {
                Shape = Tables.Shapes.RowOf(common.Shape, loggedBy),
                Caller = Tables.Callers.RowOf(common.Caller, loggedBy),
                Parent = Tables.Parents.RowOf(common.Parent, loggedBy),
                Version = Tables.Versions.RowOf(facts.Get(facts.Slots.EventVersion), loggedBy),
                Charge = Tables.Charges.RowOf(ChargeOf(in facts, common.Day), loggedBy),
                Groups = AskRules(in facts, in common),
            };
        }
        while (Tables.Numbering != _numbering);
        return _combinations.Add(
            _key.Key, hash, bucket, combination, CollectionsMarshal.AsSpan(_ruleRows), CollectionsMarshal.AsSpan(_openRules));
    }

    /// <summary>Asks what can be said of all records of a combination.</summary>
    /// <returns>The groups of the rules that they fit.</returns>
    private ulong AskRules(in Facts facts, in Common common)
    {
        _ruleRows.Clear();
        _openRules.Clear();
        ulong groups = 0;
        int loggedBy = facts.LoggedBy.LoggedBy;
        ReadOnlySpan<byte> arn = common.IsSessionLeftOut ? common.Caller : facts.Get(facts.Slots.CallerArn);
        RuleFacts known = RuleFactsOf(in facts, arn, common.IsSessionLeftOut);
        foreach (int rule in _rules.Find(known.EventName))
        {
            switch (_rules[rule].Ask(in known))
            {
                case RuleAnswer.Yes:
                    _ruleRows.Add(Tables.Rules.RowOf(_rules.IdOf(rule), loggedBy));
                    groups |= _rules.GroupOf(rule);
                    break;
                case RuleAnswer.Perhaps:
                    _openRules.Add(rule);
                    break;
                default:
                    break;
            }
        }

        for (ulong left = groups; left != 0; left &= left - 1)
        {
            _ruleRows.Add(Tables.Rules.RowOf(_rules.NameOf(BitOperations.TrailingZeroCount(left)), loggedBy));
        }

        return groups;
    }

    private RuleFacts RuleFactsOf(in Facts facts, ReadOnlySpan<byte> arn, bool isSessionLeftOut) => new()
    {
        Category = facts.Category,
        EventSource = facts.Get(facts.Slots.EventSource),
        EventName = facts.Get(facts.Slots.EventName),
        EventType = facts.Get(facts.Slots.EventType),
        ErrorCode = facts.Get(facts.Slots.ErrorCode),
        CallerArn = arn,
        IsSessionLeftOut = isSessionLeftOut,
        HasCaller = _caller.HasDetails,
        CallerType = _caller.Type,
        InvokedBy = _caller.InvokedBy,
    };

    private void WriteShape(in Facts facts, Verdict verdict, ReadOnlySpan<byte> resourceType)
    {
        int inferred = (verdict.Marks & VerdictMarks.CategoryInferred) != 0 ? TallyKeys.Inferred : 0;
        int ungoverned = verdict.Outcome == Outcome.Ungoverned ? TallyKeys.Ungoverned : 0;
        _key.Begin();
        _key.Put((byte)(inferred | ungoverned));
        _key.Put(facts.Category);
        _key.Put(facts.Get(facts.Slots.EventSource));
        _key.Put(facts.Get(facts.Slots.EventName));
        _key.Put(facts.Get(facts.Slots.EventType));
        _key.Put(resourceType);
        _key.Put(facts.Get(facts.Slots.Account));
        _key.Put(facts.Get(facts.Slots.Region));
        _key.Put(facts.Get(facts.Slots.ReadOnly));
        _key.Put(facts.Get(facts.Slots.ErrorCode));
    }

    private ReadOnlySpan<byte> ChargeOf(in Facts facts, ReadOnlySpan<byte> day)
    {
        _chargeKey.Begin();
        _chargeKey.Put(day);
        _chargeKey.Put(facts.Get(facts.Slots.Account));
        _chargeKey.Put(facts.Get(facts.Slots.Region));
        _chargeKey.Put(facts.Category);
        _chargeKey.Put(facts.LoggedBy.Trails);
        return _chargeKey.Key;
    }

    /// <summary>What the records of a combination have in common and no field of a record is.</summary>
    private readonly ref struct Common(
        ReadOnlySpan<byte> shape, ReadOnlySpan<byte> caller, bool isSessionLeftOut, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> day)
    {
        public readonly ReadOnlySpan<byte> Shape = shape;
        public readonly ReadOnlySpan<byte> Caller = caller;
        public readonly bool IsSessionLeftOut = isSessionLeftOut;
        public readonly ReadOnlySpan<byte> Parent = parent;
        public readonly ReadOnlySpan<byte> Day = day;
    }
}

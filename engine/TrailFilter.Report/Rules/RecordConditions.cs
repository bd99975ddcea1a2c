using System.Collections.Immutable;
using System.Text;
using TrailFilter.Core.Fields;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Rules;

/// <summary>
/// What must all hold of a record: a <c>when</c> of data/security or data/wastes, and the type of resource a waste asks for.
/// Conditions on <c>resources</c> must hold together on one of its entries. Immutable, safe for any number of threads.
/// </summary>
internal sealed class RecordConditions
{
    private const string Resources = "resources.";
    private const string EntryType = Resources + "type";
    private const string EntryArn = Resources + "ARN";

    private static readonly byte[] s_resources = "resources"u8.ToArray();
    private static readonly byte[] s_arnPrefix = "ARNPrefix"u8.ToArray();

    private readonly ImmutableArray<RecordCondition> _conditions;

    // What is asked of every record, the name first, by which most are told apart.
    private readonly ImmutableArray<(KnownFact Fact, RecordCondition Condition)> _onFacts;

    // What is left to ask once MayFit has said yes, each with the place of its first name among the members to read.
    private readonly ImmutableArray<(RecordCondition Condition, int Member)> _beyondFacts;
    private readonly byte[][] _members;
    private readonly int _entries = -1;
    private readonly bool _needBeyondFacts;
    private readonly Func<RecordValue, bool>? _isEntry;
    private readonly ImmutableArray<RecordCondition> _onEntries;
    private readonly bool _entriesAreFields;
    private readonly ImmutableArray<byte[]> _needles;

    private RecordConditions(ImmutableArray<RecordCondition> conditions)
    {
        _conditions = conditions;
        NeedRecord = conditions.Any(static condition => !ShapeTexts.Decides(condition));
        _onFacts =
        [
            .. conditions.Select(static condition => (Fact: KnownFacts.Of(condition), condition))
                .Where(static pair => pair.Fact != KnownFact.Nothing)
                .OrderBy(static pair => pair.Fact),
        ];
        _onEntries = [.. conditions.Where(IsOnEntries)];
        _isEntry = _onEntries.IsEmpty ? null : IsEntry;

        // Entries without a type are none of a record's fields.
        _entriesAreFields = _onEntries.All(static condition => condition.Path is EntryType or EntryArn)
            && _onEntries.Any(static condition => condition.Path is EntryType && condition.NeedsValue);

        var members = new List<byte[]>();
        _beyondFacts =
        [
            .. conditions.Where(static condition => !IsOnEntries(condition) && !KnownFacts.AlwaysDecide(condition))
                .Select(condition => (condition, MemberOf(condition.Names[0]))),
        ];
        _needBeyondFacts = _beyondFacts.Any(static beyond => KnownFacts.Of(beyond.Condition) == KnownFact.Nothing);
        _entries = _isEntry is null ? -1 : MemberOf(s_resources);
        _members = [.. members];
        _needles = [.. conditions.Where(static condition => !KnownFacts.AlwaysDecide(condition)).SelectMany(NeedlesOf)];

        int MemberOf(byte[] name)
        {
            int known = members.FindIndex(member => member.AsSpan().SequenceEqual(name));
            if (known >= 0)
            {
                return known;
            }

            members.Add(name);
            return members.Count - 1;
        }
    }

    /// <summary>Whether they ask for more than <see cref="Shape"/> holds.</summary>
    public bool NeedRecord { get; }

    /// <summary>The names of the events whose records may fit; empty: those of any name may.</summary>
    public ImmutableArray<string> EventNames =>
        [.. (_conditions.FirstOrDefault(static condition => condition.Path == "eventName")?.OnlyValues ?? []).Select(Encoding.UTF8.GetString)];

    /// <summary>Reads conditions.</summary>
    /// <param name="when">The object with a path for each key, or null: none.</param>
    /// <param name="resourceType">The type of the entry of <c>resources</c>, or null: none is asked for.</param>
    /// <exception cref="InvalidDataException">Something is wrong; the message says where.</exception>
    public static RecordConditions Read(FactNode? when, string? resourceType = null)
    {
        var conditions = ImmutableArray.CreateBuilder<RecordCondition>();
        if (resourceType is not null)
        {
            conditions.Add(RecordCondition.Equality(EntryType, resourceType));
        }

        if (when is { } given)
        {
            foreach ((string path, FactNode operators) in given.Members())
            {
                conditions.Add(RecordCondition.Read(path, operators));
            }
        }

        return new RecordConditions(conditions.ToImmutable());
    }

    /// <summary>Whether records of a shape may fit; whether they do, unless <see cref="NeedRecord"/>.</summary>
    public bool FitShape(Shape shape)
    {
        foreach (RecordCondition condition in _conditions)
        {
            if (ShapeTexts.Decides(condition) && !ShapeTexts.Fits(shape, condition))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a record fits, by what is known of it.</summary>
    public RuleAnswer Ask(in RuleFacts facts)
    {
        bool isDecided = !_needBeyondFacts;
        foreach ((KnownFact fact, RecordCondition condition) in _onFacts)
        {
            if (!KnownFacts.MayFit(fact, condition, in facts))
            {
                return RuleAnswer.No;
            }

            isDecided &= KnownFacts.Decide(fact, in facts);
        }

        if (_isEntry is not null)
        {
            if (facts.Fields is null || !_entriesAreFields)
            {
                return RuleAnswer.Perhaps;
            }

            if (!AnyEntry(in facts))
            {
                return RuleAnswer.No;
            }
        }

        return isDecided ? RuleAnswer.Yes : RuleAnswer.Perhaps;
    }

    /// <summary>Whether a record fits of which <see cref="Ask"/> could not say so.</summary>
    /// <param name="json">Its JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON is not sound.</exception>
    public bool Fit(ReadOnlySpan<byte> json)
    {
        foreach (byte[] needle in _needles)
        {
            if (json.IndexOf(needle) < 0 && !MayHide(json, needle))
            {
                return false;
            }
        }

        var record = RecordValue.Record(json);
        Span<RecordValue.Place> places = stackalloc RecordValue.Place[_members.Length];
        record.Find(_members, places);
        foreach ((RecordCondition condition, int member) in _beyondFacts)
        {
            if (!record.At(places[member]).At(condition.Names.AsSpan()[1..]).Fits(condition))
            {
                return false;
            }
        }

        return _isEntry is null || record.At(places[_entries]).AnyElement(_isEntry);
    }

    private static bool IsOnEntries(RecordCondition condition) => condition.Path.StartsWith(Resources, StringComparison.Ordinal);

    private bool AnyEntry(in RuleFacts facts)
    {
        for (int entry = 0; entry < facts.Fields!.ResourceCount; entry++)
        {
            if (IsEntry(facts.Fields.GetResource(facts.Record, entry)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsEntry(ResourceEntry entry)
    {
        foreach (RecordCondition condition in _onEntries)
        {
            if (!condition.FitsText(condition.Path is EntryType ? entry.Type.Utf8 : entry.Arn.Utf8))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsEntry(RecordValue entry)
    {
        foreach (RecordCondition condition in _onEntries)
        {
            RecordValue value = entry.At(condition.Names.AsSpan()[1..]);

            // R6: the prefix stands in place of a missing ARN.
            if (!value.IsPresent && condition.Path is EntryArn)
            {
                value = entry.Member(s_arnPrefix);
            }

            if (!value.Fits(condition))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What stands in every record that fits, unless something in the record is escaped. Most records are told apart by searching
    /// for it, at a fraction of the price of reading them.
    /// </summary>
    private static IEnumerable<byte[]> NeedlesOf(RecordCondition condition)
    {
        // An ARNPrefix is named otherwise but holds "ARN".
        if (condition.NeedsValue)
        {
            yield return condition.OnlyValue is not { } value ? condition.Names[^1]
                : MayStandWithoutQuotes(value) ? value
                : [(byte)'"', .. value, (byte)'"'];
        }
    }

    /// <summary>Whether a needle may stand in a record in another form. A slash has an escape besides the one that all letters have.</summary>
    private static bool MayHide(ReadOnlySpan<byte> json, ReadOnlySpan<byte> needle) =>
        json.IndexOf("\\u"u8) >= 0 || (needle.Contains((byte)'/') && json.IndexOf("\\/"u8) >= 0);

    /// <summary>Whether a value may be a number or a boolean of JSON.</summary>
    private static bool MayStandWithoutQuotes(ReadOnlySpan<byte> value) =>
        value.IsEmpty || value[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') || value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8);
}

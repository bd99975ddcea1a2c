using System.Collections.Immutable;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Rules;

/// <summary>
/// What must all hold of a record: a <c>when</c> of data/security or data/wastes, and the type of resource a waste asks for.
/// Conditions on <c>resources</c> must hold together on one of its entries. Immutable, safe for any number of threads.
/// </summary>
internal sealed class RecordConditions
{
    private const string Resources = "resources.";

    private readonly ImmutableArray<RecordCondition> _conditions;

    // What is asked of every record, the name first, by which most are told apart.
    private readonly ImmutableArray<(KnownFact Fact, RecordCondition Condition)> _onFacts;

    // What is left to ask once MayFit has said yes.
    private readonly ImmutableArray<RecordCondition> _beyondFacts;
    private readonly Func<RecordValue, bool>? _isEntry;
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
        ImmutableArray<RecordCondition> onEntries = [.. conditions.Where(IsOnEntries)];
        if (!onEntries.IsEmpty)
        {
            _isEntry = entry => IsEntry(entry, onEntries);
        }

        _beyondFacts = [.. conditions.Where(static condition => !IsOnEntries(condition) && !KnownFacts.Decide(condition))];
        _needles = [.. conditions.Where(static condition => !KnownFacts.Decide(condition)).SelectMany(NeedlesOf)];
    }

    /// <summary>Whether they ask for more than <see cref="Shape"/> holds.</summary>
    public bool NeedRecord { get; }

    /// <summary>Reads conditions.</summary>
    /// <param name="when">The object with a path for each key, or null: none.</param>
    /// <param name="resourceType">The type of the entry of <c>resources</c>, or null: none is asked for.</param>
    /// <exception cref="InvalidDataException">Something is wrong; the message says where.</exception>
    public static RecordConditions Read(FactNode? when, string? resourceType = null)
    {
        var conditions = ImmutableArray.CreateBuilder<RecordCondition>();
        if (resourceType is not null)
        {
            conditions.Add(RecordCondition.Equality("resources.type", resourceType));
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

    /// <summary>Whether a record may fit, by what is known of it.</summary>
    public bool MayFit(in RuleFacts facts)
    {
        foreach ((KnownFact fact, RecordCondition condition) in _onFacts)
        {
            if (!KnownFacts.MayFit(fact, condition, in facts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a record fits of which <see cref="MayFit"/> has been said.</summary>
    /// <param name="json">Its JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON is not sound.</exception>
    public bool Fit(ReadOnlySpan<byte> json)
    {
        foreach (byte[] needle in _needles)
        {
            if (json.IndexOf(needle) < 0 && json.IndexOf((byte)'\\') < 0)
            {
                return false;
            }
        }

        var record = RecordValue.Record(json);
        foreach (RecordCondition condition in _beyondFacts)
        {
            if (!ValueOf(record, condition).Fits(condition))
            {
                return false;
            }
        }

        return _isEntry is null || record.Member("resources"u8).AnyElement(_isEntry);
    }

    private static bool IsOnEntries(RecordCondition condition) => condition.Path.StartsWith(Resources, StringComparison.Ordinal);

    private static bool IsEntry(RecordValue entry, ImmutableArray<RecordCondition> conditions)
    {
        foreach (RecordCondition condition in conditions)
        {
            RecordValue value = entry.At(condition.Names.AsSpan()[1..]);

            // R6: the prefix stands in place of a missing ARN.
            if (!value.IsPresent && condition.Path == "resources.ARN")
            {
                value = entry.Member("ARNPrefix"u8);
            }

            if (!value.Fits(condition))
            {
                return false;
            }
        }

        return true;
    }

    private static RecordValue ValueOf(RecordValue record, RecordCondition condition)
    {
        RecordValue value = record.At(condition.Names.AsSpan());
        return !value.IsPresent && condition.Path == "eventCategory" ? InferredCategory(record) : value;
    }

    /// <summary>
    /// R3 as far as rules need it that read records: <c>managementEvent</c> tells the category where <c>eventCategory</c> is
    /// missing. Conditions on the category alone are decided by shapes, which hold what the engine inferred.
    /// </summary>
    private static RecordValue InferredCategory(RecordValue record)
    {
        RecordValue managementEvent = record.Member("managementEvent"u8);
        return managementEvent.IsTrue ? RecordValue.String("\"Management\""u8)
            : managementEvent.IsFalse ? RecordValue.String("\"Data\""u8)
            : default;
    }

    /// <summary>
    /// What stands in every record that fits, unless something in the record is escaped. Most records are told apart by searching
    /// for it, at a fraction of the price of reading them.
    /// </summary>
    private static IEnumerable<byte[]> NeedlesOf(RecordCondition condition)
    {
        // A category may be inferred, and an ARNPrefix is named otherwise but holds "ARN".
        if (condition.NeedsValue && condition.Path != "eventCategory")
        {
            yield return condition.OnlyValue ?? condition.Names[^1];
        }
    }
}

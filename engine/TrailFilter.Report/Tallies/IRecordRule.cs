using System.Collections.Immutable;
using TrailFilter.Core.Fields;

namespace TrailFilter.Report.Tallies;

/// <summary>A rule that some records fit, told by more than their shape. Safe for any number of threads.</summary>
public interface IRecordRule
{
    /// <summary>
    /// Its id, unique among the rules of a run. What stands before its first slash, if there is one, is the rule's group: the tally has
    /// a row of that name too, in which a record is counted once, however many rules of the group it fits.
    /// </summary>
    string Id { get; }

    /// <summary>The names of the events whose records may fit; empty: those of any name may.</summary>
    ImmutableArray<string> EventNames { get; }

    /// <summary>Whether a record fits, as far as that is known; asked of every record of <see cref="EventNames"/>, so it must be cheap.</summary>
    /// <param name="facts">What is known of the record without reading it again.</param>
    RuleAnswer Ask(in RuleFacts facts);

    /// <summary>Whether a record fits; asked only where <see cref="Ask"/> could not say.</summary>
    /// <param name="record">The record's JSON, which is sound.</param>
    bool Matches(ReadOnlySpan<byte> record);
}

/// <summary>What a rule says of a record.</summary>
public enum RuleAnswer
{
    /// <summary>It does not fit.</summary>
    No,

    /// <summary>It may fit; it has to be read to know.</summary>
    Perhaps,

    /// <summary>It fits.</summary>
    Yes,
}

/// <summary>What a rule learns of every record. Texts are unescaped, and empty where the record has none.</summary>
public readonly ref struct RuleFacts
{
    /// <summary><c>eventCategory</c>, or the category that was inferred.</summary>
    public ReadOnlySpan<byte> Category { get; init; }

    /// <summary><c>eventSource</c>.</summary>
    public ReadOnlySpan<byte> EventSource { get; init; }

    /// <summary><c>eventName</c>.</summary>
    public ReadOnlySpan<byte> EventName { get; init; }

    /// <summary><c>eventType</c>.</summary>
    public ReadOnlySpan<byte> EventType { get; init; }

    /// <summary><c>errorCode</c>.</summary>
    public ReadOnlySpan<byte> ErrorCode { get; init; }

    /// <summary><c>userIdentity.arn</c>.</summary>
    public ReadOnlySpan<byte> CallerArn { get; init; }

    /// <summary>
    /// Whether <see cref="CallerType"/> and <see cref="InvokedBy"/> are known, which they are of most callers without an ARN: those are
    /// services, and there are many.
    /// </summary>
    public bool HasCaller { get; init; }

    /// <summary><c>userIdentity.type</c>, if it is known.</summary>
    public ReadOnlySpan<byte> CallerType { get; init; }

    /// <summary><c>userIdentity.invokedBy</c>, if it is known.</summary>
    public ReadOnlySpan<byte> InvokedBy { get; init; }

    /// <summary>The record's fields, of which the entries of <c>resources</c> are meant here; or null: they are not known.</summary>
    public RecordFields? Fields { get; init; }

    /// <summary>The record that <see cref="Fields"/> refer to.</summary>
    public ReadOnlySpan<byte> Record { get; init; }
}

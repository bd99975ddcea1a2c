namespace TrailFilter.Report.Tallies;

/// <summary>A rule that some records fit, told by more than their shape. Safe for any number of threads.</summary>
public interface IRecordRule
{
    /// <summary>Its id, unique among the rules of a run.</summary>
    string Id { get; }

    /// <summary>Whether a record may fit; asked of every record, so it must be cheap.</summary>
    /// <param name="facts">What is known of the record without reading it again.</param>
    bool MayMatch(in RuleFacts facts);

    /// <summary>Whether a record fits; asked only where <see cref="MayMatch"/> said yes.</summary>
    /// <param name="record">The record's JSON, which is sound.</param>
    bool Matches(ReadOnlySpan<byte> record);
}

/// <summary>What a rule learns of every record. Texts are unescaped, and empty where the record has none.</summary>
public readonly ref struct RuleFacts
{
    /// <summary><c>eventSource</c>.</summary>
    public ReadOnlySpan<byte> EventSource { get; init; }

    /// <summary><c>eventName</c>.</summary>
    public ReadOnlySpan<byte> EventName { get; init; }

    /// <summary><c>errorCode</c>.</summary>
    public ReadOnlySpan<byte> ErrorCode { get; init; }

    /// <summary><c>userIdentity.arn</c>.</summary>
    public ReadOnlySpan<byte> CallerArn { get; init; }
}

namespace TrailFilter.Report.Tallies;

/// <summary>What reports tell records apart by. Texts are those of the record, empty where it has none.</summary>
public sealed record Shape
{
    /// <summary><c>eventCategory</c>, or the category that was inferred.</summary>
    public required string Category { get; init; }

    /// <summary>Whether the category was inferred.</summary>
    public required bool IsCategoryInferred { get; init; }

    /// <summary>Whether no trail's event selectors decide such records.</summary>
    public required bool IsUngoverned { get; init; }

    /// <summary><c>eventSource</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary><c>eventName</c>.</summary>
    public required string EventName { get; init; }

    /// <summary><c>eventType</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The <c>type</c> of the first entry of <c>resources</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary><c>recipientAccountId</c>.</summary>
    public required string Account { get; init; }

    /// <summary><c>awsRegion</c>.</summary>
    public required string Region { get; init; }

    /// <summary><c>readOnly</c>: <c>true</c>, <c>false</c> or empty.</summary>
    public required string ReadOnly { get; init; }

    /// <summary><c>errorCode</c>.</summary>
    public required string ErrorCode { get; init; }
}

namespace TrailFilter.Reasoning;

/// <summary>What somebody says about an event, to have a record made of it by <see cref="DescribedRecord"/>.</summary>
public sealed record DescribedEvent
{
    /// <summary>The record's <c>eventSource</c>, for example <c>s3.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>Its <c>eventName</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>Its <c>eventCategory</c>; <see langword="null"/> for the one that suits the rest.</summary>
    public string? Category { get; init; }

    /// <summary>The ARN of its resource, or <see langword="null"/>.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>The type of its resource; <see langword="null"/> for the one that the ARN, or else the call, names.</summary>
    public string? ResourceType { get; init; }

    /// <summary>Whether the call only reads; <see langword="null"/> for what its name suggests.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>The caller's ARN; <see langword="null"/> for a made-up role of the account.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The <c>errorCode</c>, or <see langword="null"/> for a call that succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The <c>eventType</c>; <see langword="null"/> for the usual one.</summary>
    public string? EventType { get; init; }

    /// <summary>The <c>vpcEndpointId</c>; <see langword="null"/> for none, or a made-up one where the category always has one.</summary>
    public string? VpcEndpointId { get; init; }

    /// <summary>Whether the call was made in a session of the console.</summary>
    public bool FromConsole { get; init; }

    /// <summary>The account; <see langword="null"/> for the one that an ARN names.</summary>
    public string? Account { get; init; }

    /// <summary>The Region; <see langword="null"/> for the one that the ARN names.</summary>
    public string? Region { get; init; }
}

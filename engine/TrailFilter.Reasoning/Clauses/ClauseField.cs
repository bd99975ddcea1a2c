namespace TrailFilter.Reasoning.Clauses;

/// <summary>What clauses ask about. Any other name in a selector stands for a field that no record has.</summary>
internal enum ClauseField
{
    Category,
    EventSource,
    EventName,
    EventType,
    ReadOnly,
    ErrorCode,
    VpcEndpointId,
    SessionCredentialFromConsole,
    CallerArn,

    /// <summary>The type of an entry of <c>resources</c>.</summary>
    ResourceType,

    /// <summary>The ARN of the same entry.</summary>
    ResourceArn,
}

namespace TrailFilter.Core.Automata;

/// <summary>The fields that field selectors can name. Any other name stands for a field that no record has.</summary>
internal enum ProgramField
{
    EventCategory,
    EventSource,
    EventName,
    EventType,
    ReadOnly,
    ErrorCode,
    VpcEndpointId,
    SessionCredentialFromConsole,
    CallerArn,
    ResourceType,
    ResourceArn,
}

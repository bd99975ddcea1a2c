using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>
/// One kind of event, as template text for the parts that differ from event to event; <see cref="RecordAssembler"/> puts
/// them into the frame every record has.
/// </summary>
/// <param name="Source">The event source without .amazonaws.com.</param>
/// <param name="Name">The event name.</param>
/// <param name="Weight">How often it occurs among the shapes of its category.</param>
internal sealed record EventShape(string Source, string Name, int Weight)
{
    public RecordCategory Category { get; init; }

    public string EventType { get; init; } = "AwsApiCall";

    public bool? ReadOnly { get; init; } = true;

    public CallerGroup Callers { get; init; }

    public Whereabouts Where { get; init; }

    /// <summary>requestParameters; null leaves the key out, as network activity events do.</summary>
    public string? Request { get; init; } = "null";

    /// <summary>responseElements, likewise.</summary>
    public string? Response { get; init; } = "null";

    /// <summary>additionalEventData without the braces.</summary>
    public string? Additional { get; init; }

    /// <summary>The entries of resources, without the brackets.</summary>
    public string? Resources { get; init; }

    /// <summary>serviceEventDetails, with the braces.</summary>
    public string? Details { get; init; }

    /// <summary>The host the client named, where it is not source.region.amazonaws.com.</summary>
    public string? Host { get; init; }

    /// <summary>The template for requestID; null leaves it out.</summary>
    public string? RequestId { get; init; } = "<requestid>";

    /// <summary>Set in services that write it, with the service's API version.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The error code of a refused request; null when requests of this shape are never refused.</summary>
    public string? DeniedCode { get; init; } = "AccessDenied";

    /// <summary>The resource a refusal names.</summary>
    public string DeniedResource { get; init; } = "*";

    /// <summary>An error other than a refusal, code and message; every twelfth such request ends so.</summary>
    public (string Code, string Message)? Failure { get; init; }

    /// <summary>An error code every record of the shape has, and its message.</summary>
    public (string Code, string Message)? Error { get; init; }

    /// <summary>Whether managementEvent is written; AwsServiceEvents of old services lack it.</summary>
    public bool WritesManagementEvent { get; init; } = true;

    /// <summary>Whether both the caller's and the owner's account get the event, joined by sharedEventID.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether the object is a log file the trail delivers.</summary>
    public bool IsLogDelivery { get; init; }

    /// <summary>Whether the shape is drawn only when a large record is wanted.</summary>
    public bool IsLarge { get; init; }
}

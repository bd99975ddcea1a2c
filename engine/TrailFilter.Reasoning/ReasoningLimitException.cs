namespace TrailFilter.Reasoning;

/// <summary>A question about selectors would take more steps than were allowed; nothing is decided.</summary>
/// <param name="maxSteps">How many were allowed.</param>
public sealed class ReasoningLimitException(long maxSteps)
    : Exception($"The question takes more than the {maxSteps} steps that were allowed.")
{
    /// <summary>How many steps were allowed.</summary>
    public long MaxSteps => maxSteps;
}

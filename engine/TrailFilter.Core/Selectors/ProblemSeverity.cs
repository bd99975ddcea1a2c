namespace TrailFilter.Core.Selectors;

/// <summary>How much a problem of a selectors file weighs.</summary>
public enum ProblemSeverity
{
    /// <summary>PutEventSelectors would refuse the configuration, or it cannot be read.</summary>
    Error,

    /// <summary>The configuration is accepted, but it may not do what its author expects.</summary>
    Warning,
}

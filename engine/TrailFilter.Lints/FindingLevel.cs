namespace TrailFilter.Lints;

/// <summary>How much a finding weighs.</summary>
public enum FindingLevel
{
    /// <summary>PutEventSelectors would refuse the configuration, or it cannot be read.</summary>
    Error,

    /// <summary>The selectors are accepted and very likely do not what their author wants.</summary>
    Warning,

    /// <summary>Worth knowing; often it is meant so.</summary>
    Note,
}

namespace TrailFilter.Reasoning.Minimising;

/// <summary>What was made simpler.</summary>
public enum SimplificationKind
{
    /// <summary>A selector that no record passes was left out.</summary>
    NeverPasses,

    /// <summary>A selector was left out because others log all that it logs.</summary>
    Shadowed,

    /// <summary>A data resource without values was left out.</summary>
    NoValues,

    /// <summary>A value was left out.</summary>
    Value,

    /// <summary>Two selectors became one.</summary>
    Joined,
}

namespace TrailFilter.Core.Automata;

/// <summary>What a value means to a clause whose condition holds it.</summary>
internal enum MarkKind
{
    /// <summary>A hit selects.</summary>
    Select,

    /// <summary>A hit deselects.</summary>
    Deselect,

    /// <summary>A hit selects only in the most generous reading of the documentation (ruling R16).</summary>
    Optimistic,
}

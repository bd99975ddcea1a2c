namespace TrailFilter.Pipeline.Flow;

/// <summary>Which records are written to the output.</summary>
[Flags]
public enum EmittedOutcomes
{
    /// <summary>None: they are only counted.</summary>
    None = 0,

    /// <summary>Those some trail logs.</summary>
    Logged = 1,

    /// <summary>Those no trail logs although one governs them.</summary>
    NotLogged = 2,

    /// <summary>Those no trail's event selectors decide.</summary>
    Ungoverned = 4,
}

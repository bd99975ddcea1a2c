namespace TrailFilter.Synthesis.Catalogue;

/// <summary>How a request went, or how old the record's format is.</summary>
internal enum Ending
{
    Done,

    /// <summary>Refused for lack of permission.</summary>
    Denied,

    /// <summary>Another error.</summary>
    Failed,

    /// <summary>Record format 1.05: no managementEvent, no eventCategory.</summary>
    Version105,

    /// <summary>Record format 1.03: no readOnly either, an apiVersion.</summary>
    Version103,

    Count,
}

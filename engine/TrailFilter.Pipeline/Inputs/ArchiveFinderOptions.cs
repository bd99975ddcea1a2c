namespace TrailFilter.Pipeline.Inputs;

/// <summary>What <see cref="ArchiveFinder"/> leaves out.</summary>
public sealed record ArchiveFinderOptions
{
    /// <summary>The accounts, Regions and times asked for; null = all.</summary>
    public ArchiveScope? Scope { get; init; }

    /// <summary>
    /// Whether Insights archives are read: they are wanted where an event data store's selectors govern them, and skipped for trails.
    /// </summary>
    public bool IncludeInsight { get; init; }

    /// <summary>The part of the archives that is asked for; null = all. Standard input and what cannot be read are in every part.</summary>
    public ArchivePart? Part { get; init; }

    /// <summary>A folder this run writes to; a walk does not enter it. Null = none.</summary>
    public string? OutputFolder { get; init; }
}

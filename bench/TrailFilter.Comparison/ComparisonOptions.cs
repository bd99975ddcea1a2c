namespace TrailFilter.Comparison;

/// <summary>What the command line asks for.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>How many records are generated; 520,000 are 819 MB.</summary>
    public required int Records { get; init; }

    /// <summary>Counted rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>The groups to run, in the order of the groups.</summary>
    public required string[] Groups { get; init; }

    /// <summary>Where data and builds are kept, and used again by the next run.</summary>
    public required string Data { get; init; }

    /// <summary>A folder of real records, or nothing.</summary>
    public string? Real { get; init; }

    /// <summary>How many small archives.</summary>
    public required int SmallArchives { get; init; }

    /// <summary>Where the tables go.</summary>
    public string? Results { get; init; }

    /// <summary>Uses the programs that the last run built.</summary>
    public bool NoBuild { get; init; }
}

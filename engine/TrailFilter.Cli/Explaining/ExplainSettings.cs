using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Running;
using TrailFilter.Reasoning;

namespace TrailFilter.Cli.Explaining;

/// <summary>What <c>explain</c> was asked to do, read from the command line and in itself consistent.</summary>
internal sealed record ExplainSettings
{
    public required ImmutableArray<SelectorsArgument> Selectors { get; init; }

    /// <summary>What is read, and how.</summary>
    public required RunSettings Run { get; init; }

    /// <summary>The event described on the command line; null when records are read.</summary>
    public required DescribedEvent? Described { get; init; }

    /// <summary>Whether explanations are lines of JSON.</summary>
    public required bool AsJson { get; init; }

    /// <summary>Which records are explained.</summary>
    public required ExplainedRecords Only { get; init; }

    /// <summary>How many are explained at most; null = all.</summary>
    public required long? Limit { get; init; }

    /// <summary>The file for explanations; null for standard output.</summary>
    public required string? Output { get; init; }

    public required bool Force { get; init; }

    /// <summary>The file for unreadable pieces, or null.</summary>
    public required string? Rejects { get; init; }
}

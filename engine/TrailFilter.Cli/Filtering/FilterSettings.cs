using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Running;

namespace TrailFilter.Cli.Filtering;

/// <summary>What <c>filter</c> was asked to do, read from the command line and in itself consistent.</summary>
internal sealed record FilterSettings
{
    public required ImmutableArray<SelectorsArgument> Selectors { get; init; }

    /// <summary>What is read, and how.</summary>
    public required RunSettings Run { get; init; }

    /// <summary>The file or folder for records; null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>Whether <see cref="Output"/> is a folder that mirrors the inputs.</summary>
    public required bool MirrorsInputs { get; init; }

    public required bool Force { get; init; }

    /// <summary>The file for the counts, <c>-</c> for standard output, or null.</summary>
    public required string? Summary { get; init; }

    /// <summary>The file for unreadable pieces, or null.</summary>
    public required string? Rejects { get; init; }

    public required bool Invert { get; init; }

    public required bool Ungoverned { get; init; }
}

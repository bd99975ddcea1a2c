using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Terminal;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Cli.Filtering;

/// <summary>What <c>filter</c> was asked to do, read from the command line and in itself consistent.</summary>
internal sealed record FilterSettings
{
    public required ImmutableArray<SelectorsArgument> Selectors { get; init; }

    public required RuleSet Rules { get; init; }

    /// <summary>Files, folders, patterns and <c>-</c>; empty for standard input.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>The file or folder for records; null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>Whether <see cref="Output"/> is a folder that mirrors the inputs.</summary>
    public required bool MirrorsInputs { get; init; }

    public required bool Force { get; init; }

    /// <summary>The file for the counts, <c>-</c> for standard output, or null.</summary>
    public required string? Summary { get; init; }

    /// <summary>The file for unreadable pieces, or null.</summary>
    public required string? Rejects { get; init; }

    public required DateTimeOffset? From { get; init; }

    public required DateTimeOffset? To { get; init; }

    public required ImmutableArray<string> Accounts { get; init; }

    public required ImmutableArray<string> Regions { get; init; }

    public required bool Invert { get; init; }

    public required bool Ungoverned { get; init; }

    public required int Threads { get; init; }

    public required bool Strict { get; init; }

    public required int MaxRecordBytes { get; init; }

    public required ScanKind Scan { get; init; }

    public required bool Quiet { get; init; }

    public required ProgressKind Progress { get; init; }

    /// <summary>Whether records are read from standard input.</summary>
    public bool ReadsStandardInput => Inputs.IsEmpty || Inputs.Contains("-");
}

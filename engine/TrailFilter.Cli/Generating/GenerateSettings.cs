using TrailFilter.Synthesis;

namespace TrailFilter.Cli.Generating;

/// <summary>What <c>generate</c> was asked to do.</summary>
internal sealed record GenerateSettings
{
    public required GeneratorProfile Profile { get; init; }

    public required long Records { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The file for records; null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>The folder for archives, or null for records one a line.</summary>
    public required string? Archives { get; init; }

    /// <summary>Whether digests stand beside the archives.</summary>
    public required bool Digests { get; init; }

    public required bool Force { get; init; }

    public required bool Quiet { get; init; }
}

using System.Collections.Immutable;
using TrailFilter.Cli.Arguments;
using TrailFilter.Cli.Costing;
using TrailFilter.Cli.Running;
using TrailFilter.Report.Building;

namespace TrailFilter.Cli.Previewing;

/// <summary>What <c>preview</c> was asked to do, read from the command line and in itself consistent.</summary>
/// <param name="Run">What is read, and how.</param>
/// <param name="Report">How the report is written.</param>
/// <param name="Costs">What is charged.</param>
/// <param name="Current">The selectors there are.</param>
/// <param name="Proposed">Those proposed.</param>
/// <param name="Dedupes">Whether records whose eventID occurred before are left out.</param>
/// <param name="Conditions">What makes the run fail.</param>
/// <param name="Rejects">The file for unreadable pieces, or null.</param>
internal sealed record PreviewSettings(
    RunSettings Run,
    ReportSettings Report,
    CostSettings Costs,
    ImmutableArray<SelectorsArgument> Current,
    ImmutableArray<SelectorsArgument> Proposed,
    bool Dedupes,
    ImmutableArray<FailCondition> Conditions,
    string? Rejects);

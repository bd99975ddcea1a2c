using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Report.Sampling;

/// <summary>What a sample of archives was taken from.</summary>
/// <param name="Part">The part of the archives that was read.</param>
/// <param name="Found">The archives there are.</param>
public sealed record SampleFrame(ArchivePart Part, FoundArchives Found);

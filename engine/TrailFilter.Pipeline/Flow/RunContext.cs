using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Pipeline.Flow;

/// <summary>What the parts of a run share. Thread-safe.</summary>
internal sealed record RunContext(FilterRunOptions Options, BatchPool Pool, TallyPool? Tallies, PipeBlocks PipeBlocks, RunProgress Progress);

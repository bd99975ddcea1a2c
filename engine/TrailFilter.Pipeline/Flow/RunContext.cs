using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Pipeline.Flow;

/// <summary>What the parts of a run share. Thread-safe.</summary>
internal sealed record RunContext(FilterRunOptions Options, BatchPool Pool, PipeBlocks PipeBlocks, RunProgress Progress);

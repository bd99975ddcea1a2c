using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Automata;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Pipeline.Flow;

/// <summary>What a <see cref="FilterRun"/> does.</summary>
public sealed record FilterRunOptions
{
    /// <summary>The compiled trails.</summary>
    public required SelectorProgram Program { get; init; }

    /// <summary>The archives, from <see cref="ArchiveFinder.Find"/>.</summary>
    public required ArchiveListing Inputs { get; init; }

    /// <summary>How records are read: strictness, size limit, scope.</summary>
    public RecordFilterOptions Reading { get; init; } = new();

    /// <summary>Which records are written.</summary>
    public EmittedOutcomes Emit { get; init; } = EmittedOutcomes.Logged;

    /// <summary>Where they are written; null = nowhere, they are only counted.</summary>
    public RecordOutput? Output { get; init; }

    /// <summary>
    /// Makes what is written in place of records, one for each worker; null = the records themselves. The output is then one of lines.
    /// </summary>
    public Func<RecordRewriter>? Rewriting { get; init; }

    /// <summary>Where unreadable pieces are kept, byte for byte; null = nowhere, they are only counted and told.</summary>
    public LineOutput? Rejects { get; init; }

    /// <summary>
    /// Called for each fault, in input order, from one thread at a time; null = nobody listens. Faults may be many: what is shown of
    /// them must be bounded by the listener, which must not throw and should not take long.
    /// </summary>
    public Action<FaultNotice>? FaultNoticed { get; init; }

    /// <summary>What is tallied of each record besides the counters; null = nothing.</summary>
    public ITallyBook? Tallies { get; init; }

    /// <summary>How many workers filter at once, from 1 up. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What measures the time the run takes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

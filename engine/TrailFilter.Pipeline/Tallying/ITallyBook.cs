using System.Collections.Immutable;

namespace TrailFilter.Pipeline.Tallying;

/// <summary>
/// What a run tallies besides its counters. A run has tallies for its parts, which come together here in input order: so the result
/// depends neither on the number of workers nor on their speed.
/// </summary>
public interface ITallyBook
{
    /// <summary>The fields to find in every record; see <see cref="Core.Fields.FieldPlan"/> for what can be found.</summary>
    ImmutableArray<string> Paths { get; }

    /// <summary>
    /// Whether each record must be tallied before the next one is looked at; such a run has one worker, and does not divide files.
    /// </summary>
    bool NeedsOrder { get; }

    /// <summary>Makes an empty tally. Called by any thread.</summary>
    RecordTally Create();

    /// <summary>Takes over what a tally added; the caller clears it then. Called by one thread at a time, in input order.</summary>
    /// <param name="tally">A tally that <see cref="Create"/> made.</param>
    void Merge(RecordTally tally);
}

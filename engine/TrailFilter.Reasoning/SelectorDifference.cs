using System.Collections.Immutable;

namespace TrailFilter.Reasoning;

/// <summary>What one trail logs and another does not: a record that proves it, and who is the cause. Immutable.</summary>
/// <param name="Selectors">
/// The selectors of the first trail that log something which the other does not, in order; their places in the trail, the basic ones
/// first.
/// </param>
/// <param name="Selector">The one of them that logs the record; the record may pass others too.</param>
/// <param name="Record">
/// The record, in UTF-8 on one line: complete, of the form CloudTrail writes, with values as natural as the difference allows. Both
/// the reference evaluator and the filter itself confirmed that one trail logs it and the other does not.
/// </param>
/// <param name="IsAmbiguous">
/// Whether another plausible reading of AWS's documentation decides otherwise about the record (R16). Only where no other record proves
/// the difference.
/// </param>
/// <param name="Misses">Why each selector of the other trail does not log the record: those nearest to it first.</param>
public sealed record SelectorDifference(
    ImmutableArray<int> Selectors,
    int Selector,
    ReadOnlyMemory<byte> Record,
    bool IsAmbiguous,
    ImmutableArray<SelectorMiss> Misses);

using System.Collections.Immutable;
using TrailFilter.Core.Selectors;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>What one trail makes of a record.</summary>
/// <param name="Trail">The trail.</param>
/// <param name="Outcome">Whether it logs the record, or does not govern it.</param>
/// <param name="IsAmbiguous">Whether another plausible reading of AWS's documentation decides otherwise (R16).</param>
/// <param name="Selectors">All its selectors, the basic ones first; none when it does not govern the record (R5).</param>
public sealed record TrailExplanation(
    Trail Trail, Outcome Outcome, bool IsAmbiguous, ImmutableArray<SelectorExplanation> Selectors);

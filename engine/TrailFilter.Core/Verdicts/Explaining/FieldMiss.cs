using System.Collections.Immutable;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>A field because of which a selector does not pass.</summary>
/// <param name="Field">
/// Its name as selectors write it. <c>resources.type</c> and <c>resources.ARN</c> are decided together (R9): <c>resources.ARN</c> when some
/// entry is of a selected type.
/// </param>
/// <param name="Seen">What the record holds there, or <see langword="null"/> when that is missing. Of <c>resources</c> the entries tell.</param>
/// <param name="Conditions">What it does not fulfil; none where <paramref name="Entries"/> tell it entry by entry.</param>
/// <param name="Entries">Every entry of <c>resources</c> with its own reason, in the record's order; none of other fields.</param>
public sealed record FieldMiss(
    string Field, string? Seen, ImmutableArray<FailedCondition> Conditions, ImmutableArray<EntryMiss> Entries);

using System.Collections.Immutable;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>Why an entry of <c>resources</c> does not make a selector pass (rulings R9 and R14).</summary>
/// <param name="Index">Its place in the record's array, from 0.</param>
/// <param name="Type">Its type, or <see langword="null"/> without one.</param>
/// <param name="Arn">Its ARN or, where it has none, its ARNPrefix; <see langword="null"/> without both.</param>
/// <param name="ArnIsPrefix">Whether <paramref name="Arn"/> is an ARNPrefix (R6).</param>
/// <param name="Field">
/// <c>resources.type</c> when the entry is of another type, so that its ARN is not asked about; else <c>resources.ARN</c>.
/// </param>
/// <param name="Conditions">What it does not fulfil; at least one.</param>
public sealed record EntryMiss(
    int Index, string? Type, string? Arn, bool ArnIsPrefix, string Field, ImmutableArray<FailedCondition> Conditions);

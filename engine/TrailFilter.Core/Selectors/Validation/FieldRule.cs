using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Validation;

/// <summary>What AWS allows for one field in selectors of one category.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Operators">The allowed operators.</param>
/// <param name="IsRequired">Whether a selector of the category must have the field.</param>
/// <param name="Values">The only allowed values; empty when any value is.</param>
/// <param name="SeveralValues">What a second value under one operator is; <see langword="null"/> when it is welcome.</param>
/// <param name="Known">Values AWS is known to take, where others may exist by now; <see langword="null"/> for free text.</param>
internal sealed record FieldRule(
    string Name,
    ImmutableArray<FieldOperator> Operators,
    bool IsRequired,
    ImmutableArray<string> Values,
    ProblemSeverity? SeveralValues,
    KnownValues? Known);

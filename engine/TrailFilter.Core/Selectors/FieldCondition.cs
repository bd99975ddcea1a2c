using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors;

/// <summary>One operator of a field selector with its values, in the order they were written.</summary>
/// <param name="Operator">How a record's value is compared.</param>
/// <param name="Values">The values; CloudTrail puts an OR between them. Empty only in a configuration that is invalid.</param>
public sealed record FieldCondition(FieldOperator Operator, ImmutableArray<string> Values);

using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors;

/// <summary>What one advanced selector asks of one field (<c>AdvancedFieldSelector</c> of the CloudTrail API).</summary>
/// <param name="Field">The field's name as AWS writes it, for example <c>eventName</c> or <c>resources.ARN</c>; case-sensitive.</param>
/// <param name="Conditions">The operators that were given, each once, in the order they were written.</param>
public sealed record FieldSelector(string Field, ImmutableArray<FieldCondition> Conditions);

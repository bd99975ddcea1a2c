using System.Collections.Immutable;

namespace TrailFilter.Core.Selectors.Reading;

/// <summary>One operator of a field selector as it stands in the file.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="At">The place of its list.</param>
/// <param name="Values">Its values.</param>
internal sealed record WrittenCondition(FieldOperator Operator, WrittenNode At, ImmutableArray<WrittenText> Values)
{
    internal FieldCondition ToModel() => new(Operator, [.. Values.Select(value => value.Value)]);
}

using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Meanings;

/// <summary>Finds the value that makes another one needless, for the message: the decision is not made here.</summary>
internal static class CoveringValue
{
    /// <summary>A value beside it that hits all it hits, or <see langword="null"/>.</summary>
    internal static string? Of(ValueSpot spot) => spot switch
    {
        FieldValueSpot field => field.Field.Conditions
            .Where(condition => IsExclusion(condition.Operator) == field.IsExclusion)
            .SelectMany(static condition => condition.Values.Select((value, index) => (condition.Operator, Value: value.Value, Index: index)))
            .Where(other => (other.Operator, other.Index) != (field.Operator, field.Address.Index)
                && Covers(other.Operator, other.Value, field.Operator, field.Value.Value))
            .Select(static other => other.Value)
            .FirstOrDefault(),
        ResourceValueSpot resource => resource.Selector.DataResources
            .Where(other => other.Type?.Value == resource.Type)
            .SelectMany(static other => other.Values)
            .Where(other => other.At != resource.Value.At && resource.Value.Value.StartsWith(other.Value, StringComparison.Ordinal))
            .Select(static other => other.Value)
            .FirstOrDefault(),
        _ => null,
    };

    private static bool Covers(FieldOperator wider, string wide, FieldOperator narrower, string narrow) => Bare(wider) switch
    {
        FieldOperator.StartsWith => Bare(narrower) != FieldOperator.EndsWith && narrow.StartsWith(wide, StringComparison.Ordinal),
        FieldOperator.EndsWith => Bare(narrower) != FieldOperator.StartsWith && narrow.EndsWith(wide, StringComparison.Ordinal),
        _ => Bare(narrower) == FieldOperator.Equals && narrow == wide,
    };

    /// <summary>An operator without its Not.</summary>
    private static FieldOperator Bare(FieldOperator op) => op switch
    {
        FieldOperator.NotEquals => FieldOperator.Equals,
        FieldOperator.NotStartsWith => FieldOperator.StartsWith,
        FieldOperator.NotEndsWith => FieldOperator.EndsWith,
        _ => op,
    };

    private static bool IsExclusion(FieldOperator op) => Bare(op) != op;
}

using TrailFilter.Core.Selectors;
using TrailFilter.Core.Selectors.Reading;
using TrailFilter.Lints.Fixes;
using TrailFilter.Reasoning;

namespace TrailFilter.Lints.Subjects;

/// <summary>One value of the selectors, and where it stands.</summary>
/// <param name="Address">Its place in the trail.</param>
/// <param name="Value">The text and its node of the file.</param>
/// <param name="Place">Its place for patches.</param>
internal abstract record ValueSpot(ValuePlace Address, WrittenText Value, PatchPlace Place)
{
    /// <summary>What goes when the value goes: itself, or what would be empty without it.</summary>
    internal abstract PatchPlace PlaceToRemove { get; }

    /// <summary>All texts of its list, its own too.</summary>
    internal abstract IEnumerable<string> Siblings { get; }

    /// <summary>The text for a message.</summary>
    internal string Quoted => Core.Selectors.Reading.Quoted.Text(Value.Value);

    /// <summary>A finding about it.</summary>
    internal Finding Find(LintRule rule, string message, string advice, Fix? fix) => FindingAt.Node(rule, Value.At, message, advice, fix);
}

/// <summary>A value under an operator of a field selector.</summary>
/// <param name="Address">Its place in the trail.</param>
/// <param name="Value">The text and its node of the file.</param>
/// <param name="Selector">Its selector.</param>
/// <param name="Field">Its field selector.</param>
/// <param name="Condition">Its operator.</param>
/// <param name="FieldPlace">The place of the field selector.</param>
internal sealed record FieldValueSpot(
    ValuePlace Address,
    WrittenText Value,
    WrittenAdvancedSelector Selector,
    WrittenFieldSelector Field,
    WrittenCondition Condition,
    PatchPlace FieldPlace)
    : ValueSpot(Address, Value, FieldPlace.Then(Condition.Operator.ToString()).Then($"{Address.Index}"))
{
    internal PatchPlace ConditionPlace => FieldPlace.Then(Condition.Operator.ToString());

    internal override IEnumerable<string> Siblings => Condition.Values.Select(static value => value.Value);

    internal override PatchPlace PlaceToRemove => Condition.Values.Length > 1 ? Place
        : Field.Conditions.Count(static condition => !condition.Values.IsEmpty) > 1 ? ConditionPlace : FieldPlace;

    internal string FieldName => Field.Field?.Value ?? "";

    internal FieldOperator Operator => Condition.Operator;

    internal bool IsExclusion => Operator is FieldOperator.NotEquals or FieldOperator.NotStartsWith or FieldOperator.NotEndsWith;

    internal WrittenCondition? ConditionOf(FieldOperator op) => Array.Find([.. Field.Conditions], condition => condition.Operator == op);

    /// <summary>The values of another field of the selector, under Equals.</summary>
    internal IEnumerable<string> ValuesOf(string field) => Selector.FieldSelectors
        .Where(other => other.Field?.Value == field)
        .SelectMany(static other => other.Conditions)
        .Where(static condition => condition.Operator == FieldOperator.Equals)
        .SelectMany(static condition => condition.Values)
        .Select(static value => value.Value);

    /// <summary>The one value of another field of the selector, or null.</summary>
    internal string? OnlyValueOf(string field) => ValuesOf(field).ToArray() is [var only] ? only : null;
}

/// <summary>A value of a data resource.</summary>
/// <param name="Address">Its place in the trail.</param>
/// <param name="Value">The text and its node of the file.</param>
/// <param name="Selector">Its selector.</param>
/// <param name="Resource">Its data resource.</param>
/// <param name="ResourcePlace">The place of the data resource.</param>
internal sealed record ResourceValueSpot(
    ValuePlace Address, WrittenText Value, WrittenBasicSelector Selector, WrittenDataResource Resource, PatchPlace ResourcePlace)
    : ValueSpot(Address, Value, ResourcePlace.Then(SelectorKeys.DataResourceValues).Then($"{Address.Index}"))
{
    internal override IEnumerable<string> Siblings => Resource.Values.Select(static value => value.Value);

    internal override PatchPlace PlaceToRemove => Resource.Values.Length > 1 ? Place : ResourcePlace;

    internal string Type => Resource.Type?.Value ?? "";
}

/// <summary>An excluded event source of a basic selector.</summary>
/// <param name="Address">Its place in the trail.</param>
/// <param name="Value">The text and its node of the file.</param>
/// <param name="Selector">Its selector.</param>
/// <param name="SelectorPlace">The place of the selector.</param>
internal sealed record SourceValueSpot(ValuePlace Address, WrittenText Value, WrittenBasicSelector Selector, PatchPlace SelectorPlace)
    : ValueSpot(Address, Value, SelectorPlace.Then(SelectorKeys.ExcludeManagementEventSources).Then($"{Address.Index}"))
{
    internal override IEnumerable<string> Siblings => Selector.ExcludeManagementEventSources.Select(static value => value.Value);

    internal override PatchPlace PlaceToRemove => Place;
}

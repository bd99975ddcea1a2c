using TrailFilter.Core.Selectors;

namespace TrailFilter.Reasoning;

/// <summary>Where one value stands in the selectors of a trail.</summary>
/// <param name="Selector">The selector's place in its trail: the basic ones first, then the advanced ones.</param>
/// <param name="List">What kind of list the value is in.</param>
/// <param name="Part">
/// The field selector of an advanced selector or the data resource of a basic one, by its place; 0 for
/// <c>ExcludeManagementEventSources</c>.
/// </param>
/// <param name="Operator">The operator, of a field selector's value; otherwise <see langword="null"/>.</param>
/// <param name="Index">The value's place in its list.</param>
public readonly record struct ValuePlace(int Selector, ValueList List, int Part, FieldOperator? Operator, int Index);

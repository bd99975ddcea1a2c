using System.Collections.Immutable;

namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>A condition of a selector that a record does not fulfil.</summary>
/// <param name="Path">
/// Where it stands in the selectors, for example <c>AdvancedEventSelectors[1].FieldSelectors[2].NotStartsWith[0]</c>: the value that
/// hits of an operator that deselects, the whole list of one that selects. Where no single operator is to blame, the part that is.
/// </param>
/// <param name="Operator">
/// An operator of <see cref="Selectors.FieldOperator"/>; <see cref="Entry"/> or <see cref="EntryType"/>; or the key of a basic selector:
/// <c>ReadWriteType</c>, <c>IncludeManagementEvents</c>, <c>ExcludeManagementEventSources</c>, <c>DataResources</c>, <c>Type</c> or
/// <c>Values</c> of a data resource. <see cref="BasicCategory"/> stands for what a basic selector never logs.
/// </param>
/// <param name="Values">What is asked for, or excluded, there.</param>
/// <remarks>
/// The selecting operators of a field are one condition in two or three places: some value of any of them must hit. They always come
/// together.
/// </remarks>
public sealed record FailedCondition(string Path, string Operator, ImmutableArray<string> Values)
{
    /// <summary>The condition that there is an entry of <c>resources</c> at all (R9).</summary>
    public const string Entry = "Entry";

    /// <summary>The condition that an entry of <c>resources</c> has a type (R9).</summary>
    public const string EntryType = "EntryType";

    /// <summary>The condition that a record is a management or a data event, which are all that basic selectors log (R13).</summary>
    public const string BasicCategory = "Category";
}

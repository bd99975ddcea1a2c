namespace TrailFilter.Core.Selectors.Reading;

/// <summary>
/// The ids of kinds of problems. People silence and count findings by them, so none is ever changed or given to something else.
/// </summary>
internal static class ProblemRules
{
    /// <summary>A value with a <c>*</c>.</summary>
    internal const string WildcardInValue = "wildcard-in-value";

    /// <summary>A bucket without the slash behind it.</summary>
    internal const string BucketWithoutSlash = "bucket-without-slash";

    /// <summary>A known value, but for the case of its letters.</summary>
    internal const string WrongCase = "wrong-case";

    /// <summary>A value of an open list that is not known.</summary>
    internal const string UnknownValue = "unknown-value";

    /// <summary>A data resource without values.</summary>
    internal const string EmptyValues = "empty-values";

    /// <summary>Several values where AWS speaks of one.</summary>
    internal const string SeveralValues = "several-values";

    /// <summary>Operators without values beside one that has some.</summary>
    internal const string PaddedOperators = "padded-operators";

    /// <summary>An empty list of the other kind of selectors.</summary>
    internal const string EmptyListBeside = "empty-list-beside";

    /// <summary>A field selector without a selector around it.</summary>
    internal const string LoneFieldSelector = "lone-field-selector";

    /// <summary>A text that looks like JSON and is none.</summary>
    internal const string BrokenJsonText = "broken-json-text";

    /// <summary>A trail that is created under a condition that cannot be decided.</summary>
    internal const string UndecidedCondition = "undecided-condition";
}

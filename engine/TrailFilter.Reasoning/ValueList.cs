namespace TrailFilter.Reasoning;

/// <summary>The lists of values that selectors hold.</summary>
public enum ValueList
{
    /// <summary>Under an operator of a field selector.</summary>
    FieldSelector,

    /// <summary><c>Values</c> of a data resource.</summary>
    DataResource,

    /// <summary><c>ExcludeManagementEventSources</c>.</summary>
    ExcludedSources,
}

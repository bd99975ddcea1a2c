namespace TrailFilter.Core.Selectors;

/// <summary>
/// The six operators of an advanced field selector, by the names of the CloudTrail API (<c>AdvancedFieldSelector</c>).
/// </summary>
/// <remarks>
/// <c>Equals</c>, <c>StartsWith</c> and <c>EndsWith</c> select: some value of the three together must hit. The <c>Not…</c>
/// operators deselect: no value of the three together may hit. All compare UTF-8 bytes, case-sensitive, without wildcards.
/// </remarks>
public enum FieldOperator
{
    /// <summary>Selects a value that is exactly one of the listed ones.</summary>
    Equals,

    /// <summary>Selects a value that begins with one of the listed ones.</summary>
    StartsWith,

    /// <summary>Selects a value that ends with one of the listed ones.</summary>
    EndsWith,

    /// <summary>Deselects a value that is exactly one of the listed ones.</summary>
    NotEquals,

    /// <summary>Deselects a value that begins with one of the listed ones.</summary>
    NotStartsWith,

    /// <summary>Deselects a value that ends with one of the listed ones.</summary>
    NotEndsWith,
}

namespace TrailFilter.Core.Selectors;

/// <summary>Which records a basic event selector keeps, by their <c>readOnly</c> value; for management and data events alike.</summary>
public enum ReadWriteType
{
    /// <summary>Every record. What CloudTrail takes when the key is omitted.</summary>
    All,

    /// <summary>Records whose <c>readOnly</c> is true.</summary>
    ReadOnly,

    /// <summary>All other records, those without <c>readOnly</c> included.</summary>
    WriteOnly,
}

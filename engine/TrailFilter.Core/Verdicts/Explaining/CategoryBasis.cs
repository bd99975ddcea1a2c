namespace TrailFilter.Core.Verdicts.Explaining;

/// <summary>What tells the category of a record (rulings R3 and R4).</summary>
public enum CategoryBasis
{
    /// <summary>The record states it in <c>eventCategory</c>. Everything else is inferred.</summary>
    Stated,

    /// <summary><c>managementEvent</c> tells it.</summary>
    ManagementEvent,

    /// <summary><c>eventType</c> tells it, or that event selectors never decide the record.</summary>
    EventType,

    /// <summary>An entry of <c>resources</c> is an S3 object, so it is a data event.</summary>
    ObjectEntry,

    /// <summary>Source and name are those of a data event that old records do not mark as one.</summary>
    LegacyDataEvent,

    /// <summary>Nothing in the record speaks against a management event.</summary>
    NothingElse,
}

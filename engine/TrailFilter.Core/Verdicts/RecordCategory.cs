namespace TrailFilter.Core.Verdicts;

/// <summary>What kind of event a record is (rulings R3 and R4).</summary>
internal enum RecordCategory
{
    /// <summary>A management event.</summary>
    Management,

    /// <summary>A data event.</summary>
    Data,

    /// <summary>A network activity event.</summary>
    NetworkActivity,

    /// <summary>The record names another category; only event data stores have selectors for it.</summary>
    Other,

    /// <summary>The record names none, and its event type is one that event selectors never decide.</summary>
    NoneGoverned,
}

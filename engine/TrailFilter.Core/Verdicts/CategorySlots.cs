namespace TrailFilter.Core.Verdicts;

/// <summary>Where a plan has the fields that tell the category of a record that does not name it.</summary>
internal readonly record struct CategorySlots(int ManagementEvent, int EventType, int EventSource, int EventName);

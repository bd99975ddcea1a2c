namespace TrailFilter.Core.Bytes;

/// <summary>Where the value of a member is.</summary>
/// <param name="Value">The position of its first byte.</param>
/// <param name="Last">The position of its last byte.</param>
internal readonly record struct MemberPlace(int Value, int Last);

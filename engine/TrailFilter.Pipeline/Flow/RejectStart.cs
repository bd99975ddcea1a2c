namespace TrailFilter.Pipeline.Flow;

/// <summary>A line of rejects that begins in a batch.</summary>
/// <param name="At">Where.</param>
/// <param name="Archive">The archive it is of.</param>
/// <param name="Number">The number of its fault within the unit's archive, or segment.</param>
internal readonly record struct RejectStart(int At, string Archive, int Number);

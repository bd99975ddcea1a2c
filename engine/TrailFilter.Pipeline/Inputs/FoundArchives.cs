namespace TrailFilter.Pipeline.Inputs;

/// <summary>What there is of something that only a part was taken of.</summary>
/// <param name="Count">How many archives.</param>
/// <param name="Bytes">Their bytes as they lie on disk, or null when those of one are not known.</param>
public readonly record struct FoundArchives(long Count, long? Bytes);

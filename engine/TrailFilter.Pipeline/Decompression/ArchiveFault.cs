namespace TrailFilter.Pipeline.Decompression;

/// <summary>A fault of an archive as a whole.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Offset">The byte of the archive as it lies on disk at or shortly after which it was noticed.</param>
/// <param name="ContentOffset">How many bytes of content came out before it.</param>
/// <param name="EndsContent">Whether nothing more comes out; what is left from <paramref name="Offset"/> on was not read.</param>
/// <param name="Detail">The system's own words, or null.</param>
internal sealed record ArchiveFault(ArchiveFaultKind Kind, long Offset, long ContentOffset, bool EndsContent, string? Detail = null);

namespace TrailFilter.Pipeline.Counting;

/// <summary>What the offset of a fault counts.</summary>
public enum FaultLayer
{
    /// <summary>Bytes of the content, that is after decompression.</summary>
    Content,

    /// <summary>Bytes of the archive as it lies on disk.</summary>
    Archive,
}

using System.Collections.Immutable;

namespace TrailFilter.Synthesis.World;

/// <summary>A bucket and the prefixes its objects live under.</summary>
internal sealed class Bucket(int number, byte[] name, ImmutableArray<byte[]> prefixes)
{
    /// <summary>The name of the bucket the trail delivers to.</summary>
    public const string LogBucketName = "amzn-s3-demo-logging-bucket";

    /// <summary>Unique over all places; object keys depend on it.</summary>
    public int Number { get; } = number;

    public byte[] Name { get; } = name;

    /// <summary>Each ends in a slash.</summary>
    public ImmutableArray<byte[]> Prefixes { get; } = prefixes;
}

namespace TrailFilter.Report.Model;

/// <summary>How much of something there is.</summary>
/// <param name="Records">Records.</param>
/// <param name="Bytes">Their bytes as JSON, uncompressed.</param>
public readonly record struct Amount(long Records, long Bytes)
{
    /// <summary>The sum of two amounts.</summary>
    public static Amount operator +(Amount left, Amount right) => new(left.Records + right.Records, left.Bytes + right.Bytes);
}

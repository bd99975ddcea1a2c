namespace TrailFilter.Reasoning.Classes;

/// <summary>Rows are equal when all their words are.</summary>
internal sealed class BitRowComparer : IEqualityComparer<ulong[]>
{
    public static BitRowComparer Instance { get; } = new();

    public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(ulong[] obj)
    {
        var hash = new HashCode();
        foreach (ulong word in obj)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}

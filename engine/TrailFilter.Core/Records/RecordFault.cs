namespace TrailFilter.Core.Records;

/// <summary>A fault and where it was noticed.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Position">Byte position within the record at which it was noticed.</param>
public readonly record struct RecordFault(FaultKind Kind, int Position)
{
    /// <summary>No fault.</summary>
    public static RecordFault None => default;

    /// <summary>Whether there is one.</summary>
    public bool IsFault => Kind != FaultKind.None;
}

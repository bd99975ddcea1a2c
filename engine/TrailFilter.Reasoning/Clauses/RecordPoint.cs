namespace TrailFilter.Reasoning.Clauses;

/// <summary>
/// All that clauses can see of a record with at most one entry in <c>resources</c>, and whose category is stated.
/// </summary>
/// <remarks>
/// <para>Why these records are enough to tell whether some record passes a clause a and none of the clauses b. Let r be such a record.</para>
/// <para>
/// The category: the verdict depends on it, on the fields and on the entries, and not on how the category was found (R3). So r with
/// its category written as <c>eventCategory</c> is decided alike, and inferred categories add nothing.
/// </para>
/// <para>
/// The entries: if a looks at entries, some entry e of r passes in a. Leave out all other entries, or all of them if a looks at none.
/// Then a still passes. A clause b that looks at entries failed because a field failed, which it still does, or because no entry
/// passed, of which there are now fewer. A clause b that looks at none is as it was. So r with at most one entry is such a record too.
/// </para>
/// <para>
/// The single entry has a type where a needs it (R9), and its ARN stands under <c>ARN</c>: <c>ARNPrefix</c> is read the same
/// way (R6) and would only add doubts (R16). Its type and its ARN are then free of each other, so both count as fields like all others.
/// </para>
/// </remarks>
internal sealed class RecordPoint
{
    private readonly string?[] _values = new string?[ClauseFields.Count];

    /// <summary>Whether there is an entry. Without one the two fields of the entry mean nothing.</summary>
    public bool HasEntry { get; init; }

    /// <summary>A field's text, or <see langword="null"/> when it is missing.</summary>
    public string? this[ClauseField field]
    {
        get => _values[(int)field];
        set => _values[(int)field] = value;
    }
}

namespace TrailFilter.Reasoning.Classes;

/// <summary>
/// The classes of one field's values that let a clause pass, each with the set of other clauses that fail by it.
/// </summary>
/// <param name="field">The field's classes.</param>
/// <param name="codes">The classes.</param>
/// <param name="rows">Their sets, one after another.</param>
/// <param name="words">Words of a set.</param>
internal sealed class Family(FieldClasses field, int[] codes, ulong[] rows, int words)
{
    public FieldClasses Field { get; } = field;

    public int Count => codes.Length;

    public int CodeOf(int member) => codes[member];

    public ReadOnlySpan<ulong> RowOf(int member) => rows.AsSpan(member * words, words);

    /// <summary>
    /// The same family without members whose set is part of another one's, as far as it matters: whatever they do, that one does too.
    /// </summary>
    /// <param name="within">The clauses that matter; the sets of the new family hold only these, side by side.</param>
    public Family Reduced(ReadOnlySpan<ulong> within)
    {
        var kept = new Dictionary<ulong[], int>(BitRowComparer.Instance);
        for (int member = 0; member < Count; member++)
        {
            kept.TryAdd(BitRow.Packed(RowOf(member), within), codes[member]);
        }

        // The largest first: only a larger set can hold another one. Beyond some number the comparing costs more than it saves.
        const int MaxCompared = 2_000;
        (ulong[] Row, int Code)[] sorted = [.. kept
            .OrderByDescending(static pair => BitRow.Count(pair.Key)).Select(static pair => (pair.Key, pair.Value))];
        var largest = new List<(ulong[] Row, int Code)>();
        foreach ((ulong[] row, int code) in sorted)
        {
            if (sorted.Length > MaxCompared || !largest.Exists(one => BitRow.Contains(one.Row, row)))
            {
                largest.Add((row, code));
            }
        }

        return new Family(
            Field,
            [.. largest.Select(static one => one.Code)],
            [.. largest.SelectMany(static one => one.Row)],
            BitRow.WordsFor(BitRow.Count(within)));
    }
}

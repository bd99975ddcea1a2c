namespace TrailFilter.Synthesis.Templates;

/// <summary>
/// A piece of JSON with holes, ready to be written: for each step first a literal, then a hole. All literals stand in one
/// array, so that writing a record is a handful of copies.
/// </summary>
internal sealed class Template(byte[] literals, Template.Step[] steps, int listCount, bool usesObject)
{
    /// <summary>The literal bytes of all steps, one after the other.</summary>
    public byte[] Literals { get; } = literals;

    public Step[] Steps { get; } = steps;

    /// <summary>How many lists share the record's target size.</summary>
    public int ListCount { get; } = listCount;

    /// <summary>Whether a bucket and an object key have to be chosen before writing.</summary>
    public bool UsesObject { get; } = usesObject;

    /// <param name="Hole">What follows the literal.</param>
    /// <param name="LiteralStart">Where the literal before the hole begins.</param>
    /// <param name="LiteralLength">Its length in bytes.</param>
    /// <param name="First">Length, lowest number, pool or condition, by kind of hole.</param>
    /// <param name="Second">Highest number, offset in the pool, or the index of the step after an If.</param>
    /// <param name="Item">The item of a list.</param>
    internal readonly record struct Step(Hole Hole, int LiteralStart, int LiteralLength, int First, int Second, Template? Item);
}

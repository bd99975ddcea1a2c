namespace TrailFilter.Core.Bytes;

/// <summary>Where strings and brackets are in a block of 64 bytes; a bit for each byte, the lowest for the first.</summary>
internal struct BlockMasks
{
    /// <summary>Unescaped quotes, opening and closing.</summary>
    public ulong Quotes;

    /// <summary><c>{</c> and <c>[</c> outside strings.</summary>
    public ulong Opens;

    /// <summary><c>}</c> and <c>]</c> outside strings.</summary>
    public ulong Closes;

    /// <summary>Closing quotes that no <c>,</c>, <c>}</c> or <c>]</c> follows: of names, and of values before white space.</summary>
    public ulong NameEnds;

    /// <summary>Nesting depth before the first byte.</summary>
    public int Depth;

    /// <summary>All ones when the first byte lies inside a string that began before.</summary>
    public int InString;
}

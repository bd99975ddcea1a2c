namespace TrailFilter.Core.Selectors.Reading;

/// <summary>Line and column of a place in UTF-8 text, counted on from the place before: all places of a text cost one pass.</summary>
internal struct TextPlace
{
    private int _offset;
    private int _lines;
    private int _characters;

    /// <summary>The line, from 1.</summary>
    internal readonly int Line => _lines + 1;

    /// <summary>The character of the line, from 1.</summary>
    internal readonly int Column => _characters + 1;

    /// <summary>Goes on to a later place.</summary>
    /// <param name="text">The same text each time.</param>
    /// <param name="offset">The place, in bytes; not before the last one.</param>
    internal void MoveTo(ReadOnlySpan<byte> text, int offset)
    {
        foreach (byte b in text[_offset..offset])
        {
            if (b == (byte)'\n')
            {
                _lines++;
                _characters = 0;
            }
            else
            {
                // Continuation bytes of UTF-8 belong to the character before.
                _characters += (b & 0xC0) == 0x80 ? 0 : 1;
            }
        }

        _offset = offset;
    }
}

namespace TrailFilter.Core.Bytes;

/// <summary>What a search for the end of a record came upon.</summary>
internal enum FrameEvent
{
    /// <summary>Nothing in what is indexed so far.</summary>
    None,

    /// <summary>The bracket that closes the record.</summary>
    Closed,

    /// <summary>A line break inside a string: JSON forbids it, so the string was never closed.</summary>
    LineBreakInString,

    /// <summary>A line that begins with <c>{</c> inside the record: pretty-printed, or the next record after a cut one.</summary>
    LineStart,
}

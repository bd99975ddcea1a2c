namespace TrailFilter.Core.Verdicts;

/// <summary>What a <see cref="RecordFilter"/> has for its caller.</summary>
public enum FilterStatus
{
    /// <summary>Nothing until more bytes are handed in, or the input is declared complete.</summary>
    NeedMoreData,

    /// <summary>A record with its verdict.</summary>
    Record,

    /// <summary>A record that the scope leaves out; it is not decided.</summary>
    OutOfScope,

    /// <summary>A piece of input that is no record.</summary>
    Fault,

    /// <summary>Something whole that holds no records and is no fault: a digest file, a control message, an empty batch.</summary>
    Skipped,

    /// <summary>The input is used up.</summary>
    End,
}

namespace TrailFilter.Core.Records;

/// <summary>What a reader has for its caller.</summary>
public enum ReadStatus
{
    /// <summary>Nothing until more bytes are handed in, or the input is declared complete.</summary>
    NeedMoreData,

    /// <summary>A record.</summary>
    Record,

    /// <summary>A piece of input that is no record.</summary>
    Fault,

    /// <summary>The input is used up.</summary>
    End,
}

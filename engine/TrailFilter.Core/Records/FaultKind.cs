namespace TrailFilter.Core.Records;

/// <summary>Why a piece of input is not a record. A fault is data gone wrong: it is counted and kept, never thrown.</summary>
public enum FaultKind
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>Bytes between records that belong to no JSON value.</summary>
    UnexpectedBytes,

    /// <summary>The input ended inside a record, or another record began before this one was closed.</summary>
    TruncatedRecord,

    /// <summary>
    /// The records of an array are whole, but the array that holds them is never closed: more may have followed. A fault of the
    /// archive, without bytes of its own.
    /// </summary>
    UnclosedArray,

    /// <summary>The record is longer than the limit.</summary>
    RecordTooLarge,

    /// <summary>An element where a record belongs is no JSON object.</summary>
    NotAnObject,

    /// <summary>A JSON object, but without any of the fields every CloudTrail record has.</summary>
    NotARecord,

    /// <summary>The value of <c>Records</c>, <c>Events</c> or <c>logEvents</c> is no array.</summary>
    RecordsNotAnArray,

    /// <summary>A control character stands unescaped inside a string.</summary>
    ControlCharacterInString,

    /// <summary>The bytes are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Not JSON: punctuation, a literal or a number is wrong.</summary>
    InvalidJson,

    /// <summary>A field that selectors look at holds an escape that JSON does not know, or half a surrogate pair.</summary>
    InvalidEscape,
}

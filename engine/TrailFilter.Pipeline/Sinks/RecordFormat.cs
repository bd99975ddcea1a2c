namespace TrailFilter.Pipeline.Sinks;

/// <summary>How emitted records are framed.</summary>
internal enum RecordFormat
{
    /// <summary>Not at all: only counted.</summary>
    None,

    /// <summary>One a line.</summary>
    Lines,

    /// <summary>An archive's records together as <c>{"Records":[…]}</c>.</summary>
    Envelope,
}

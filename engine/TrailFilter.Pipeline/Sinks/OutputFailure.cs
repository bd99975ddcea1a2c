namespace TrailFilter.Pipeline.Sinks;

/// <summary>Why an output failed.</summary>
public enum OutputFailure
{
    /// <summary>Any other reason; the message tells.</summary>
    Other,

    /// <summary>The reader at the other end of the pipe went away. For a filter that is a good end.</summary>
    ClosedPipe,

    /// <summary>The disk is full, or a quota is.</summary>
    DiskFull,

    /// <summary>Writing there is not allowed.</summary>
    Denied,

    /// <summary>Something is there already and overwriting was not asked for.</summary>
    AlreadyExists,

    /// <summary>It is one of the inputs, which are never overwritten.</summary>
    IsAnInput,

    /// <summary>The place does not allow it: two results would have one name, or a link leads out of the folder.</summary>
    BadPlace,
}

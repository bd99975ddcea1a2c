namespace TrailFilter.Comparison.Measuring;

/// <summary>What of a contender's output is compared with the others'.</summary>
internal enum OutputCheck
{
    /// <summary>Nothing: it does not do the job, and shows how fast it could be done at most.</summary>
    None,

    /// <summary>Every byte.</summary>
    Bytes,

    /// <summary>The number of lines: it rewrites records.</summary>
    Lines,

    /// <summary>It prints the time of each pass over memory and then a result, which is compared.</summary>
    Passes,
}

/// <summary>One program in one way of running it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Command">The program and its arguments; empty when it was not found.</param>
internal sealed record Contender(string Name, params string[] Command)
{
    /// <summary>On how many cores it may run.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Variables of its environment.</summary>
    public (string Name, string Value)[] Environment { get; init; } = [];

    public OutputCheck Check { get; init; } = OutputCheck.Bytes;

    /// <summary>Contenders with the same word here must have the same output.</summary>
    public string Agrees { get; init; } = "all";

    /// <summary>The share of the input it is given, for those that would take minutes; its times are scaled.</summary>
    public double Part { get; init; } = 1;

    /// <summary>The name of the contender it is compared with, or nothing.</summary>
    public string? Against { get; init; }

    /// <summary>Of an in-memory contender, the passes before the counted ones.</summary>
    public int WarmUpPasses { get; init; }

    /// <summary>Why it cannot run.</summary>
    public string? Missing { get; init; }
}

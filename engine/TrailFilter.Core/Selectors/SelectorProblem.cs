namespace TrailFilter.Core.Selectors;

/// <summary>Something wrong with a selectors file, and what would be right.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="Path">
/// Where, as a JSON path: <c>$.AdvancedEventSelectors[0].FieldSelectors[1].Equals[2]</c>. <c>$</c> is the whole file.
/// </param>
/// <param name="Message">
/// What is wrong, in one or more sentences: AWS's own words where they are known. Quotes from the file are cut when very
/// long, and their control characters are escaped.
/// </param>
/// <param name="Advice">What would be right, in one or more sentences.</param>
public sealed record SelectorProblem(ProblemSeverity Severity, string Path, string Message, string Advice)
{
    /// <summary>
    /// The kind of problem, by an id that never changes: <c>wrong-case</c>, <c>empty-values</c>. <see langword="null"/> where it is
    /// just one of the many things that PutEventSelectors refuses.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>
    /// The text that should stand at <see cref="Path"/> in place of what stands there; <see langword="null"/> where another text alone
    /// does not help, or nobody can know it.
    /// </summary>
    public string? Correction { get; init; }

    /// <summary>The place as a JSON pointer (RFC 6901) into the file; <see langword="null"/> where the file spells selectors in its own way.</summary>
    internal string? Pointer { get; init; }

    /// <summary>The text that stands there, where it is a string.</summary>
    internal string? Text { get; init; }

    /// <summary>The line of the file, from 1; <see langword="null"/> where the problem has none, or the file no lines.</summary>
    public int? Line { get; init; }

    /// <summary>The character of the line, from 1; <see langword="null"/> where <see cref="Line"/> is.</summary>
    public int? Column { get; init; }
}

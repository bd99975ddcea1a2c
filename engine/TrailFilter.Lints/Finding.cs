namespace TrailFilter.Lints;

/// <summary>Something found in selectors. Immutable.</summary>
/// <param name="Rule">Its kind.</param>
/// <param name="Level">How much it weighs: that of the rule, or an error where AWS would refuse the selectors for it.</param>
/// <param name="Path">Where, as a JSON path of the file.</param>
/// <param name="Message">What is found. Quotes from the file are cut and their control characters escaped.</param>
/// <param name="Advice">What would be right.</param>
public sealed record Finding(LintRule Rule, FindingLevel Level, string Path, string Message, string Advice)
{
    /// <summary>The line of the file, from 1; <see langword="null"/> where the finding has none, or the file no lines.</summary>
    public int? Line { get; init; }

    /// <summary>The character of the line, from 1; <see langword="null"/> where <see cref="Line"/> is.</summary>
    public int? Column { get; init; }

    /// <summary>What mends it; <see langword="null"/> where nobody but the author can know.</summary>
    public Fix? Fix { get; init; }
}

namespace TrailFilter.Reasoning;

/// <summary>How the records that two trails log differ. Immutable.</summary>
/// <param name="Relation">How the two sets lie to each other.</param>
/// <param name="FirstLogsNothing">Whether no record whatever is logged by the first trail.</param>
/// <param name="SecondLogsNothing">Whether no record whatever is logged by the second trail.</param>
/// <param name="OnlyFirst">What the first logs and the second does not, or <see langword="null"/> when there is nothing.</param>
/// <param name="OnlySecond">What the second logs and the first does not, or <see langword="null"/> when there is nothing.</param>
/// <param name="Steps">How many states the search looked at: what the answer cost, the same on every machine.</param>
public sealed record SelectorComparison(
    SelectorRelation Relation,
    bool FirstLogsNothing,
    bool SecondLogsNothing,
    SelectorDifference? OnlyFirst,
    SelectorDifference? OnlySecond,
    long Steps);

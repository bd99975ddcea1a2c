namespace TrailFilter.Core.Verdicts;

/// <summary>What the trails of a program do with one record. Two verdicts are equal when outcome and marks are.</summary>
public readonly record struct Verdict
{
    internal Verdict(Outcome outcome, VerdictMarks marks, int row)
    {
        Outcome = outcome;
        Marks = marks;
        Row = row;
    }

    /// <summary>Logged when any trail logs the record; otherwise not logged when any trail governs it.</summary>
    public Outcome Outcome { get; }

    /// <summary>Doubts, which change nothing.</summary>
    public VerdictMarks Marks { get; }

    /// <summary>Where the evaluator keeps the selectors that passed.</summary>
    internal int Row { get; }

    /// <summary>Whether outcome and marks are the same.</summary>
    /// <param name="other">The other verdict.</param>
    public bool Equals(Verdict other) => Outcome == other.Outcome && Marks == other.Marks;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Outcome, Marks);
}

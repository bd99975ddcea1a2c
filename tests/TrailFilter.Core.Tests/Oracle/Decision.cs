using System.Collections.Immutable;
using TrailFilter.Core.Records;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>What an implementation says about one record: a fault, or outcome, marks and the selectors it passes.</summary>
internal sealed record Decision(FaultKind Fault, Outcome Outcome, VerdictMarks Marks, ImmutableArray<bool> Passed)
{
    public static Decision Faulty(FaultKind fault) => new(fault, default, default, []);

    public bool IsFault => Fault != FaultKind.None;

    /// <summary>The global indices of the selectors that pass.</summary>
    public IEnumerable<int> PassedIndices => Enumerable.Range(0, Passed.Length).Where(index => Passed[index]);

    /// <summary>Whether two implementations agree. Which fault it is may differ where a record has several.</summary>
    public bool AgreesWith(Decision other) => IsFault || other.IsFault
        ? IsFault && other.IsFault
        : Outcome == other.Outcome && Marks == other.Marks && Passed.AsSpan().SequenceEqual(other.Passed.AsSpan());

    public override string ToString() =>
        IsFault ? $"fault {Fault}" : $"{Outcome}, marks {Marks}, passed [{string.Join(',', PassedIndices)}]";
}

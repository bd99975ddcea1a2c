using System.Collections.Immutable;
using System.Text.Json;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Reasoning.Tests.Oracle;

/// <summary>How two trails compare over all records of a small world, by the reference evaluator.</summary>
internal sealed record WorldTruth(int FirstLogs, int SecondLogs, int BothLog, WorldTruth.Side OnlyFirst, WorldTruth.Side OnlySecond)
{
    public SelectorRelation Relation => (OnlyFirst.Records, OnlySecond.Records, BothLog) switch
    {
        (0, 0, _) => SelectorRelation.Equal,
        (0, _, _) => SelectorRelation.FirstInSecond,
        (_, 0, _) => SelectorRelation.SecondInFirst,
        (_, _, 0) => SelectorRelation.Disjoint,
        _ => SelectorRelation.Overlapping,
    };

    public static WorldTruth Of(SmallWorld world, Trail first, Trail second)
    {
        var evaluator = new ReferenceEvaluator([first, second]);
        int divide = first.Selectors.Count;
        var onlyFirst = new Counting();
        var onlySecond = new Counting();
        (int firstLogs, int secondLogs, int bothLog) = (0, 0, 0);
        foreach (JsonElement record in world.Records)
        {
            ReferenceVerdict verdict = evaluator.Decide(record);
            ImmutableArray<bool> ofFirst = verdict.PassedSelectors[..divide];
            ImmutableArray<bool> ofSecond = verdict.PassedSelectors[divide..];
            (bool logsFirst, bool logsSecond) = (ofFirst.Contains(true), ofSecond.Contains(true));
            firstLogs += logsFirst ? 1 : 0;
            secondLogs += logsSecond ? 1 : 0;
            bothLog += logsFirst && logsSecond ? 1 : 0;
            if (logsFirst != logsSecond)
            {
                (logsFirst ? onlyFirst : onlySecond).Add(logsFirst ? ofFirst : ofSecond, verdict.Marks);
            }
        }

        return new WorldTruth(firstLogs, secondLogs, bothLog, onlyFirst.ToSide(), onlySecond.ToSide());
    }

    /// <summary>What one trail logs and the other does not: how many records, how many without a doubt, and by which selectors.</summary>
    internal sealed record Side(int Records, int Unambiguous, IEnumerable<int> Selectors);

    private sealed class Counting
    {
        private readonly SortedSet<int> _selectors = [];
        private int _records;
        private int _unambiguous;

        public void Add(ImmutableArray<bool> passed, VerdictMarks marks)
        {
            _records++;
            _unambiguous += (marks & VerdictMarks.Ambiguous) == 0 ? 1 : 0;
            for (int selector = 0; selector < passed.Length; selector++)
            {
                if (passed[selector])
                {
                    _selectors.Add(selector);
                }
            }
        }

        public Side ToSide() => new(_records, _unambiguous, [.. _selectors]);
    }
}

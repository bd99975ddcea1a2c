using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Verdicts;

public sealed class EvaluatorPropertyTests
{
    [Fact]
    public void Decides_what_loops_over_the_rulings_decide()
        => Gen.Select(Generated.Trail.Array[0, 4], Generated.Record.Array[1, 12]).Sample(
            static (trails, records) =>
            {
                SelectorProgram program = SelectorProgram.Compile(trails);
                var evaluator = new Evaluator(program);
                foreach (JsonObject record in records)
                {
                    using var document = JsonDocument.Parse(record.ToJsonString());

                    // Twice: worked out first, remembered then.
                    Verdict first = Deciding.DecideLikeNaive(evaluator, program, document.RootElement);
                    long workedOut = evaluator.WorkedOut;
                    Assert.Equal(first, Deciding.DecideLikeNaive(evaluator, program, document.RootElement));
                    Assert.Equal(workedOut, evaluator.WorkedOut);
                }
            },
            iter: 2_000);

    [Fact]
    public void Every_outcome_and_every_mark_occurs_among_generated_cases()
    {
        var seen = new Dictionary<(Outcome, VerdictMarks), int>();
        Gen.Select(Generated.Trail.Array[1, 3], Generated.Record).Sample(
            (trails, record) =>
            {
                using var document = JsonDocument.Parse(record.ToJsonString());
                (Outcome outcome, VerdictMarks marks, _) = NaiveVerdicts.Decide(trails, document.RootElement);
                seen[(outcome, marks)] = seen.GetValueOrDefault((outcome, marks)) + 1;
            },
            iter: 10_000,
            threads: 1);

        // Only what is logged can be taken for a write, with every other mark besides.
        Assert.Equal(10, seen.Keys.Select(static key => (key.Item1, key.Item2 & ~VerdictMarks.ReadOnlyMissing)).Distinct().Count());
        Assert.All(seen.Keys.Where(static key => key.Item2.HasFlag(VerdictMarks.ReadOnlyMissing)), static key => Assert.Equal(Outcome.Logged, key.Item1));
        Assert.True(seen.Keys.Count(static key => key.Item2.HasFlag(VerdictMarks.ReadOnlyMissing)) > 1, "Hardly any is taken for a write.");
    }

    [Fact]
    public void Counters_add_up_to_what_single_verdicts_say()
        => Gen.Select(Generated.Trail.Array[1, 4], Generated.Record.Array[1, 40]).Sample(
            static (trails, records) =>
            {
                SelectorProgram program = SelectorProgram.Compile(trails);
                var evaluator = new Evaluator(program);
                var expected = new ExpectedCounts(program);
                foreach (JsonObject record in records)
                {
                    using var document = JsonDocument.Parse(record.ToJsonString());
                    Deciding.DecideLikeNaive(evaluator, program, document.RootElement);
                    expected.Count(NaiveVerdicts.Decide(trails, document.RootElement).Passed);
                }

                var counts = new SelectorCounts(program);
                evaluator.AddCountsTo(counts);
                expected.AssertEqual(counts);

                // What was handed over is not handed over again.
                evaluator.AddCountsTo(counts);
                expected.AssertEqual(counts);
            },
            iter: 200);
}

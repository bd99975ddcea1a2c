using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

public sealed class EvaluatorTests
{
    private static readonly string[] s_buckets = [.. Enumerable.Range(0, 40).Select(static i => $"arn:aws:s3:::bucket-{i}/")];

    [Fact]
    public void Three_hundred_trails_are_decided_at_once()
    {
        Trail[] trails =
        [
            .. Enumerable.Range(0, 300).Select(static i => (i % 3) switch
            {
                0 => TrailOf($"t{i}", Basic(data: [Resource(S3Object, s_buckets[i % 40])]), Basic(ReadWriteType.ReadOnly)),
                1 => TrailOf($"t{i}", Advanced(
                    "eventCategory Equals Data", "resources.type Equals AWS::S3::Object", $"eventName NotEquals E{i % 7}",
                    $"resources.ARN NotStartsWith {s_buckets[i % 40]}")),
                _ => TrailOf($"t{i}", Advanced($"eventName StartsWith E{i % 5}"), Advanced("eventCategory Equals Management")),
            }),
        ];
        SelectorProgram program = SelectorProgram.Compile(trails);
        var evaluator = new Evaluator(program);
        var expected = new ExpectedCounts(program);
        for (int i = 0; i < 50; i++)
        {
            using var record = JsonDocument.Parse(Deciding.DataRecord(S3Object, s_buckets[i % 40] + "key" + i, $"E{i % 9}"));
            Deciding.DecideLikeNaive(evaluator, program, record.RootElement);
            expected.Count(NaiveVerdicts.Decide(trails, record.RootElement).Passed);
        }

        var counts = new SelectorCounts(program);
        evaluator.AddCountsTo(counts);
        expected.AssertEqual(counts);
    }

    [Fact]
    public void A_full_table_of_verdicts_loses_no_count()
    {
        // Selectors that each take one letter: as many verdicts as subsets, twice what the table holds.
        const int Letters = 13;
        SelectorProgram program = SelectorProgram.Compile(
        [
            .. Enumerable.Range(0, Letters).Select(static i => TrailOf($"t{i}", Advanced($"resources.ARN StartsWith {(char)('a' + i)}"))),
        ]);
        FieldPlan plan = Evaluator.PlanFor(program);
        var evaluator = new Evaluator(program);
        for (int subset = 0; subset < 1 << Letters; subset++)
        {
            IEnumerable<string> entries = Enumerable.Range(0, Letters)
                .Where(i => (subset >> i & 1) != 0).Select(static i => $$"""{"type":"t","ARN":"{{(char)('a' + i)}}"}""");
            using var record = JsonDocument.Parse($$"""{"eventCategory":"Data","resources":[{{string.Join(',', entries)}}]}""");
            var filled = new FilledRecord(plan, record.RootElement);
            Verdict verdict = evaluator.Decide(filled.Bytes, filled.Fields);
            Assert.Equal((ulong)subset, evaluator.PassedSelectors(verdict)[0]);
            Assert.Equal(subset == 0 ? Outcome.NotLogged : Outcome.Logged, verdict.Outcome);
        }

        Assert.True(evaluator.Flushes > 0, "The table was never full.");
        var counts = new SelectorCounts(program);
        evaluator.AddCountsTo(counts);
        Assert.All(counts.LoggedByTrail.ToArray(), static count => Assert.Equal(1 << (Letters - 1), count));
        Assert.Equal(counts.LoggedByTrail, counts.LoggedBySelector);
        Assert.Equal(counts.LoggedByTrail, counts.OnlyBySelector);
    }

    [Fact]
    public void More_paths_than_the_tree_holds_change_no_verdict()
    {
        // Every name and every ARN is a class of its own: 10,000 paths.
        SelectorProgram program = SelectorProgram.Compile(
        [
            .. Enumerable.Range(0, 100)
                .Select(static i => TrailOf($"t{i}", Advanced($"eventName Equals E{i}", $"resources.ARN Equals A{i}"))),
        ]);
        FieldPlan plan = Evaluator.PlanFor(program);
        var evaluator = new Evaluator(program);
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 10_000; i++)
            {
                using var record = JsonDocument.Parse(Deciding.DataRecord("t", $"A{i / 100}", $"E{i % 100}"));
                var filled = new FilledRecord(plan, record.RootElement);
                Outcome expected = i / 100 == i % 100 ? Outcome.Logged : Outcome.NotLogged;
                Assert.Equal(expected, evaluator.Decide(filled.Bytes, filled.Fields).Outcome);
            }
        }

        Assert.True(evaluator.WorkedOut > 10_000, "The tree forgot nothing.");
        var counts = new SelectorCounts(program);
        evaluator.AddCountsTo(counts);
        Assert.All(counts.OnlyBySelector.ToArray(), static count => Assert.Equal(2, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    public void Any_number_of_entries_is_decided(int entries)
    {
        SelectorProgram program = SelectorProgram.Compile(
        [
            .. Enumerable.Range(0, 100)
                .Select(static i => TrailOf($"t{i}", Advanced("eventCategory Equals Data", $"resources.ARN Equals A{i}"))),
            TrailOf("not", Advanced("resources.type Equals t", "resources.ARN NotEquals A0")),
        ]);
        string resources = string.Join(',', Enumerable.Range(0, entries).Select(static i => $$"""{"type":"t","ARN":"A{{i}}"}"""));
        using var record = JsonDocument.Parse($$"""{"eventCategory":"Data","resources":[{{resources}}]}""");
        Verdict verdict = Deciding.DecideLikeNaive(new Evaluator(program), program, record.RootElement);
        Assert.Equal(entries == 1 ? VerdictMarks.None : VerdictMarks.Ambiguous, verdict.Marks);
    }

    [Fact]
    public void Entries_that_nobody_selects_or_that_repeat_take_no_room()
    {
        SelectorProgram program = SelectorProgram.Compile(
            [TrailOf("t", Advanced("resources.type Equals t", "resources.ARN StartsWith a"))]);
        var evaluator = new Evaluator(program);
        long workedOut = 0;
        for (int length = 1; length <= 60; length++)
        {
            workedOut = length == 4 ? evaluator.WorkedOut : workedOut;
            string resources = string.Join(',', Enumerable.Range(0, length)
                .Select(static i => $$"""{"type":"{{(i % 2 == 0 ? "t" : "u")}}","ARN":"a{{i}}"}"""));
            using var record = JsonDocument.Parse($$"""{"eventCategory":"Data","resources":[{{resources}}]}""");
            Assert.Equal(Outcome.Logged, Deciding.DecideLikeNaive(evaluator, program, record.RootElement).Outcome);
        }

        Assert.Equal(workedOut, evaluator.WorkedOut);
    }

    [Fact]
    public void Where_no_clause_is_left_nothing_is_worked_out()
    {
        SelectorProgram program = SelectorProgram.Compile([TrailOf("t", Advanced("eventCategory Equals Management"))]);
        var evaluator = new Evaluator(program);
        var record = new FilledRecord(program, Deciding.DataRecord(S3Object, "a"));
        Assert.Equal(Outcome.NotLogged, evaluator.Decide(record.Bytes, record.Fields).Outcome);
        Assert.Equal(0, evaluator.WorkedOut);
    }

    [Fact]
    public void Any_plan_will_do_that_has_the_fields()
    {
        SelectorProgram program = SelectorProgram.Compile([TrailOf("t", Advanced("readOnly Equals true"))]);
        Assert.Equal(
            [.. program.FieldPaths, "awsRegion", "eventName", "eventVersion", "managementEvent", "eventType", "eventSource"],
            Evaluator.PlanFor(program, "awsRegion", "eventName").Paths);

        using var document = JsonDocument.Parse("""{"eventCategory":"Management","readOnly":true}""");
        var evaluator = new Evaluator(program);
        var reversed = new FieldPlan(Evaluator.PlanFor(program, "recipientAccountId").Paths.Reverse(), ResourceUse.Always);
        foreach (FieldPlan plan in (FieldPlan[])[reversed, Evaluator.PlanFor(program), reversed])
        {
            var filled = new FilledRecord(plan, document.RootElement);
            Assert.Equal(Outcome.Logged, evaluator.Decide(filled.Bytes, filled.Fields).Outcome);
        }

        var lacking = new RecordFields(new FieldPlan(["eventName"], ResourceUse.Always));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => evaluator.Decide([], lacking));
        Assert.Contains("eventCategory", refused.Message, StringComparison.Ordinal);
        var noResources = new RecordFields(new FieldPlan(Evaluator.PlanFor(program).Paths, ResourceUse.Never));
        Assert.Throws<ArgumentException>(() => evaluator.Decide([], noResources));
    }

    [Fact]
    public void Counts_of_another_program_are_refused()
    {
        SelectorProgram program = SelectorProgram.Compile([new Trail("a", SelectorSet.Default)]);
        SelectorProgram other = SelectorProgram.Compile([new Trail("a", SelectorSet.Default)]);
        Assert.Throws<ArgumentException>(() => new Evaluator(program).AddCountsTo(new SelectorCounts(other)));
    }

    [Fact]
    public void Verdicts_are_equal_when_outcome_and_marks_are()
    {
        Assert.Equal(new Verdict(Outcome.Logged, VerdictMarks.Ambiguous, 3), new Verdict(Outcome.Logged, VerdictMarks.Ambiguous, 4));
        Assert.NotEqual(new Verdict(Outcome.Logged, VerdictMarks.None, 3), new Verdict(Outcome.Logged, VerdictMarks.Ambiguous, 3));
        Assert.Equal(default, new Verdict(Outcome.NotLogged, VerdictMarks.None, 0));
    }
}

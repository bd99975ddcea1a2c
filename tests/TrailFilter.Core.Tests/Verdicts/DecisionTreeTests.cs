using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>What an evaluator remembers, and how much it can, changes no verdict and no count.</summary>
public sealed class DecisionTreeTests
{
    private const string WholeBucket = """
        {"eventCategory":"Data","resources":[{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::b/"}]}
        """;

    /// <summary>Records with up to twenty entries, more than a path of the tree tells apart.</summary>
    private static Gen<string> Records => Generated.Record.Array[1, 10].Select(static records =>
    {
        var entries = records.SelectMany(static record => record["resources"]!.AsArray()).Take(20).Select(static entry => entry?.DeepClone());
        var joined = records[0].DeepClone().AsObject();
        joined["resources"] = new JsonArray([.. entries]);
        return joined.ToJsonString();
    });

    [Fact]
    public void Verdicts_do_not_depend_on_what_was_decided_before()
        => Gen.Select(Generated.Trail.Array[1, 4], Records.Array[1, 20], Gen.OneOf(2, 3, 5, 20, 8192), Gen.OneOf(3, 4, 4096)).Sample(
            static (trails, records, maxNodes, maxVerdicts) =>
            {
                SelectorProgram program = SelectorProgram.Compile(trails);
                var evaluator = new Evaluator(program, maxNodes, maxVerdicts);
                var expected = new ExpectedCounts(program);
                foreach (string json in (string[])[.. records, .. records.Reverse()])
                {
                    using var record = JsonDocument.Parse(json);
                    Verdict verdict = Deciding.DecideLikeNaive(evaluator, program, record.RootElement);
                    Assert.Equal(Deciding.DecideLikeNaive(new Evaluator(program), program, record.RootElement), verdict);
                    expected.Count(NaiveVerdicts.Decide(trails, record.RootElement).Passed);
                }

                var counts = new SelectorCounts(program);
                evaluator.AddCountsTo(counts);
                expected.AssertEqual(counts);
            },
            iter: 500);

    [Theory]
    [InlineData(2)]
    [InlineData(8192)]
    public void A_doubtful_record_that_fills_the_table_is_doubtful_still(int maxNodes)
    {
        SelectorProgram program = SelectorProgram.Compile(
        [
            TrailOf("a", Advanced("eventName Equals A")),
            TrailOf("b", Advanced("resources.ARN StartsWith arn:aws:s3:::b/logs/")),
        ]);
        var evaluator = new Evaluator(program, maxNodes, maxVerdicts: 3);
        using var certain = JsonDocument.Parse("""{"eventCategory":"Data","eventName":"A"}""");
        using var doubtful = JsonDocument.Parse(WholeBucket);
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal((Outcome.Logged, VerdictMarks.None), Of(Deciding.DecideLikeNaive(evaluator, program, certain.RootElement)));
            Assert.Equal((Outcome.NotLogged, VerdictMarks.Ambiguous), Of(Deciding.DecideLikeNaive(evaluator, program, doubtful.RootElement)));
        }

        Assert.True(evaluator.Flushes > 0, "The table was never full.");

        static (Outcome, VerdictMarks) Of(Verdict verdict) => (verdict.Outcome, verdict.Marks);
    }

    [Fact]
    public void Entries_beyond_those_a_path_tells_apart_still_count()
    {
        SelectorProgram program = SelectorProgram.Compile(
            [.. Enumerable.Range(0, 30).Select(static i => TrailOf($"t{i}", Advanced("resources.type Equals t", $"resources.ARN Equals A{i}")))]);
        var evaluator = new Evaluator(program);
        var random = new Random(1);
        for (int count = 0; count <= 20; count++)
        {
            for (int turn = 0; turn < 10; turn++)
            {
                // Repeated, in any order, as prefixes, without an ARN, of another type.
                IEnumerable<string> entries = Enumerable.Range(0, count).Select(_ => random.Next(6) switch
                {
                    0 => """{"type":"u","ARN":"A1"}""",
                    1 => """{"type":"t"}""",
                    2 => $$"""{"type":"t","ARNPrefix":"A{{random.Next(4)}}"}""",
                    _ => $$"""{"type":"t","ARN":"A{{random.Next(30)}}"}""",
                });
                using var record = JsonDocument.Parse($$"""{"eventCategory":"Data","resources":[{{string.Join(',', entries)}}]}""");
                Deciding.DecideLikeNaive(evaluator, program, record.RootElement);
            }
        }
    }
}

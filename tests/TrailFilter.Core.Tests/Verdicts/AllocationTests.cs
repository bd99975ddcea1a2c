using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Invariant I4: deciding allocates nothing per record.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Ten_thousand_decisions_allocate_nothing()
    {
        Trail[] trails =
        [
            .. Enumerable.Range(0, 80).Select(static i => TrailOf(
                $"t{i}",
                Advanced("eventCategory Equals Data", $"eventName NotEquals E{i}", $"resources.ARN StartsWith A{i}/ NotEndsWith {i}"))),
            TrailOf("basic", Basic(ReadWriteType.WriteOnly, data: [Resource(LambdaFunction, "A1"), Resource(S3Object, "arn:aws:s3")])),
        ];
        SelectorProgram program = SelectorProgram.Compile(trails);
        FieldPlan plan = Evaluator.PlanFor(program);
        var records = new List<FilledRecord>();
        for (int i = 0; i < 1_000; i++)
        {
            // Remembered and worked out, short paths and such as the tree has no room for, named and inferred categories.
            string entries = string.Join(',', Enumerable.Range(i, 1 + (i % 13))
                .Select(n => $$"""{"type":"t{{n % 3}}","ARN":"A{{n % 100}}/{{i}}"}"""));
            string category = i % 5 == 0 ? "" : "\"eventCategory\":\"Data\",";
            using var record = JsonDocument.Parse($$"""
                { {{category}}"eventName":"E{{i % 90}}","managementEvent":{{(i % 10 == 0 ? "true" : "false")}},
                "resources":[{{entries}},{"type":"AWS::S3::Object","ARNPrefix":"A"}]}
                """);
            records.Add(new FilledRecord(plan, record.RootElement));
        }

        var evaluator = new Evaluator(program);
        var counts = new SelectorCounts(program);
        Pass();
        long workedOut = evaluator.WorkedOut;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int pass = 0; pass < 10; pass++)
        {
            Pass();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, allocated);
        Assert.True(evaluator.WorkedOut > workedOut, "Nothing had to be worked out again, so only the tree was tried.");

        void Pass()
        {
            foreach (FilledRecord record in records)
            {
                Verdict verdict = evaluator.Decide(record.Bytes, record.Fields);
                _ = evaluator.PassedSelectors(verdict).Length;
            }

            evaluator.AddCountsTo(counts);
        }
    }
}

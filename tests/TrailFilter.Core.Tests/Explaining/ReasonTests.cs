using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests.Oracle;
using TrailFilter.Core.Tests.Reference;
using TrailFilter.Core.Verdicts.Explaining;

namespace TrailFilter.Core.Tests.Explaining;

/// <summary>
/// Explanations agree with the filter, and each reason holds what it says. TRAILFILTER_EVERY_REASON=1 takes all real
/// records under all real configurations, which is long, instead of a sample.
/// </summary>
public sealed class ReasonTests(ITestOutputHelper output)
{
    private const int Generated = 2_000;

    private static bool Everything => Environment.GetEnvironmentVariable("TRAILFILTER_EVERY_REASON") == "1";

    [Fact]
    public void Explanations_agree_with_the_filter_on_all_real_records()
    {
        const string Purpose = "that explanations agree with the filter on real records";
        IReadOnlyList<RealRecord> records = RealRecords.Distinct(Purpose);
        Trail[] trails = [.. RealSelectors.All(Purpose).Where(static (_, index) => Everything || index % 5 == 0)];
        long explained = 0;
        Parallel.ForEach(
            Enumerable.Range(0, Environment.ProcessorCount),
            part =>
            {
                var program = new ExplainedProgram(trails);
                for (int index = part; index < records.Count; index += Environment.ProcessorCount)
                {
                    Assert.NotNull(program.Explain(records[index].Bytes, records[index].Origin));
                    Interlocked.Increment(ref explained);
                }
            });
        Assert.Equal(records.Count, explained);
        output.WriteLine($"{explained:N0} records, {trails.Length} configurations.");
    }

    [Fact]
    public void Each_reason_on_real_records_holds_what_it_says()
    {
        const string Purpose = "that reasons hold on real records";
        IReadOnlyList<RealRecord> records = RealRecords.Distinct(Purpose);
        IReadOnlyList<Trail> trails = RealSelectors.All(Purpose);
        int step = Everything ? 1 : 211;
        var program = new ExplainedProgram(trails);
        var check = new ReasonCheck();
        for (int index = 0; index < records.Count; index += step)
        {
            check.Verify(program.Explain(records[index].Bytes, records[index].Origin)!, records[index].Bytes, records[index].Origin);
        }

        Assert.True(check.Passed > 10_000, $"Only {check.Passed} selectors were brought to pass.");
        output.WriteLine($"Every {step}. record: {check.Removed:N0} conditions taken out, {check.Passed:N0} selectors brought to pass.");
    }

    [Fact]
    public void Each_reason_on_generated_records_holds_what_it_says()
    {
        byte[][] records = [.. Enumerable.Range(0, Generated).Select(RecordGenerator.Generate)];
        var generator = new ProgramGenerator(new ValuePool(records));
        var total = new ReasonCheck();
        Gen.Int[0, 1_000_000].Select(Gen.Int[0, Generated - 1]).Sample(
            (seed, other) =>
            {
                GeneratedProgram generated = generator.Generate(seed);
                var program = new ExplainedProgram(generated.Trails);
                foreach (int record in new[] { generated.Anchor, other })
                {
                    if (program.Explain(records[record], $"record {record}, program {seed}") is { } explanation)
                    {
                        total.Verify(explanation, records[record], $"record {record}, program {seed}");
                    }
                }
            },
            iter: Everything ? 20_000 : 1_000,
            threads: 1);
        Assert.True(total.Passed > 500, $"Only {total.Passed} selectors were brought to pass.");
        output.WriteLine($"{total.Removed:N0} conditions taken out, {total.Passed:N0} selectors brought to pass.");
    }

    [Fact]
    public void Each_reason_on_the_cases_of_verdicts_holds_what_it_says()
    {
        var check = new ReasonCheck();
        foreach (VerdictCase verdictCase in VerdictCase.All)
        {
            var program = new ExplainedProgram(verdictCase.Trails);
            foreach (VerdictCaseRecord record in verdictCase.Records.Where(static record => !record.Expected.IsFault))
            {
                Explanation? explanation = program.Explain(record.Bytes, verdictCase.Name);
                Assert.NotNull(explanation);
                check.Verify(explanation, record.Bytes, verdictCase.Name);
            }
        }

        output.WriteLine($"{check.Removed:N0} conditions taken out, {check.Passed:N0} selectors brought to pass.");
    }
}

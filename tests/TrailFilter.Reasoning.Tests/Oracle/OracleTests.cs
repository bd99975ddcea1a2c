using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Reasoning.Tests.Oracle;

/// <summary>
/// Comparisons against the truth: every record of a small world, decided by the reference evaluator.
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    /// <summary>As many pairs of each world as take a few seconds; CsCheck_Iter asks for more (20000 for 100,000 in all).</summary>
    private static readonly long s_pairs = Math.Max(
        80, long.TryParse(Environment.GetEnvironmentVariable("CsCheck_Iter"), CultureInfo.InvariantCulture, out long asked) ? asked : 0);

    [Fact]
    public void One_field() => Try(SmallWorld.OneField, SmallSelectors.OneField);

    [Fact]
    public void Two_fields() => Try(SmallWorld.TwoFields, SmallSelectors.TwoFields);

    [Fact]
    public void Entries_of_resources() => Try(SmallWorld.Entries, SmallSelectors.Entries);

    [Fact]
    public void Basic_selectors() => Try(SmallWorld.Basic, SmallSelectors.Basic);

    [Fact]
    public void One_field_of_trails_and_event_data_stores() => Try(
        SmallWorld.OneField,
        Gen.Select(SmallSelectors.OneField, Gen.Enum<TrailKind>(), static (selectors, kind) => new Trail("", selectors, kind)));

    private void Try(SmallWorld world, Gen<SelectorSet> selectors) =>
        Try(world, selectors.Select(static selectors => new Trail("", selectors)));

    private void Try(SmallWorld world, Gen<Trail> trails)
    {
        int[] relations = new int[Enum.GetValues<SelectorRelation>().Length];
        Gen.Select(trails, trails).Sample(
            (first, second) =>
            {
                SelectorRelation relation = Check(world, first with { Name = "A" }, second with { Name = "B" });
                Interlocked.Increment(ref relations[(int)relation]);
            },
            iter: s_pairs,
            print: static pair =>
                $"{pair.Item1.Kind}: {SelectorWords.Of(pair.Item1.Selectors)}\n{pair.Item2.Kind}: {SelectorWords.Of(pair.Item2.Selectors)}");
        output.WriteLine(
            $"{world.Name}: {world.Records.Length} records, {s_pairs} pairs: "
            + string.Join(", ", Enum.GetValues<SelectorRelation>().Select(relation => $"{relation} {relations[(int)relation]}")));
    }

    private static SelectorRelation Check(SmallWorld world, Trail first, Trail second)
    {
        var truth = WorldTruth.Of(world, first, second);
        SelectorComparison comparison = TrailComparer.Compare(first, second);

        Assert.Equal(truth.Relation, comparison.Relation);
        Assert.Equal(truth.FirstLogs == 0, comparison.FirstLogsNothing);
        Assert.Equal(truth.SecondLogs == 0, comparison.SecondLogsNothing);
        CheckDifference(comparison.OnlyFirst, truth.OnlyFirst, first, second);
        CheckDifference(comparison.OnlySecond, truth.OnlySecond, second, first);
        return comparison.Relation;
    }

    private static void CheckDifference(SelectorDifference? difference, WorldTruth.Side truth, Trail logging, Trail other)
    {
        Assert.Equal(truth.Records > 0, difference is not null);
        if (difference is null)
        {
            return;
        }

        JsonElement record = JsonElement.Parse(difference.Record.Span);
        ReferenceVerdict verdict = new ReferenceEvaluator([logging]).Decide(record);
        Assert.Equal(Outcome.Logged, verdict.Outcome);
        Assert.True(verdict.PassedSelectors[difference.Selector], Encoding.UTF8.GetString(difference.Record.Span));
        Assert.NotEqual(Outcome.Logged, new ReferenceEvaluator([other]).Decide(record).Outcome);
        Assert.Equal(truth.Selectors, difference.Selectors);
        Assert.Equal(truth.Unambiguous == 0, difference.IsAmbiguous);
        Assert.Equal(Enumerable.Range(0, other.Selectors.Count), difference.Misses.Select(static miss => miss.Selector).Order());
    }
}

using System.Collections.Immutable;
using CsCheck;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>Every figure, derived a second time by LINQ over the reference evaluator.</summary>
public sealed class OracleTests
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile(Jobs.Trails);

    [Fact]
    public void Generated_records_are_tallied_as_LINQ_tallies_them() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 400], Gen.Bool, Gen.Bool).Sample(
            (seed, count, strict, leaveOut) =>
            {
                var run = new TallyRun(
                    s_program, Jobs.Configurations, new TallyOptions { LeaveDuplicatesOut = leaveOut }, strict);
                TallyResult result = run.Tally(Jobs.Records(seed, count));
                Assert.Equal(count, run.Records.Count);
                Compare(run, result);
            },
            iter: 25);

    [Fact]
    public void Real_records_are_tallied_as_LINQ_tallies_them()
    {
        var run = new TallyRun(s_program, Jobs.Configurations);
        TallyResult result = run.Tally(Jobs.RealRecords("tallies of real records"));
        Assert.True(run.Records.Count > 22_000, $"Only {run.Records.Count} records were read.");
        Compare(run, result);

        // What the comparison is worth depends on what occurs.
        Assert.True(result.Shapes.Rows.Count(static row => row.LoggedBy == 0) > 5);
        Assert.True(result.Shapes.Rows.Select(static row => row.LoggedBy).Distinct().Count() > 3);
        Assert.Contains(result.Shapes.Rows, static row => row.Key.IsCategoryInferred && !row.Key.IsUngoverned);
        Assert.Contains(result.Callers.Rows, static row => row.Key.EndsWith(".amazonaws.com", StringComparison.Ordinal));
        Assert.True(result.Parents.Rows.Length > 10);
    }

    [Fact]
    public void Generated_records_hold_what_the_comparison_needs()
    {
        TallyResult result = new TallyRun(s_program, Jobs.Configurations).Tally(Jobs.Records(1, 3_000));
        Assert.True(result.Duplicates > 100);
        Assert.Contains(result.Shapes.Rows, static row => row.Key.IsCategoryInferred && row.Key.Category == "Data");
        Assert.Contains(result.Shapes.Rows, static row => row.Key.IsCategoryInferred && row.Key.Category == "Management");
        Assert.Contains(result.Shapes.Rows, static row => row.Key.Category == "NetworkActivity");
        Assert.Contains(result.Shapes.Rows, static row => row.Key.IsUngoverned);
        Assert.True(result.Shapes.Rows.Select(static row => row.LoggedBy).Distinct().Count() >= 5);
    }

    [Fact]
    public void Hundreds_of_trails_and_31_configurations_are_told_apart()
    {
        Trail[] trails = [.. Enumerable.Range(0, 150).Select(static i => Jobs.Trails[i % 6] with { Name = $"{i}" })];
        ImmutableArray<Configuration> configurations =
            [.. Enumerable.Range(0, 31).Select(static i => new Configuration($"{i}", [i, 149 - i, (i * 37) % 150]))];
        var run = new TallyRun(SelectorProgram.Compile(trails), configurations);
        TallyResult result = run.Tally(Jobs.Records(3, 500));
        var oracle = new TallyOracle(trails, configurations, run.Records);
        Assert.Equal(oracle.Charges(), Lines(result.Charges));
        Assert.Equal(oracle.Shapes(), Lines(result.Shapes));
        Assert.Contains(result.Charges.Rows, static row => row.Key.Trails.Length > 30);
    }

    [Fact]
    public void Parts_merged_in_order_are_one_tally() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 60], Gen.Bool).Sample(
            (seed, size, isFinal) =>
            {
                List<byte[]> records = Jobs.Records(seed, 300);
                TallyResult whole = new TallyRun(s_program, Jobs.Configurations).Tally(records);
                TallyResult parts = new TallyRun(s_program, Jobs.Configurations).Tally(records.Chunk(size), isFinal);
                Assert.Equal(AllLines(whole), AllLines(parts));
            },
            iter: 15);

    /// <summary>All that a result holds.</summary>
    internal static IEnumerable<string> AllLines(TallyResult result) =>
    [
        .. WithOthers(result.Shapes), .. WithOthers(result.Callers), .. WithOthers(result.Parents), .. WithOthers(result.Hours),
        .. WithOthers(result.Versions), .. WithOthers(result.Rules), .. WithOthers(result.Charges),
        $"{result.FirstEvent:u} {result.LastEvent:u} {result.Duplicates} {result.LeavesDuplicatesOut} {result.DuplicatesLookedForIn}",
    ];

    internal static void Compare(TallyRun run, TallyResult result)
    {
        var oracle = new TallyOracle(Jobs.Trails, Jobs.Configurations, run.Records, result.LeavesDuplicatesOut);
        Assert.Equal(oracle.Shapes(), Lines(result.Shapes));
        Assert.Equal(oracle.Callers(), Lines(result.Callers));
        Assert.Equal(oracle.Parents(), Lines(result.Parents));
        Assert.Equal(oracle.Hours(), Lines(result.Hours));
        Assert.Equal(oracle.Versions(), Lines(result.Versions));
        Assert.Equal(oracle.Charges(), Lines(result.Charges));
        Assert.Equal(oracle.First, result.FirstEvent);
        Assert.Equal(oracle.Last, result.LastEvent);
        Assert.Equal(oracle.Duplicates, result.Duplicates);
        Assert.Null(result.DuplicatesLookedForIn);
    }

    private static IEnumerable<string> Lines<TKey>(TallyTable<TKey> table)
    {
        Assert.True(table.IsExact);
        return table.Rows.Select(TallyOracle.Line);
    }

    private static IEnumerable<string> WithOthers<TKey>(TallyTable<TKey> table) =>
        [.. table.Rows.Select(TallyOracle.Line), .. table.Others.Select(static other => $"others: {other}"), $"missing: {table.MaxMissing}"];
}

using System.Collections.Immutable;
using TrailFilter.Report.Building;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Rules;

namespace TrailFilter.Report.Tests.Building;

/// <summary>What wastes cost: 100,000 records each, of which a month has ten times as many.</summary>
public sealed class WasteRowsTests
{
    private const long Records = 100_000;

    [Theory]
    [InlineData("1", 0)]
    [InlineData("3", 20)]
    [InlineData("7", 40)]
    public void Management_events_cost_what_their_copies_beyond_the_first_do(string trails, double expected) =>
        Assert.Equal(expected, CostOf("rds-data-api", Waste("Management"), Charged("Management", trails, Records)));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("3", 2)]
    public void Data_events_cost_each_copy(string trails, double expected) =>
        Assert.Equal(expected, CostOf("s3-lifecycle", Waste("Data"), Charged("Data", trails, Records))!.Value, 9);

    [Fact]
    public void Without_a_free_copy_the_first_one_costs_too() => Assert.Equal(
        20, CostOf("rds-data-api", Waste("Management"), [Charged("Management", "1", Records)], new CostOptions { ManagementCopies = 1 }));

    // The second trail leaves the waste out already: 100,000 records have the free copy only.
    [Fact]
    public void No_more_is_said_than_there_must_be() => Assert.Equal(
        0, CostOf("rds-data-api", Waste("Management"), Charged("Management", "1", Records), Charged("Management", "3", 5 * Records)));

    [Fact]
    public void Without_a_price_nobody_can_tell() => Assert.Null(
        CostOf("s3-lifecycle", Waste("Data", "cn-north-1"), Charged("Data", "1", Records, "cn-north-1")));

    // A record has 100 bytes: 10,000,000 bytes to each of two stores.
    [Fact]
    public void Event_data_stores_save_what_they_take_in() => Assert.Equal(
        2e7 / (1L << 30) * 0.75 * 10,
        CostOf("rds-data-api", Waste("Management"), [Charged("Management", "3", Records)], new CostOptions { EventDataStores = [0, 1, 2] })!.Value,
        9);

    [Fact]
    public void A_store_beside_a_trail_takes_in_what_the_trail_has_free() => Assert.Equal(
        1e7 / (1L << 30) * 0.75 * 10,
        CostOf("rds-data-api", Waste("Management"), [Charged("Management", "3", Records)], new CostOptions { EventDataStores = [1] })!.Value,
        9);

    private static Shape Waste(string category, string region = "us-east-1") =>
        (category == "Data"
            ? RuleRun.Shape("s3lifecycle.amazonaws.com", "Expire", category: category)
            : RuleRun.Shape("rdsdata.amazonaws.com", "ExecuteStatement")) with
        { Region = region };

    private static TallyRow<Charge> Charged(string category, string trails, long records, string region = "us-east-1") =>
        RuleRun.Row(new Charge("2026-03-02", "1", region, category, trails), 1, records);

    private static double? CostOf(string waste, Shape shape, params ImmutableArray<TallyRow<Charge>> charges) =>
        CostOf(waste, shape, charges, new CostOptions());

    private static double? CostOf(string waste, Shape shape, ImmutableArray<TallyRow<Charge>> charges, CostOptions options)
    {
        TallyResult tallies = RuleRun.Tallies(shapes: [RuleRun.Row(shape, 1, Records)], charges: [.. charges], currentTrails: [0, 1, 2]);
        return WasteRows.Of(tallies, PriceList.BuiltIn, options, 10).Single((WasteRow row) => row.Id == waste).MonthlyCost;
    }
}

using System.Text;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Costs;

public sealed class PriceListTests
{
    private const string Item = """
        {"id": "data-events", "what": "Data events", "unit": "event", "per": 100000, "usageType": "{prefix}-D", "default": 0.2, "asOf": "2026", "source": "me"}
        """;

    [Fact]
    public void The_built_in_list_has_a_price_or_none_for_every_item()
    {
        Assert.Equal("aws-2026", PriceList.BuiltIn.Name);
        Assert.Equal(PriceItem.Ids.Order(StringComparer.Ordinal), PriceList.BuiltIn.Items.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_of_ones_own_is_read()
    {
        PriceListReadResult read = Read(List(Item));
        Assert.Empty(read.Problems);
        Assert.Equal(0.4, read.Prices!.PriceOf("data-events", "us-east-1", 200000)!.Value.Amount, 12);
        Assert.Null(read.Prices.PriceOf("data-events", "eu-west-1", 1));
        Assert.Null(read.Prices.PriceOf("siem", "us-east-1", 1));
    }

    [Theory]
    [InlineData("", "$: line 1 is not JSON")]
    [InlineData("[]", "$: it is an array; write an object.")]
    [InlineData("{}", "$.items: it is missing")]
    [InlineData("""{"name": "\ud800"}""", "half of a surrogate pair")]
    public void What_is_no_list_is_refused(string text, string problem) => AssertRefused(text, problem);

    [Theory]
    [InlineData("\"default\": 0.2", "\"default\": -0.2", "$.items[0].default: the price -0.2 is negative")]
    [InlineData("\"default\": 0.2", "\"default\": 1000001", "$.items[0].default: the price 1,000,001 is absurd")]
    [InlineData("\"default\": 0.2", "\"default\": 1e999", "$.items[0].default: it is a number out of range")]
    [InlineData("\"default\": 0.2", "\"default\": \"0.2\"", "$.items[0].default: it is a text; write a price as a JSON number.")]
    [InlineData("\"default\": 0.2,", "", "$.items[0]: it has no price")]
    [InlineData("\"default\": 0.2", "\"default\": 0.2, \"default\": 0.3", "$.items[0].default: it is there twice")]
    [InlineData("\"default\": 0.2", "\"regions\": {\"us-east-1\": null}", "$.items[0].regions.us-east-1: it is null")]
    [InlineData("\"default\": 0.2", "\"regions\": []", "$.items[0].regions: it is an array")]
    [InlineData("\"default\": 0.2", "\"tiers\": {\"us-east-1\": []}", "$.items[0].tiers.us-east-1: it is no list of steps")]
    [InlineData(
        "\"default\": 0.2",
        "\"tiers\": {\"us-east-1\": [{\"upToTB\": 5, \"price\": 1}, {\"upToTB\": 5, \"price\": 1}, {\"price\": 1}]}",
        "$.items[0].tiers.us-east-1[1].upToTB: it is not above the step before")]
    [InlineData("\"per\": 100000", "\"per\": 0", "$.items[0].per: 0 is not within range; write a number from 1 up to 1,000,000,000,000.")]
    [InlineData("\"per\": 100000", "\"per\": 1e-300", "$.items[0].per: 0 is not within range")]
    [InlineData("\"per\": 100000", "\"per\": 1e13", "$.items[0].per: 10,000,000,000,000 is not within range")]
    [InlineData("\"unit\": \"event\"", "\"unit\": \"GB\"", "$.items[0].unit: this is charged by another unit; write event")]
    [InlineData("\"id\": \"data-events\"", "\"id\": \"data\"", "$.items[0].id: nothing is charged by this name; write one of")]
    [InlineData("\"what\": \"Data events\",", "", "$.items[0].what: it is missing")]
    [InlineData("\"what\": \"Data events\"", "\"what\": \"\"", "$.items[0].what: it is an empty text")]
    [InlineData("\"asOf\"", "\"asof\"", "$.items[0].asof: there is no such member; known are id, what")]
    public void A_wrong_item_is_refused(string right, string wrong, string problem) =>
        AssertRefused(List(Item.Replace(right, wrong, StringComparison.Ordinal)), problem);

    [Fact]
    public void An_item_given_twice_is_refused() => AssertRefused(List($"{Item}, {Item}"), "$.items[1].id: an item before has the same id");

    [Fact]
    public void Every_problem_is_told_at_once() =>
        Assert.Equal(2, Read(List(Item.Replace("0.2", "-1", StringComparison.Ordinal)).Replace("USD", "usd", StringComparison.Ordinal)).Problems.Length);

    [Fact]
    public void Any_cut_of_the_text_is_refused_and_nothing_throws()
    {
        string list = List(Item);
        for (int length = 0; length < list.Length; length++)
        {
            Assert.Null(Read(list[..length]).Prices);
        }
    }

    [Theory]
    [InlineData("free", true, 0)]
    [InlineData("paid", true, 1)]
    [InlineData("3", true, 3)]
    [InlineData("101", false, 101)]
    [InlineData("-1", false, 0)]
    [InlineData("some", false, 0)]
    public void Copies_of_management_events_are_free_paid_or_a_number(string text, bool isRight, int copies)
    {
        Assert.Equal(isRight, CostOptions.TryParseManagementCopies(text, out int read));
        Assert.Equal(copies, read);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var tallies = CostTallies.Of(null, null, [], []);
        foreach (CostOptions options in new CostOptions[]
        {
            new() { ManagementCopies = -1 }, new() { InsightsOnData = -1 }, new() { PackedShare = 0 }, new() { MonthsKept = double.NaN },
            new() { SiemPricePerGb = -1 }, new() { SiemPricePerGb = double.NaN },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => CostModel.Estimate(tallies, PriceList.BuiltIn, options));
        }
    }

    [Fact]
    public void The_dearest_list_there_can_be_overflows_no_sum()
    {
        PriceList dearest = Read(List(Item.Replace("100000", "1", StringComparison.Ordinal).Replace("0.2", "1000000", StringComparison.Ordinal))).Prices!;
        var moment = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        CostReport report = CostModel.Estimate(
            CostTallies.Of(
                moment,
                moment.AddSeconds(1),
                [new Configuration("all", [0, 1])],
                [new TallyRow<Charge>(new Charge("2026-03-02", "1", "us-east-1", "Data", "3"), 1, new Amount(long.MaxValue, long.MaxValue), [])]),
            dearest,
            new CostOptions());
        Assert.True(double.IsFinite(Assert.Single(report.Configurations).Month!.Value));
    }

    [Fact]
    public void Regions_without_a_price_are_told_however_many_and_long_they_are()
    {
        var moment = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        CostReport report = CostModel.Estimate(
            CostTallies.Of(
                moment,
                moment.AddDays(2),
                [new Configuration("all", [0])],
                [
                    .. Enumerable.Range(0, 2000).Select(static i => new TallyRow<Charge>(
                        new Charge("2026-03-02", "1", $"{new string('r', 50)}\U0001F600{new string('r', i)}", "Data", "1"), 1, new Amount(1, 1), [])),
                ]),
            PriceList.BuiltIn,
            new CostOptions());
        Assert.All(report.Assumptions, static sentence => Assert.InRange(sentence.Length, 1, 500));
        Assert.Contains(report.Assumptions, static sentence => sentence.Contains(" and 1,995 more: what it costs", StringComparison.Ordinal));
    }

    private static void AssertRefused(string text, string problem)
    {
        PriceListReadResult read = Read(text);
        Assert.Null(read.Prices);
        Assert.Contains(read.Problems, one => one.Contains(problem, StringComparison.Ordinal));
        Assert.All(read.Problems, static one => Assert.StartsWith("$", one, StringComparison.Ordinal));
    }

    private static string List(string items) => $$$"""
        {"name": "mine", "asOf": "2026", "currency": "USD", "regionPrefixes": {"prefixes": {"us-east-1": "USE1"}}, "items": [{{{items}}}]}
        """;

    private static PriceListReadResult Read(string text) => PriceList.Read(Encoding.UTF8.GetBytes(text));
}

using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Costs;

public sealed class CostChangeTests
{
    private static readonly DateTimeOffset s_first = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_has_no_price_and_is_dropped_makes_the_change_unknown()
    {
        CostChange change = ChangeOf(("cn-north-1", "1"));
        Assert.Null(change.Month);
        Assert.Equal(["cn-north-1"], change.WithoutPrice);
    }

    [Fact]
    public void What_has_no_price_and_stays_does_not_matter()
    {
        CostChange change = ChangeOf(("cn-north-1", "3"));
        Assert.Equal(0, change.Month);
        Assert.Empty(change.WithoutPrice);
    }

    [Fact]
    public void What_has_a_price_is_told_beside_what_has_none()
    {
        CostChange change = ChangeOf(("cn-north-1", "1"), ("us-east-1", "1"));
        Assert.Equal(-730.0 / 48, change.Month!.Value, 9);
        Assert.Equal(["cn-north-1"], change.WithoutPrice);
    }

    // Trail 0 is the current one and trail 1 the proposed one; each Region has a million data events, for $1.
    private static CostChange ChangeOf(params (string Region, string Trails)[] places) => CostChange.Of(
        CostModel.Estimate(
            CostTallies.Of(
                s_first,
                s_first.AddHours(48),
                [new Configuration("now", [0]), new Configuration("then", [1])],
                [
                    .. places.Select(static place => new TallyRow<Charge>(
                        new Charge("2026-03-02", "111122223333", place.Region, "Data", place.Trails), 1, new Amount(1_000_000, 1), [])),
                ]),
            PriceList.BuiltIn,
            new CostOptions()),
        1);
}

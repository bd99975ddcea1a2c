using TrailFilter.Report.Building;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tests.Building;

public sealed class HeadlineTests
{
    private const string Subject = "The proposed selectors";

    [Theory]
    [InlineData(5333, 8412, 0, 0, -213.7, "The proposed selectors drop 61.2 % of records (8,412 of 13,745), none security-relevant, and save about $214 a month.")]
    [InlineData(5333, 8412, 0, 12, -1234.0, "The proposed selectors drop 61.2 % of records (8,412 of 13,745), 12 of them security-relevant, and save about $1,230 a month.")]
    [InlineData(99, 1, 7, 0, 0.42, "The proposed selectors drop 1.0 % of records (1 of 100), none security-relevant, add 7, and cost about $0.42 a month more.")]
    [InlineData(999999, 1, 0, 0, 0.0, "The proposed selectors drop less than 0.1 % of records (1 of 1,000,000), none security-relevant, and cost the same.")]
    [InlineData(1, 999999, 0, 0, 0.0, "The proposed selectors drop more than 99.9 % of records (999,999 of 1,000,000), none security-relevant, and cost the same.")]
    [InlineData(10, 0, 0, 0, 0.0, "The proposed selectors drop none of the 10 records that are logged now, and cost the same.")]
    [InlineData(0, 0, 0, 0, 0.0, "The current selectors log none of the records of the input, so the proposed selectors cannot drop any.")]
    [InlineData(0, 0, 5, 0, 0.0, "The current selectors log none of the records of the input, so the proposed selectors cannot drop any; they would log 5 of them.")]
    public void It_is_one_true_sentence(long kept, long dropped, long added, long security, double change, string expected) =>
        Assert.Equal(expected, Headline.Of(Subject, Totals(kept, dropped, added), security, new CostChange { Month = change }));

    [Fact]
    public void Wider_selectors_are_not_said_to_cost_the_same() => Assert.Equal(
        "The proposed selectors drop none of the 3 records that are logged now; they are wider too, and what that adds this input cannot show.",
        Headline.Of(Subject, Totals(3, 0, 0), 0, new CostChange { Month = 0, IsOfInputOnly = true }));

    [Fact]
    public void Without_a_month_it_says_so() => Assert.Equal(
        "The proposed selectors drop 50.0 % of records (1 of 2), none security-relevant; what that saves in a month cannot be told from this input.",
        Headline.Of(Subject, Totals(1, 1, 0), 0, new CostChange { Month = null }));

    [Fact]
    public void A_sum_of_less_than_a_day_is_no_answer() => AssertEnds(
        "; what that saves in a month cannot be told, because the input covers less than a day.",
        new CostChange { Month = -5.3, IsTooShort = true });

    [Fact]
    public void What_has_no_price_is_neither_free_nor_the_same()
    {
        const string untold = "; what that saves in a month cannot be told, because the price list has no price for cn-north-1.";
        AssertEnds(untold, new CostChange { Month = null, WithoutPrice = ["cn-north-1"] });
        AssertEnds(untold, new CostChange { Month = 0, WithoutPrice = ["cn-north-1"] });
        AssertEnds(
            ", and save about $214 a month, without cn-north-1, for which there is no price.",
            new CostChange { Month = -213.7, WithoutPrice = ["cn-north-1"] });
    }

    [Fact]
    public void Sums_are_in_the_currency_of_the_price_list()
    {
        AssertEnds(", and save about 214 EUR a month.", new CostChange { Month = -213.7, Currency = "EUR" });
        Assert.Equal("less than 0.01 EUR", Figures.Money(0.001, "EUR"));
    }

    [Fact]
    public void A_sample_is_told_as_an_estimate()
    {
        var change = new CostChange { Month = -213.7, IsEstimated = true, Range = new Interval(-250, -180) };
        var any = new Interval(0, 0);
        var ranges = new ChangeIntervals(any, any, any, any, new Interval(11.2, 67.9), new Interval(0.58, 0.643));
        Assert.Equal(
            "The proposed selectors drop about 61.2 % of records (95 %: 58.0 % to 64.3 %; about 84,100 of 137,000), "
            + "about 39 of them security-relevant (95 %: 11 to 68), and save about $214 a month (95 %: $180 to $250).",
            Headline.Of(Subject, Totals(53_331, 84_120, 0), 39, change, ranges));
        Assert.Equal(
            "The proposed selectors drop about 50.0 % of records (about 20 of 40), none in the sample security-relevant, "
            + "and cost about $3.00 a month more (95 %: from $10 saved to $16 more).",
            Headline.Of(Subject, Totals(20, 20, 0), 0, change with { Month = 3, Range = new Interval(-10, 16) }));
        Assert.Equal(
            "The proposed selectors drop none of the records of the sample that are logged now, and save about $5.00 a month (95 %: from $1.00 more to $11 saved).",
            Headline.Of(Subject, Totals(20, 0, 0), 0, change with { Month = -5, Range = new Interval(-11, 1) }));
        Assert.Equal(
            "The current selectors log none of the records of the sample, so what the proposed selectors drop cannot be told.",
            Headline.Of(Subject, Totals(0, 0, 0), 0, change));
        Assert.EndsWith("cost about the same.", Headline.Of(Subject, Totals(9, 1, 0), 0, change with { Month = 0, Range = null }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "$0")]
    [InlineData(0.001, "less than $0.01")]
    [InlineData(0.426, "$0.43")]
    [InlineData(9.94, "$9.90")]
    [InlineData(42.4, "$42")]
    [InlineData(213.7, "$214")]
    [InlineData(1999, "$2,000")]
    [InlineData(1234567, "$1,230,000")]
    public void Money_has_no_more_digits_than_it_deserves(double amount, string expected) => Assert.Equal(expected, Figures.Money(amount, "USD"));

    private static void AssertEnds(string end, CostChange change) =>
        Assert.EndsWith(end, Headline.Of(Subject, Totals(1, 1, 0), 0, change), StringComparison.Ordinal);

    private static ChangeRow Totals(long kept, long dropped, long added) => new("", new Amount(kept, 1), new Amount(dropped, 1), new Amount(added, 1), default);
}

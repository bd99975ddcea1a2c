using TrailFilter.Report.Model;
using TrailFilter.Report.Rendering;

namespace TrailFilter.Report.Tests.Rendering;

public sealed class CostWordsTests
{
    [Theory]
    [InlineData(-0.001, "USD", "-<$0.01")]
    [InlineData(-0.001, "EUR", "-<0.01 EUR")]
    [InlineData(0.001, "USD", "less than $0.01")]
    [InlineData(0, "USD", "$0")]
    [InlineData(-3, "USD", "-$3.00")]
    public void A_change_has_its_sign_however_little_it_is(double change, string currency, string expected)
    {
        CostReport report = SampleReports.Cost(["now", "then"]) with { Currency = currency };
        ConfigurationCost now = report.Configurations[0] with { Month = 0 };
        report = report with { Configurations = [now, now with { Month = change }] };
        Assert.Equal(expected, CostWords.Change(report, 1));
        Assert.Contains(expected, Rendered.Text(report, ReportFormat.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_is_no_answer_where_it_is_none()
    {
        CostReport report = SampleReports.Cost(["now"]);
        Assert.StartsWith(
            "now: no month can be told: the input covers less than a day.\n",
            Rendered.Text(report with { IsTooShort = true }, ReportFormat.Text),
            StringComparison.Ordinal);
        Assert.Contains(
            "<h1>now: no month can be told: the input covers less than a day.</h1>",
            Rendered.Text(report with { IsTooShort = true }, ReportFormat.Html),
            StringComparison.Ordinal);
        ConfigurationCost unpriced = report.Configurations[0] with { WithoutPrice = ["cn-north-1"] };
        Assert.EndsWith("without cn-north-1, for which there is no price", CostWords.Month(unpriced, report), StringComparison.Ordinal);
        Assert.Equal(
            "no month can be told: the price list has no price for cn-north-1", CostWords.Month(unpriced with { Month = null }, report));
        Assert.Equal("–", CostWords.Covered(unpriced with { Lines = [report.Configurations[0].Lines[3]] }, report));
        Assert.Equal("$10", CostWords.Covered(report.Configurations[0] with { Covered = 10 }, report));
    }
}

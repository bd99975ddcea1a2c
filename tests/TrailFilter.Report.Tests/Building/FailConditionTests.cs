using TrailFilter.Report.Building;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tests.Rendering;

namespace TrailFilter.Report.Tests.Building;

public sealed class FailConditionTests
{
    [Fact]
    public void Every_figure_can_be_asked_for_and_no_other()
    {
        PreviewReport report = SampleReports.Plain();
        report = report with { Comparisons = [report.Comparisons[0]], Cost = SampleReports.Cost(["now", "then"]) };
        foreach (string name in FailCondition.Names)
        {
            Assert.Contains(name, Assert.Single(FailCondition.Parse($"{name} >= -1000000000").FindMet(report).Take(1)), StringComparison.Ordinal);
            Assert.Empty(FailCondition.Parse($"{name}<-1000000000").FindMet(report));
        }

        FormatException exception = Assert.Throws<FormatException>(() => FailCondition.Parse("dropped.everything>0"));
        Assert.All(FailCondition.Names, name => Assert.Contains(name, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dropped.records>{0}", false)]
    [InlineData("dropped.records>={0}", true)]
    [InlineData(" dropped.records == {0} ", true)]
    [InlineData("dropped.records!={0}", false)]
    [InlineData("dropped.records<{0}", false)]
    [InlineData("dropped.records<={0}", true)]
    public void Operators_mean_what_they_say(string text, bool isMet)
    {
        PreviewReport report = SampleReports.Plain();
        long dropped = report.Comparisons[0].Totals.Dropped.Records;
        string condition = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, dropped);
        Assert.Equal(isMet, FailCondition.Parse(condition).FindMet(report with { Comparisons = [report.Comparisons[0]] }).Any());
    }

    [Theory]
    [InlineData("cost.month>1000000")]
    [InlineData("cost.change>1000000")]
    public void A_cost_that_nobody_can_tell_fails_whatever_was_asked(string condition)
    {
        CostReport cost = SampleReports.Cost(["now", "then"]);
        ConfigurationCost then = cost.Configurations[1];
        ConfigurationCost more = then with
        {
            Lines = [.. then.Lines, then.Lines[3] with { Region = "cn-north-1" }],
            WithoutPrice = ["cn-north-1"],
        };
        Assert.Empty(Met(cost));
        Assert.Contains("no price for cn-north-1", Assert.Single(Met(cost with { Configurations = [cost.Configurations[0], more] })), StringComparison.Ordinal);
        Assert.Contains("less than a day", Assert.Single(Met(cost with { IsTooShort = true })), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be checked for",
            Assert.Single(Met(cost with { MonthFactor = null, Configurations = [cost.Configurations[0], then with { Month = null }] })),
            StringComparison.Ordinal);

        IEnumerable<string> Met(CostReport cost)
        {
            PreviewReport report = SampleReports.Plain();
            return FailCondition.Parse(condition).FindMet(report with { Comparisons = [report.Comparisons[0]], Cost = cost });
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("dropped.records")]
    [InlineData(">0")]
    [InlineData("dropped.records>")]
    [InlineData("dropped.records>ten")]
    [InlineData("dropped.records>1,5")]
    [InlineData("dropped.records=>1")]
    [InlineData("dropped.records>NaN")]
    public void What_is_no_condition_is_refused(string text) => Assert.Throws<FormatException>(() => FailCondition.Parse(text));
}

using TrailFilter.Report.Model;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Rules;

namespace TrailFilter.Report.Tests.Security;

public sealed class DroppedTests
{
    private static readonly SecurityTable s_table = SecurityTable.BuiltIn;

    // Bit 0: the current configuration; bit 1: the proposed one.
    private const int Dropped = 1;
    private const int Kept = 3;
    private const int Added = 2;
    private const int DroppedKeptByB = 5;

    [Fact]
    public void Only_what_the_current_configuration_logs_and_the_other_does_not_is_dropped()
    {
        string rule = s_table.Rules.Single(rule => rule.Id.EndsWith("/StopLogging", StringComparison.Ordinal)).Id;
        TallyResult tallies = RuleRun.Tallies(
            rules:
            [
                RuleRun.Row(rule, Dropped, 2, "i1", "i2"), RuleRun.Row(rule, Kept, 7), RuleRun.Row(rule, Added, 9),
                RuleRun.Row(rule, DroppedKeptByB, 3, "i2", "i3", "i4"),
                RuleRun.Row("security", Dropped, 2), RuleRun.Row("security", Kept, 7), RuleRun.Row("security", DroppedKeptByB, 3),
                RuleRun.Row("waste/log-bucket-deliveries", Dropped, 5000), RuleRun.Row("waste", Dropped, 5000),
            ]);

        SecurityRow row = Assert.Single(s_table.Dropped(tallies, 1));
        Assert.Equal("high", row.Severity);
        Assert.Equal(("cloudtrail.amazonaws.com", "StopLogging"), (row.EventSource, row.EventName));
        Assert.Equal(new Amount(5, 500), row.Dropped);
        Assert.Equal(["i1", "i2", "i3"], row.SampleEventIds);
        Assert.Equal(new Amount(5, 500), SecurityTable.DroppedTotal(tallies, 1));

        Assert.Equal(new Amount(9, 900), SecurityTable.DroppedTotal(tallies, 2));
        Assert.Empty(s_table.Dropped(tallies, 0));
        Assert.Equal(default, SecurityTable.DroppedTotal(tallies, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_table.Dropped(tallies, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecurityTable.DroppedTotal(tallies, -1));
    }

    [Fact]
    public void High_severity_comes_first_then_most_records_then_the_name()
    {
        TallyResult tallies = RuleRun.Tallies(rules:
        [
            RuleRun.Row("security/access-denied", Dropped, 4), RuleRun.Row("security/root-user", Dropped, 3),
            .. s_table.Rules
                .Where(rule => rule.Id.EndsWith("/StopLogging", StringComparison.Ordinal) || rule.Id.EndsWith("/DeleteTrail", StringComparison.Ordinal))
                .Select(rule => RuleRun.Row(rule.Id, Dropped, 1)),
        ]);
        SecurityRow[] rows = [.. s_table.Dropped(tallies, 1)];
        Assert.Equal(4, rows.Length);
        Assert.Equal(
            rows.OrderByDescending(row => row.Severity == "high").ThenByDescending(row => row.Dropped.Records)
                .ThenBy(row => row.Rule, StringComparer.Ordinal).ThenBy(row => row.EventName, StringComparer.Ordinal),
            rows);
        Assert.NotEqual(rows[0].Severity, rows[^1].Severity);
    }
}

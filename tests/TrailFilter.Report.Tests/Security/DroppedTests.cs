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
        Shape stop = RuleRun.Shape("cloudtrail.amazonaws.com", "StopLogging");
        TallyResult tallies = RuleRun.Tallies(
            shapes:
            [
                RuleRun.Row(stop, Dropped, 2, "i1", "i2"), RuleRun.Row(stop, Kept, 7), RuleRun.Row(stop, Added, 9),
                RuleRun.Row(stop with { Region = "eu-west-2" }, DroppedKeptByB, 3, "i2", "i3", "i4"),
                RuleRun.Row(RuleRun.Shape("x.amazonaws.com", "Harmless"), Dropped, 1000),
            ]);

        SecurityRow row = Assert.Single(s_table.Dropped(tallies, 1));
        Assert.Equal("high", row.Severity);
        Assert.Equal(("cloudtrail.amazonaws.com", "StopLogging"), (row.EventSource, row.EventName));
        Assert.Equal(new Amount(5, 500), row.Dropped);
        Assert.Equal(["i1", "i2", "i3"], row.SampleEventIds);
        Assert.Equal(new Amount(5, 500), s_table.DroppedTotal(tallies, 1));

        Assert.Equal(new Amount(9, 900), s_table.DroppedTotal(tallies, 2));
        Assert.Empty(s_table.Dropped(tallies, 0));
        Assert.Equal(default, s_table.DroppedTotal(tallies, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_table.Dropped(tallies, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_table.DroppedTotal(tallies, -1));
    }

    [Fact]
    public void A_record_in_two_rows_counts_once()
    {
        TallyResult tallies = RuleRun.Tallies(shapes: [RuleRun.Row(RuleRun.Shape("cloudtrail.amazonaws.com", "StopLogging", "AccessDenied"), Dropped, 4)]);

        Assert.Equal(["StopLogging", "*"], s_table.Dropped(tallies, 1).Select(row => row.EventName));
        Assert.Equal(4, s_table.DroppedTotal(tallies, 1).Records);
    }

    [Fact]
    public void Rules_add_rows_and_what_is_certainly_not_counted_yet()
    {
        Shape assume = RuleRun.Shape("sts.amazonaws.com", "AssumeRole");
        TallyResult tallies = RuleRun.Tallies(
            shapes: [RuleRun.Row(assume with { ErrorCode = "AccessDenied" }, Dropped, 4), RuleRun.Row(assume, Dropped, 96)],
            rules:
            [
                RuleRun.Row("security/root-user", Dropped, 3, "r"),
                RuleRun.Row("security/sts-assume-role/AssumeRole", Dropped, 60, "a"),
                RuleRun.Row("security/user-data-read/DescribeInstanceAttribute", Dropped, 5),
                RuleRun.Row("security/user-data-read/DescribeInstanceAttribute", Kept, 500),
                RuleRun.Row("waste/log-bucket-deliveries", Dropped, 5000),
            ]);

        Assert.Equal(
            [
                ("sts-assume-role", "sts.amazonaws.com", "AssumeRole", 60L), ("root-user", "*", "*", 3L),
                ("user-data-read", "ec2.amazonaws.com", "DescribeInstanceAttribute", 5L), ("access-denied", "*", "*", 4L),
            ],
            s_table.Dropped(tallies, 1).Select(row => (row.Rule, row.EventSource, row.EventName, row.Dropped.Records)));
        Assert.Equal(65, s_table.DroppedTotal(tallies, 1).Records);
    }

    [Fact]
    public void Root_alone_counts()
    {
        TallyResult tallies = RuleRun.Tallies(
            rules: [RuleRun.Row("security/root-user", Dropped, 3), RuleRun.Row("security/root-user", DroppedKeptByB, 2)]);
        Assert.Equal(5, s_table.DroppedTotal(tallies, 1).Records);
        Assert.Equal(5, Assert.Single(s_table.Dropped(tallies, 1)).Dropped.Records);
    }

    [Fact]
    public void Rows_of_the_same_severity_and_size_go_by_name()
    {
        TallyResult tallies = RuleRun.Tallies(shapes:
        [
            RuleRun.Row(RuleRun.Shape("cloudtrail.amazonaws.com", "StopLogging"), Dropped, 1),
            RuleRun.Row(RuleRun.Shape("cloudtrail.amazonaws.com", "DeleteTrail"), Dropped, 1),
        ]);
        SecurityRow[] rows = [.. s_table.Dropped(tallies, 1)];
        Assert.Equal(2, rows.Length);
        Assert.Equal(rows.OrderBy(row => row.Rule, StringComparer.Ordinal).ThenBy(row => row.EventName, StringComparer.Ordinal), rows);
    }
}

using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Rules;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Tests.Wastes;

public sealed class WasteFindTests
{
    [Fact]
    public void Shapes_tell_wastes_by_place()
    {
        Shape decrypt = RuleRun.Shape("kms.amazonaws.com", "Decrypt");
        WasteFinding finding = Assert.Single(WasteTable.BuiltIn.Find(RuleRun.Tallies(shapes:
        [
            RuleRun.Row(decrypt, 1, 10), RuleRun.Row(decrypt, 3, 5), RuleRun.Row(decrypt, 2, 1000),
            RuleRun.Row(decrypt with { Account = "2" }, 1, 7), RuleRun.Row(decrypt with { EventName = "ListKeys" }, 1, 50),
            RuleRun.Row(decrypt with { Category = "Data" }, 1, 90),
        ])));

        Assert.Equal("kms-reads", finding.Waste.Id);
        Assert.Equal(new Amount(22, 2200), finding.Amount);
        Assert.Equal(
            [new WastePlace("1", "eu-west-1", "Management", new Amount(15, 1500)), new WastePlace("2", "eu-west-1", "Management", new Amount(7, 700))],
            finding.Places);
        Assert.False(finding.PlacesAreEstimated);
        Assert.Equal(
            "Replace each advanced selector of eventCategory Management by 2 copies, adding to one each: "
            + """[{"Field":"readOnly","Equals":["true"]},{"Field":"eventSource","NotEquals":["kms.amazonaws.com"]}] [{"Field":"readOnly","Equals":["false"]}]; """
            + """or with basic selectors, add: {"ExcludeManagementEventSources":["kms.amazonaws.com"]}""",
            finding.Cure);
    }

    [Fact]
    public void Deliveries_name_the_bucket_when_there_is_only_one()
    {
        WasteFinding finding = Deliveries("arn:aws:s3:::logs");
        Assert.Equal(
            """Set the trail's RecursiveLogging to false; or add to each advanced selector of eventCategory Data and resources.type AWS::S3::Object: [{"Field":"resources.ARN","NotStartsWith":["arn:aws:s3:::logs/"]}]""",
            finding.Cure);
        Assert.Equal(new Amount(10, 1000), finding.Amount);
        Assert.True(finding.PlacesAreEstimated);
        Assert.Equal([("1", 3L), ("2", 7L)], finding.Places.Select(place => (place.Account, place.Amount.Records)));
    }

    [Theory]
    [InlineData("arn:aws:s3:::logs", "arn:aws:s3:::other")]
    [InlineData("arn:aws:s3:::logs\"]}],\"x\":[")]
    [InlineData("arn:aws:s3:::logs\n")]
    [InlineData("arn:aws:lambda:eu-west-1:1:function:f")]
    public void Otherwise_they_say_what_to_put_in(params string[] parents)
    {
        string cure = Deliveries(parents).Cure;
        Assert.Contains("\"{logBucketArn}/\"", cure, StringComparison.Ordinal);
        Assert.EndsWith(", where {logBucketArn} stands for the ARN of the bucket the trail delivers to", cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_by_several_trails_of_the_current_configuration_are_surplus()
    {
        static TallyRow<Charge> Charged(string trails, long records, string region = "r") =>
            RuleRun.Row(new Charge("2026-03-02", "1", region, "Data", trails), 1, records);

        // Trails 0, 3 and 70 are the current ones; trail 1 is not.
        WasteFinding finding = Assert.Single(WasteTable.BuiltIn.Find(RuleRun.Tallies(
            charges:
            [
                Charged("1", 100), Charged("3", 200), Charged("9", 5), Charged("f", 7, "s"), Charged("400000000000000009", 1),
                Charged("8", 300), Charged("0", 9),
            ],
            currentTrails: [0, 3, 70])));

        Assert.Equal("several-trails", finding.Waste.Id);
        Assert.Equal(new Amount(14, 1400), finding.Amount);
        Assert.Equal([("r", 7L), ("s", 7L)], finding.Places.Select(place => (place.Region, place.Amount.Records)));
        Assert.StartsWith("No field selector ends this", finding.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Most_records_come_first()
    {
        var findings = WasteTable.BuiltIn.Find(RuleRun.Tallies(shapes:
        [
            RuleRun.Row(RuleRun.Shape("rdsdata.amazonaws.com", "ExecuteStatement"), 1, 5),
            RuleRun.Row(RuleRun.Shape("s3lifecycle.amazonaws.com", "Expire", category: "Data"), 1, 9),
            RuleRun.Row(RuleRun.Shape("s3-authn-errors.amazonaws.com", "GetObject", category: "Data"), 1, 5),
        ]));
        Assert.Equal(["s3-lifecycle", "rds-data-api", "s3-authentication-failures"], findings.Select(finding => finding.Waste.Id));
    }

    [Fact]
    public void Nothing_logged_is_no_waste() => Assert.Empty(WasteTable.BuiltIn.Find(RuleRun.Tallies()));

    private static WasteFinding Deliveries(params string[] parents) => Assert.Single(WasteTable.BuiltIn.Find(RuleRun.Tallies(
        shapes:
        [
            RuleRun.Row(RuleRun.Shape("s3.amazonaws.com", "PutObject", category: "Data"), 1, 6),
            RuleRun.Row(RuleRun.Shape("s3.amazonaws.com", "PutObject", category: "Data", account: "2"), 1, 14),
        ],
        rules: [RuleRun.Row("waste/log-bucket-deliveries", 1, 10), RuleRun.Row("waste/log-bucket-deliveries", 2, 99)],
        parents: parents.Select(parent => RuleRun.Row(parent, 1, 10)))));
}

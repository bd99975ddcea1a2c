using System.Globalization;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Tests.Inputs;

public sealed class ArchiveKeyTests
{
    private const string File = "111122223333_CloudTrail_us-east-2_20260131T2355Z_Mu17fGA1b2C3d4E5.json.gz";

    [Theory]
    [InlineData(File)]
    [InlineData("logs/" + File)]
    [InlineData("AWSLogs/o-abc123/111122223333/CloudTrail/us-east-2/2026/01/31/" + File)]
    public void A_file_name_is_enough(string path)
    {
        var key = ArchiveKey.Parse(path);
        Assert.Equal((ArchiveKind.Events, "111122223333", "us-east-2"), (key.Kind, key.Account, key.Region));
        Assert.Equal(Time("2026-01-31T23:56Z"), key.DeliveredBefore);
    }

    [Fact]
    public void Folders_are_enough()
    {
        var key = ArchiveKey.Parse("x/AWSLogs/111122223333/CloudTrail-NetworkActivity/us-gov-west-1/2026/01/31/renamed.json.gz");
        Assert.Equal((ArchiveKind.NetworkActivity, "111122223333", "us-gov-west-1"), (key.Kind, key.Account, key.Region));
        Assert.Equal(Time("2026-02-01T00:00Z"), key.DeliveredBefore);
    }

    [Theory]
    [InlineData("111122223333_CloudTrail-Digest_us-east-2_trail_us-east-2_20260131T235500Z.json.gz", ArchiveKind.Digest)]
    [InlineData("111122223333_CloudTrail-Digest_us-east-2_my_trail_us-east-2_20260131T235500Z_backfill.json.gz", ArchiveKind.Digest)]
    [InlineData("111122223333_CloudTrail-Insight_us-east-2_20260131T2355Z_Mu17fGA1b2C3d4E5.json.gz", ArchiveKind.Insight)]
    [InlineData("CloudTrail-Digest/us-east-1/2026/01/31/x.json.gz", ArchiveKind.Digest)]
    [InlineData("logs/CloudTrail-Insight/x.json", ArchiveKind.Insight)]
    [InlineData("AWSLogs/111122223333/CloudTrail-Lake/Query/2026/01/31/abc/result_1.csv.gz", ArchiveKind.LakeQuery)]
    [InlineData("AWSLogs/111122223333/CloudTrail-Aggregated/us-east-1/2026/01/31/x.json.gz", ArchiveKind.Aggregated)]
    public void Kinds_are_told_by_folder_or_file_name(string path, ArchiveKind kind) =>
        Assert.Equal(kind, ArchiveKey.Parse(path).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("events.json")]
    [InlineData("CloudTrail/events.json")]
    [InlineData("work/CloudTrail/us-east-1/notes.json")]
    [InlineData("12345_CloudTrail_us-east-2_20260131T2355Z_x.json.gz")]
    [InlineData("CloudTrail-Digestive/x.json")]
    public void Other_names_tell_nothing(string path) => Assert.Equal(default, ArchiveKey.Parse(path));

    [Fact]
    public void Halves_that_are_wrong_tell_nothing()
    {
        var key = ArchiveKey.Parse("111122223333/CloudTrail/us-east-1/2026/13/31/x.json.gz");
        Assert.Equal(("us-east-1", null), (key.Region, key.DeliveredBefore));
        key = ArchiveKey.Parse("111122223333_CloudTrail_global_20260132T2355Z_x.json.gz");
        Assert.Equal(("111122223333", null, null), (key.Account, key.Region, key.DeliveredBefore));
    }

    [Theory]
    [InlineData("111122223333", "us-east-2", null, false)]
    [InlineData("999999999999", null, null, true)]
    [InlineData(null, "eu-west-1", null, true)]
    [InlineData(null, null, "2026-01-31T23:00Z", false)]
    [InlineData(null, null, "2026-02-01T00:30Z", false)]
    [InlineData(null, null, "2026-02-01T01:00Z", true)]
    public void A_scope_rules_out_only_what_cannot_be_in_it(string? account, string? region, string? from, bool excluded)
    {
        var scope = new ArchiveScope(
            account is null ? null : [account], region is null ? null : [region], from is null ? null : Time(from));
        Assert.Equal(excluded, scope.Excludes(ArchiveKey.Parse(File)));
        Assert.False(scope.Excludes(ArchiveKey.Parse("events.json")));
    }

    [Theory]
    [InlineData("20210730T1635Z", "us-east-1", false)]
    [InlineData("20210730T1635Z", "eu-west-1", true)]
    [InlineData("20260730T1635Z", "us-east-1", true)]
    public void Global_events_of_old_archives_may_lie_under_another_region(string time, string asked, bool excluded)
    {
        var key = ArchiveKey.Parse($"111122223333_CloudTrail_us-west-2_{time}_Mu17fGA1b2C3d4E5.json.gz");
        Assert.Equal(excluded, new ArchiveScope(regions: [asked]).Excludes(key));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrailFilter.Synthesis.Archives;

namespace TrailFilter.Synthesis.Tests;

public partial class ArchiveTests
{
    private static readonly ArchivePlan s_plan = ArchivePlan.Create(GeneratorProfile.Default with { InsightShare = 0.01 }, 3, 30_000, withDigests: true);

    [Fact]
    public void Keys_have_CloudTrails_layout_and_never_repeat()
    {
        Assert.All(s_plan.Archives, a => Assert.Matches(a.Kind == ArchiveKind.Digest ? DigestKey() : Key(), a.Key));
        Assert.Equal(s_plan.Archives.Length, s_plan.Archives.Select(a => a.Key).Distinct().Count());
        ArchivePlan organization = ArchivePlan.Create(GeneratorProfile.Sample, 3, 100);
        Assert.All(organization.Archives, a => Assert.StartsWith("AWSLogs/o-exampleorgid/", a.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_names_what_the_archive_is()
    {
        foreach (PlannedArchive archive in s_plan.Archives.Where(a => a.Kind != ArchiveKind.Digest))
        {
            Match match = Key().Match(archive.Key);
            Assert.Equal(archive.Account, match.Groups["account"].Value);
            Assert.Equal(archive.Region, match.Groups["region"].Value);
            Assert.Equal(archive.Kind == ArchiveKind.Events ? "" : "-" + archive.Kind, match.Groups["kind"].Value);
            Assert.Equal(archive.DeliveredAt.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture), match.Groups["stamp"].Value);
            Assert.Equal(archive.DeliveredAt.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture), match.Groups["day"].Value);
        }
    }

    [Fact]
    public void Records_are_divided_as_on_a_real_trail()
    {
        Assert.Equal(30_000, s_plan.Archives.Sum(a => a.Records));
        Assert.Equal(600, s_plan.Archives.Where(a => a.Kind == ArchiveKind.NetworkActivity).Sum(a => a.Records));
        Assert.Equal(300, s_plan.Archives.Where(a => a.Kind is ArchiveKind.Insight or ArchiveKind.Aggregated).Sum(a => a.Records));
        ArchivePlan quiet = ArchivePlan.Create(GeneratorProfile.Default with { BusyArchiveShare = 0 }, 3, 60_000);
        List<int> sizes = [.. quiet.Archives.Where(a => a.Kind == ArchiveKind.Events).Select(a => a.Records).Order()];
        Assert.InRange(sizes[sizes.Count / 2], 15, 32);
        Assert.InRange(sizes[sizes.Count * 9 / 10], 90, 260);
        Assert.InRange(sizes[^1], 300, 394);
        Assert.Contains(s_plan.Archives, a => a.Records >= 1_500);
        Assert.Empty(ArchivePlan.Create(GeneratorProfile.Default, 3, 0, withDigests: true).Archives);
    }

    [Fact]
    public void Content_agrees_with_the_key()
    {
        ArchiveGenerator generator = new(s_plan);
        foreach (PlannedArchive archive in s_plan.Archives.Where((a, i) => i % 5 == 0 || a.Kind is not ArchiveKind.Events).Where(a => a.Kind != ArchiveKind.Digest))
        {
            using JsonDocument json = JsonDocument.Parse(Content(generator, archive));
            List<JsonElement> records = [.. json.RootElement.GetProperty("Records").EnumerateArray()];
            Assert.Equal(archive.Records, records.Count);
            foreach (JsonElement record in records)
            {
                Assert.Equal(archive.Region, Corpus.Text(record, "awsRegion"));
                if (archive.Kind == ArchiveKind.Aggregated)
                {
                    Assert.Equal("Aggregated", Corpus.Text(record, "eventCategory"));
                    continue;
                }
                Assert.Equal(archive.Account, Corpus.Text(record, "recipientAccountId"));
                DateTimeOffset time = DateTimeOffset.Parse(Corpus.Text(record, "eventTime")!, CultureInfo.InvariantCulture);
                Assert.InRange(time, s_plan.Profile.Start, s_plan.Profile.Start + s_plan.Profile.Span);
                Assert.InRange(archive.DeliveredAt - time, TimeSpan.FromMinutes(-15), TimeSpan.FromMinutes(15));
                string? category = Corpus.Text(record, "eventCategory");
                Assert.True(archive.Kind == ArchiveKind.Events ? category is "Management" or "Data" or null : category == archive.Kind.ToString());
            }
        }
    }

    [Fact]
    public void An_archive_depends_on_the_plan_alone()
    {
        PlannedArchive archive = s_plan.Archives[10];
        ArchiveGenerator used = new(s_plan);
        Content(used, s_plan.Archives[4]);
        Content(used, s_plan.Archives[^1]);
        Assert.Equal(Content(new ArchiveGenerator(s_plan), archive), Content(used, archive));
    }

    [Fact]
    public void Compression_is_repeatable_and_names_no_time()
    {
        PlannedArchive archive = s_plan.Archives[10];
        byte[] once = Compressed(archive);
        Assert.Equal(once, Compressed(archive));
        Assert.Equal([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], once[..8]);
        using GZipStream gzip = new(new MemoryStream(once), CompressionMode.Decompress);
        using MemoryStream content = new();
        gzip.CopyTo(content);
        Assert.Equal(Content(new ArchiveGenerator(s_plan), archive), content.ToArray());
    }

    [Fact]
    public void A_digest_lists_the_archives_of_its_hour_with_the_hash_of_their_content()
    {
        ArchiveGenerator generator = new(s_plan);
        List<PlannedArchive> digests = [.. s_plan.Archives.Where(a => a.Kind == ArchiveKind.Digest)];
        Assert.Equal(9, digests.Count);
        using JsonDocument json = JsonDocument.Parse(Content(generator, digests[0]));
        JsonElement file = json.RootElement.GetProperty("logFiles")[0];
        PlannedArchive covered = s_plan.Archives.Single(a => a.Key == Corpus.Text(file, "s3Object"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Content(generator, covered))), Corpus.Text(file, "hashValue"));
        Assert.Equal(digests[0].Key, Corpus.Text(json.RootElement, "digestS3Object"));
    }

    [Fact]
    public void Gzip_wins_what_it_wins_on_real_trails()
    {
        PlannedArchive archive = s_plan.Archives.Where(a => a.Kind == ArchiveKind.Events).MaxBy(a => a.Records)!;
        double ratio = (double)Content(new ArchiveGenerator(s_plan), archive).Length / Compressed(archive).Length;
        Assert.InRange(ratio, 5.0, 10.0);
    }

    internal static byte[] Content(ArchiveGenerator generator, PlannedArchive archive)
    {
        using MemoryStream content = new();
        generator.WriteUncompressed(archive, content);
        return content.ToArray();
    }

    private static byte[] Compressed(PlannedArchive archive)
    {
        using MemoryStream content = new();
        new ArchiveGenerator(s_plan).Write(archive, content);
        return content.ToArray();
    }

    [GeneratedRegex(@"^AWSLogs/(o-[a-z0-9]+/)?(?<account>\d{12})/CloudTrail(?<kind>|-NetworkActivity|-Insight|-Aggregated)/(?<region>[a-z0-9-]+)/(?<day>\d{4}/\d\d/\d\d)/\k<account>_CloudTrail\k<kind>_\k<region>_(?<stamp>\d{8}T\d{4}Z)_[A-Za-z0-9]{16}\.json\.gz$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^AWSLogs/(o-[a-z0-9]+/)?(\d{12})/CloudTrail-Digest/([a-z0-9-]+)/\d{4}/\d\d/\d\d/\2_CloudTrail-Digest_\3_management-events_us-east-1_\d{8}T\d{6}Z\.json\.gz$")]
    private static partial Regex DigestKey();
}

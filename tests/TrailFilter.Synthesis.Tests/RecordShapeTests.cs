using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrailFilter.Synthesis.Tests;

public partial class RecordShapeTests
{
    /// <summary>CloudTrail's own key order, which no generated API event may break.</summary>
    private static readonly string[] s_order =
    [
        "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent", "errorCode",
        "errorMessage", "requestParameters", "responseElements", "additionalEventData", "requestID", "eventID", "readOnly", "resources",
        "eventType", "apiVersion", "managementEvent", "recipientAccountId", "sharedEventID", "serviceEventDetails", "vpcEndpointId",
        "vpcEndpointAccountId", "eventCategory", "tlsDetails", "sessionCredentialFromConsole",
    ];

    private static readonly List<JsonElement> s_records = Corpus.Default.Records;

    private static IEnumerable<JsonElement> ApiEvents => s_records.Where(r => Corpus.Text(r, "eventCategory") is not ("Insight" or "Aggregated"));

    [Fact]
    public void Keys_stand_in_the_order_CloudTrail_writes_and_none_twice()
    {
        foreach (JsonElement record in ApiEvents)
        {
            int[] places = [.. record.EnumerateObject().Select(member => Array.IndexOf(s_order, member.Name))];
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Distinct().Order(), places);
        }
    }

    [Fact]
    public void Times_accounts_and_Regions_are_those_of_the_profile()
    {
        GeneratorProfile profile = GeneratorProfile.Default;
        foreach (JsonElement record in ApiEvents)
        {
            Assert.Contains(Corpus.Text(record, "recipientAccountId"), profile.Accounts);
            Assert.Contains(Corpus.Text(record, "awsRegion"), profile.Regions);
            DateTimeOffset time = DateTimeOffset.ParseExact(Corpus.Text(record, "eventTime")!, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            Assert.InRange(time, profile.Start, profile.Start + profile.Span);
        }
    }

    [Fact]
    public void Event_IDs_are_UUIDs_and_never_repeat()
    {
        HashSet<string> seen = [];
        foreach (JsonElement record in ApiEvents)
        {
            string id = Corpus.Text(record, "eventID")!;
            Assert.Matches(Uuid(), id);
            Assert.True(seen.Add(id));
        }
    }

    [Theory]
    [InlineData("IAMUser")]
    [InlineData("AssumedRole")]
    [InlineData("Root")]
    [InlineData("AWSService")]
    [InlineData("AWSAccount")]
    [InlineData("Unknown")]
    public void Every_type_of_identity_occurs(string type) =>
        Assert.Contains(s_records, r => r.TryGetProperty("userIdentity", out JsonElement identity) && Corpus.Is(identity, "type", type));

    [Fact]
    public void Bucket_wide_calls_have_a_prefix_and_the_bucket_may_come_first()
    {
        List<List<JsonElement>> lists = [.. s_records.Where(r => Corpus.Is(r, "eventName", "ListObjects")).Select(r => Corpus.Resources(r).ToList())];
        Assert.NotEmpty(lists);
        Assert.All(lists, entries => Assert.Contains(entries, e => e.TryGetProperty("ARNPrefix", out _) && !e.TryGetProperty("ARN", out _)));
        Assert.Contains(lists, entries => Corpus.Is(entries[0], "type", "AWS::S3::Object"));
        Assert.Contains(lists, entries => Corpus.Is(entries[0], "type", "AWS::S3::Bucket"));
    }

    [Fact]
    public void Rare_shapes_occur()
    {
        bool Deleted(JsonElement r) => Corpus.Is(r, "eventName", "DeleteObject") && Corpus.Is(r, "eventType", "AwsServiceEvent");
        bool Stream(JsonElement r) => Corpus.Resources(r).Select(e => Corpus.Text(e, "type")).SequenceEqual(["AWS::DynamoDB::Stream", "AWS::DynamoDB::Table"]);
        bool TwoTables(JsonElement r) => Corpus.Resources(r).Count(e => Corpus.Is(e, "type", "AWS::DynamoDB::Table")) == 2;
        bool TenUntyped(JsonElement r) => Corpus.Resources(r).Count(e => !e.TryGetProperty("type", out _)) == 10;
        bool Delivery(JsonElement r) => Corpus.Is(r, "eventName", "PutObject") && Corpus.Is(r, "userAgent", "cloudtrail.amazonaws.com");
        bool NoArn(JsonElement r) => Corpus.Resources(r).Any(e => Corpus.Is(e, "type", "AWS::CloudWatch::Metric") && !e.TryGetProperty("ARN", out _));
        bool Nested(JsonElement r) => Corpus.Is(r, "eventName", "PutEventSelectors");
        bool Unmanaged(JsonElement r) => Corpus.Is(r, "eventName", "RotateKey") && !r.TryGetProperty("managementEvent", out _);
        bool Old(JsonElement r) => Corpus.Is(r, "eventVersion", "1.03") && r.TryGetProperty("apiVersion", out _) && !r.TryGetProperty("readOnly", out _);
        Func<JsonElement, bool>[] rare =
        [
            Deleted, Stream, TwoTables, TenUntyped, Delivery, NoArn, Nested, Unmanaged, Old,
            r => Corpus.Is(r, "eventType", "AwsConsoleSignIn"), r => Corpus.Is(r, "eventType", "AwsConsoleAction"),
            r => Corpus.Is(r, "eventName", "Invoke"), r => Corpus.Is(r, "sessionCredentialFromConsole", "true"),
            r => Corpus.Is(r, "eventCategory", "Management") && r.TryGetProperty("vpcEndpointId", out _),
        ];
        Assert.All(rare, holds => Assert.Contains(s_records, r => holds(r)));
    }

    [Fact]
    public void Network_activity_events_have_none_of_the_fields_they_lack()
    {
        foreach (JsonElement record in s_records.Where(r => Corpus.Is(r, "eventCategory", "NetworkActivity")))
        {
            Assert.Equal("AwsVpceEvent", Corpus.Text(record, "eventType"));
            Assert.NotNull(Corpus.Text(record, "vpcEndpointId"));
            foreach (string absent in new[] { "readOnly", "managementEvent", "resources", "requestParameters" })
            {
                Assert.False(record.TryGetProperty(absent, out _), absent);
            }
        }
    }

    [Fact]
    public void Object_keys_come_with_escapes_and_with_letters_beyond_ASCII()
    {
        List<string> keys = [.. s_records.Where(r => r.TryGetProperty("requestParameters", out JsonElement p) && p.ValueKind == JsonValueKind.Object)
            .Select(r => Corpus.Text(r.GetProperty("requestParameters"), "key")).OfType<string>()];
        foreach (string part in new[] { "é", "ß", "東", "\"final\"", "\\share\\", "🚀", "a+b=c&d/with space" })
        {
            Assert.Contains(keys, key => key.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_key_is_written_alike_in_parameters_and_resources()
    {
        foreach (JsonElement record in s_records.Where(r => Corpus.Resources(r).Any(e => Corpus.Is(e, "type", "AWS::S3::Object") && e.TryGetProperty("ARN", out _))))
        {
            if (record.GetProperty("requestParameters") is { ValueKind: JsonValueKind.Object } parameters && Corpus.Text(parameters, "bucketName") is string bucket)
            {
                JsonElement entry = Corpus.Resources(record).First(e => Corpus.Is(e, "type", "AWS::S3::Object"));
                Assert.Equal($"arn:aws:s3:::{bucket}/{Corpus.Text(parameters, "key")}", Corpus.Text(entry, "ARN"));
            }
        }
    }

    [Theory]
    [InlineData(16_384)]
    [InlineData(65_536)]
    [InlineData(262_144)]
    public void Large_records_reach_but_never_pass_their_bound(int bound)
    {
        RecordGenerator generator = new(new GeneratorProfile { LargeShare = 1, NetworkActivityShare = 0, InsightShare = 0, MaxRecordBytes = bound }, 5);
        int largest = 0;
        for (int i = 0; i < 300; i++)
        {
            ReadOnlySpan<byte> record = generator.Next();
            largest = Math.Max(largest, record.Length);
            JsonElement json = JsonElement.Parse(record);
            Assert.All(["requestParameters", "responseElements"], part => Assert.InRange(json.GetProperty(part).GetRawText().Length, 0, 102_400));
        }
        Assert.InRange(largest, bound * 5 / 8, bound);
    }

    [Fact]
    public void A_profile_out_of_range_is_refused()
    {
        GeneratorProfile good = GeneratorProfile.Default;
        GeneratorProfile[] bad =
        [
            good with { Accounts = [] }, good with { Accounts = ["1"] }, good with { Regions = ["us east"] }, good with { DataShare = 1.5 },
            good with { DataShare = 0.9, NetworkActivityShare = 0.2 }, good with { BucketsPerPlace = 0 }, good with { MaxRecordBytes = 1 },
            good with { Span = TimeSpan.Zero },
        ];
        Assert.All(bad, profile => Assert.Throws<ArgumentException>(() => new RecordGenerator(profile, 1)));
    }

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();
}

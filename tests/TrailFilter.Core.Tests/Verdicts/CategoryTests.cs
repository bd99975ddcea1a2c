using System.Text;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using static TrailFilter.Core.Tests.Verdicts.Deciding;
using static TrailFilter.Core.Tests.Verdicts.SelectorText;

namespace TrailFilter.Core.Tests.Verdicts;

/// <summary>Rulings R3 to R5 and R20.</summary>
public sealed class CategoryTests
{
    [Theory]
    [InlineData("""{"eventCategory":"Management"}""", "Management", VerdictMarks.None)]
    [InlineData("""{"eventCategory":"Data","managementEvent":true}""", "Data", VerdictMarks.None)]
    [InlineData("""{"eventCategory":"NetworkActivity"}""", "NetworkActivity", VerdictMarks.None)]
    [InlineData("""{"managementEvent":true,"eventType":"AwsVpceEvent"}""", "Management", VerdictMarks.CategoryInferred)]
    [InlineData("""{"managementEvent":"false"}""", "Data", VerdictMarks.CategoryInferred)]
    [InlineData("""{"managementEvent":"no","eventType":"AwsVpceEvent"}""", "NetworkActivity", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventType":"AwsVpceEvents"}""", "NetworkActivity", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventCategory":true,"managementEvent":false}""", "Data", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventCategory":null}""", "Management", VerdictMarks.CategoryInferred)]
    [InlineData("""{"resources":[{"type":"x"},{"type":"AWS::S3::Object"}]}""", "Data", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventSource":"s3.amazonaws.com","eventName":"GetObject"}""", "Data", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventSource":"s3.amazonaws.com","eventName":"GetBucketAcl"}""", "Management", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventSource":"lambda.amazonaws.com","eventName":"Invoke"}""", "Data", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventSource":"lambda.amazonaws.com","eventName":"GetObject"}""", "Management", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventSource":"dynamodb.amazonaws.com","eventName":"GetItem"}""", "Data", VerdictMarks.CategoryInferred)]
    [InlineData("""{"vpcEndpointId":"vpce-1"}""", "Management", VerdictMarks.CategoryInferred)]
    [InlineData("{}", "Management", VerdictMarks.CategoryInferred)]
    public void The_category_is_read_or_inferred(string record, string category, VerdictMarks marks)
    {
        foreach (string other in (string[])["Management", "Data", "NetworkActivity"])
        {
            Verdict verdict = Decide(record, TrailOf("t", Advanced($"eventCategory Equals {other}")));
            Assert.Equal(other == category ? Outcome.Logged : Outcome.NotLogged, verdict.Outcome);
            Assert.Equal(marks, verdict.Marks);
        }
    }

    [Theory]
    [InlineData("s3.amazonaws.com", "GetObject HeadObject PutObject PostObject DeleteObject DeleteObjects CopyObject ListObjects "
        + "ListObjectVersions ListParts GetObjectAcl PutObjectAcl GetObjectTagging PutObjectTagging DeleteObjectTagging UploadPart "
        + "UploadPartCopy CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload RestoreObject SelectObjectContent "
        + "GetObjectTorrent")]
    [InlineData("lambda.amazonaws.com", "Invoke")]
    [InlineData("dynamodb.amazonaws.com", "GetItem PutItem DeleteItem UpdateItem Query Scan BatchGetItem BatchWriteItem "
        + "TransactGetItems TransactWriteItems ExecuteStatement ExecuteTransaction BatchExecuteStatement")]
    public void The_data_events_of_old_are_known(string eventSource, string eventNames)
    {
        foreach (string eventName in eventNames.Split(' '))
        {
            Assert.True(LegacyDataEvents.Contains(Encoding.UTF8.GetBytes(eventSource), Encoding.UTF8.GetBytes(eventName)));
            Assert.False(LegacyDataEvents.Contains("ec2.amazonaws.com"u8, Encoding.UTF8.GetBytes(eventName)));
        }

        Assert.False(LegacyDataEvents.Contains(Encoding.UTF8.GetBytes(eventSource), []));
    }

    [Theory]
    [InlineData("""{"eventCategory":"Insight"}""", VerdictMarks.None)]
    [InlineData("""{"eventCategory":"Aggregated"}""", VerdictMarks.None)]
    [InlineData("""{"eventCategory":""}""", VerdictMarks.None)]
    [InlineData("""{"eventType":"AwsCloudTrailInsight"}""", VerdictMarks.CategoryInferred)]
    [InlineData("""{"eventType":"AwsAggregatedEvent"}""", VerdictMarks.CategoryInferred)]
    public void Records_that_event_selectors_never_decide_are_ungoverned(string record, VerdictMarks marks)
    {
        Verdict verdict = Decide(
            record, TrailOf("t", Advanced("eventCategory Equals Insight|Aggregated|Management"), Advanced("eventName NotEquals x")));
        Assert.Equal(Outcome.Ungoverned, verdict.Outcome);
        Assert.Equal(marks, verdict.Marks);
    }

    [Fact]
    public void Event_data_stores_govern_every_category_that_is_named()
    {
        var store = new Trail("store", new SelectorSet(null, [], [Advanced("eventCategory Equals Insight")]), TrailKind.EventDataStore);
        Trail trail = TrailOf("trail", Advanced("eventCategory Equals Insight"));
        Assert.Equal(Outcome.Logged, Decide("""{"eventCategory":"Insight"}""", store, trail).Outcome);
        Assert.Equal(Outcome.NotLogged, Decide("""{"eventCategory":"Evidence"}""", store, trail).Outcome);
        Assert.Equal(Outcome.NotLogged, Decide("""{"eventCategory":"Management"}""", store).Outcome);
        Assert.Equal(Outcome.Ungoverned, Decide("""{"eventType":"AwsCloudTrailInsight"}""", store).Outcome);
        Assert.Equal(Outcome.Ungoverned, Decide("""{"eventCategory":"Insight"}""", trail).Outcome);
    }

    [Fact]
    public void Without_trails_nothing_is_governed()
        => Assert.Equal(Outcome.Ungoverned, Decide("""{"eventCategory":"Management"}""").Outcome);
}

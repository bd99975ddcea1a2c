using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Reasoning.Tests;

/// <summary>Records made of what somebody says about an event.</summary>
public sealed class DescribedRecordTests
{
    [Theory]
    [InlineData("s3", "GetObject", "arn:aws:s3:::photos/cat.jpg", "Data", "AWS::S3::Object", true)]
    [InlineData("s3", "DeleteObjects", "arn:aws:s3:::photos/cat.jpg", "Data", "AWS::S3::Object", false)]
    [InlineData("s3", "GetBucketPolicy", "arn:aws:s3:::photos", "Management", "AWS::S3::Bucket", true)]
    [InlineData("s3", "PutObject", null, "Data", "AWS::S3::Object", false)]
    [InlineData("s3", "GetObject", "arn:aws:s3:us-east-1:111122223333:accesspoint/a", "Management", "AWS::S3::AccessPoint", true)]
    [InlineData("lambda", "Invoke", "arn:aws:lambda:eu-west-1:444455556666:function:f", "Data", "AWS::Lambda::Function", false)]
    [InlineData("lambda", "GetFunction", "arn:aws:lambda:eu-west-1:444455556666:function:f", "Management", "AWS::Lambda::Function", true)]
    [InlineData("dynamodb", "GetItem", "arn:aws:dynamodb:eu-west-1:444455556666:table/t", "Data", "AWS::DynamoDB::Table", true)]
    [InlineData("dynamodb", "GetRecords", "arn:aws:dynamodb:eu-west-1:444455556666:table/t/stream/x", "Data", "AWS::DynamoDB::Stream", true)]
    [InlineData("dynamodb", "Query", "arn:aws:dynamodb:eu-west-1:444455556666:table/t/index/i", "Management", null, true)]
    [InlineData("kms", "Decrypt", null, "Management", null, true)]
    [InlineData("iam", "CreateUser", null, "Management", null, false)]
    public void Category_type_and_readOnly_are_taken_from_what_is_said(
        string service, string name, string? arn, string category, string? type, bool readOnly)
    {
        var made = DescribedRecord.Of(new DescribedEvent { EventSource = $"{service}.amazonaws.com", EventName = name, ResourceArn = arn });

        using var document = JsonDocument.Parse(made.Record);
        JsonElement record = document.RootElement;
        Assert.Equal(category, record.GetProperty("eventCategory").GetString());
        Assert.Equal(category == "Management", record.GetProperty("managementEvent").GetBoolean());
        Assert.Equal(readOnly, record.GetProperty("readOnly").GetBoolean());
        Assert.Contains($"eventCategory is taken to be {category}.", made.Assumptions);
        if (record.TryGetProperty("resources", out JsonElement resources))
        {
            JsonElement entry = Assert.Single(resources.EnumerateArray());
            Assert.Equal(type, entry.TryGetProperty("type", out JsonElement found) ? found.GetString() : null);
            Assert.Equal(arn, entry.TryGetProperty("ARN", out found) ? found.GetString() : null);
        }
        else
        {
            Assert.Null(type);
            Assert.Null(arn);
        }

        if (arn?.Contains(":eu-west-1:", StringComparison.Ordinal) == true)
        {
            Assert.Equal("eu-west-1", record.GetProperty("awsRegion").GetString());
            Assert.Equal("444455556666", record.GetProperty("recipientAccountId").GetString());
        }
    }

    [Fact]
    public void All_that_is_said_stands_in_the_record_and_nothing_is_assumed()
    {
        var made = DescribedRecord.Of(new DescribedEvent
        {
            EventSource = "sns.amazonaws.com",
            EventName = "Publish",
            Category = "NetworkActivity",
            ResourceArn = "arn:aws:sns:us-east-1:111122223333:alerts",
            ResourceType = "AWS::SNS::Topic",
            ReadOnly = true,
            CallerArn = "arn:aws:iam::111122223333:user/john",
            ErrorCode = "VpceAccessDenied",
            EventType = "AwsVpceEvent",
            VpcEndpointId = "vpce-1",
            FromConsole = true,
            Account = "999988887777",
            Region = "eu-central-1",
        });

        Assert.Empty(made.Assumptions);
        using var document = JsonDocument.Parse(made.Record);
        JsonElement record = document.RootElement;
        (string Field, string Value)[] said =
        [
            ("eventSource", "sns.amazonaws.com"), ("eventName", "Publish"), ("eventCategory", "NetworkActivity"), ("errorCode", "VpceAccessDenied"),
            ("eventType", "AwsVpceEvent"), ("vpcEndpointId", "vpce-1"), ("sessionCredentialFromConsole", "true"),
            ("recipientAccountId", "999988887777"), ("awsRegion", "eu-central-1"),
        ];
        Assert.All(said, one => Assert.Equal(one.Value, record.GetProperty(one.Field).GetString()));
        Assert.Equal("arn:aws:iam::111122223333:user/john", record.GetProperty("userIdentity").GetProperty("arn").GetString());
        Assert.True(record.GetProperty("readOnly").GetBoolean());
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        var made = DescribedRecord.Of(new DescribedEvent { EventSource = "\"},{\"a\":\"", EventName = "\u001b[2J\n\u0000" });

        using var document = JsonDocument.Parse(made.Record);
        Assert.Equal("\u001b[2J\n\u0000", document.RootElement.GetProperty("eventName").GetString());
        var filter = new RecordFilter(SelectorProgram.Compile([new Trail("default", SelectorSet.Default)]));
        filter.ResetTo(made.Record.ToArray());
        filter.Complete();
        Assert.Equal(FilterStatus.Record, filter.Read(out FilteredRecord record));
        Assert.Equal(Outcome.Logged, record.Verdict.Outcome);
        Assert.Equal(FilterStatus.End, filter.Read(out _));
    }
}

using System.Text;
using System.Text.RegularExpressions;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>ARNs as they stand in real records, names changed.</summary>
public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:s3:::bucket/logs/2026/a.gz", "arn:aws:s3:::bucket")]
    [InlineData("arn:aws:s3:::bucket/", "arn:aws:s3:::bucket")]
    [InlineData("arn:aws:s3:::bucket", "arn:aws:s3:::bucket")]
    [InlineData("arn:aws-us-gov:s3:::bucket/k:with:colons", "arn:aws-us-gov:s3:::bucket")]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:accesspoint/ap/object/k", "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap")]
    [InlineData("arn:aws:s3express:us-east-1:1:bucket/b--use1-az4--x-s3/k", "arn:aws:s3express:us-east-1:1:bucket/b--use1-az4--x-s3")]
    [InlineData("arn:aws:s3-outposts:us-east-1:1:outpost/op-1/bucket/b/object/k", "arn:aws:s3-outposts:us-east-1:1:outpost/op-1/bucket/b")]
    [InlineData("arn:aws:dynamodb:us-east-1:1:table/T/index/by-day", "arn:aws:dynamodb:us-east-1:1:table/T")]
    [InlineData("arn:aws:dynamodb:us-east-1:1:table/T/stream/2026-01-01T00:00:00.000", "arn:aws:dynamodb:us-east-1:1:table/T")]
    [InlineData("arn:aws:lambda:us-west-2:1:function:f:live", "arn:aws:lambda:us-west-2:1:function:f")]
    [InlineData("arn:aws:lambda:us-west-2:1:function:f", "arn:aws:lambda:us-west-2:1:function:f")]
    [InlineData("arn:aws:logs:us-east-1:1:log-group:/aws/lambda/f:log-stream:s", "arn:aws:logs:us-east-1:1:log-group:/aws/lambda/f")]
    [InlineData("arn:aws:sns:us-east-1:1:topic:8c0c6ac9-1111", "arn:aws:sns:us-east-1:1:topic")]
    [InlineData("arn:aws:iam::1:role/service-role/r", "arn:aws:iam::1:role/service-role/r")]
    [InlineData("arn:aws:kms:us-east-1:1:key/8c0c6ac9", "arn:aws:kms:us-east-1:1:key/8c0c6ac9")]
    [InlineData("arn:aws:s3", "arn:aws:s3")]
    [InlineData("bucket/key", "bucket/key")]
    [InlineData("", "")]
    public void The_parent_of_a_resource(string arn, string parent) =>
        Assert.Equal(parent, Encoding.UTF8.GetString(ParentArn.Of(Encoding.UTF8.GetBytes(arn))));

    [Fact]
    public void The_parents_of_real_resources_are_few()
    {
        const string NotChecked = "parents of real resources";
        string[] arns =
        [
            .. from record in Jobs.RealRecords(NotChecked)
               from Match match in Regex.Matches(Encoding.UTF8.GetString(record), "\"ARN\":\"arn:aws:s3:::[^\"/]*/[^\"]*\"")
               select match.Value[7..^1],
        ];
        Assert.True(arns.Distinct().Count() > 1_000);
        Assert.All(arns.Distinct(), static arn => Assert.Equal(
            arn[..arn.IndexOf('/', StringComparison.Ordinal)], Encoding.UTF8.GetString(ParentArn.Of(Encoding.UTF8.GetBytes(arn)))));
    }

    [Theory]
    [InlineData("arn:aws:sts::1:assumed-role/Admin/alice@example.com", "arn:aws:sts::1:assumed-role/Admin")]
    [InlineData("arn:aws-cn:sts::1:assumed-role/Admin/a/b", "arn:aws-cn:sts::1:assumed-role/Admin")]
    [InlineData("arn:aws:sts::1:assumed-role/Admin", "arn:aws:sts::1:assumed-role/Admin")]
    [InlineData("arn:aws:iam::1:user/path/Bob", "arn:aws:iam::1:user/path/Bob")]
    [InlineData("arn:aws:iam::1:root", "arn:aws:iam::1:root")]
    [InlineData("arn:aws:sts::1:federated-user/Eve", "arn:aws:sts::1:federated-user/Eve")]
    [InlineData("assumed-role/Admin/alice", "assumed-role/Admin/alice")]
    public void The_caller_behind_an_ARN(string arn, string caller) =>
        Assert.Equal(caller, Encoding.UTF8.GetString(new CallerName().Of("{}"u8, Encoding.UTF8.GetBytes(arn))));

    [Theory]
    [InlineData("""{"userIdentity":{"type":"AWSService","invokedBy":"s3.amazonaws.com"}}""", "s3.amazonaws.com")]
    [InlineData("""{"a":{"userIdentity":{"type":"No"}},"userIdentity":{"accountId":"1","x":[{"type":"No"}],"type":"AWS\u0041ccount"}}""", "AWSAccount 1")]
    [InlineData("""{"userIdentity":{"type":"SAMLUser","accountId":null}}""", "SAMLUser")]
    [InlineData("""{"userIdentity":{"accountId":"1"}}""", "1")]
    [InlineData("""{"userIdentity":{}}""", "")]
    [InlineData("""{"userIdentity":"x"}""", "")]
    [InlineData("""{"userIdentity":{"type":7,"invokedBy":""}}""", "")]
    [InlineData("""{"userIdentity":{"type":"\ud800"}}""", "")]
    [InlineData("""{"userIdentity":{"type":nonsense}}""", "")]
    [InlineData("""{"eventName":"x"}""", "")]
    public void The_caller_without_an_ARN(string record, string caller) =>
        Assert.Equal(caller, Encoding.UTF8.GetString(new CallerName().Of(Encoding.UTF8.GetBytes(record), default)));
}

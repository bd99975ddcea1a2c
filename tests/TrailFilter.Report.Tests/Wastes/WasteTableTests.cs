using System.Text;
using System.Text.Json;
using TrailFilter.Report.Tests.Rules;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Tests.Wastes;

public sealed class WasteTableTests
{
    [Fact]
    public void Every_entry_of_the_file_is_there()
    {
        WasteTable table = WasteTable.BuiltIn;
        Assert.Equal(FactFiles.Wastes.EnumerateArray().Select(entry => entry.GetProperty("id").GetString()), table.Entries.Select(entry => entry.Id));
        Assert.Equal(
            ["waste/deleted-objects-one-by-one", "waste/dynamodb-streams", "waste/log-bucket-deliveries", "waste/log-group-deliveries"],
            table.Rules.Select(rule => rule.Id));
        Assert.All(table.Entries.SelectMany(entry => entry.Cure.Fragments), fragment =>
        {
            using var selectors = JsonDocument.Parse(fragment);
            Assert.All(selectors.RootElement.EnumerateArray(), selector => Assert.True(selector.TryGetProperty("Field", out _)));
        });
    }

    [Theory]
    [InlineData("deleted-objects-one-by-one", """{"eventSource":"s3.amazonaws.com","eventName":"DeleteObject","eventType":"AwsServiceEvent","resources":[{"type":"AWS::S3::Bucket"},{"type":"AWS::S3::Object","ARN":"x"}]}""", true)]
    [InlineData("deleted-objects-one-by-one", """{"eventSource":"s3.amazonaws.com","eventName":"DeleteObject","eventType":"AwsApiCall","resources":[{"type":"AWS::S3::Object","ARN":"x"}]}""", false)]
    [InlineData("deleted-objects-one-by-one", """{"eventSource":"s3.amazonaws.com","eventName":"DeleteObject","eventType":"AwsServiceEvent","resources":[{"type":"AWS::S3::Bucket"}]}""", false)]
    [InlineData("dynamodb-streams", """{"eventSource":"dynamodb.amazonaws.com","eventName":"GetRecords","eventCategory":"Data","resources":[{"type":"AWS::DynamoDB::Table"},{"type":"AWS::DynamoDB::Stream"}]}""", true)]
    [InlineData("dynamodb-streams", """{"eventSource":"dynamodb.amazonaws.com","eventName":"GetShardIterator","managementEvent":false,"resources":[{"type":"AWS::DynamoDB::Stream"}]}""", true)]
    [InlineData("dynamodb-streams", """{"eventSource":"dynamodb.amazonaws.com","eventName":"GetRecords","eventCategory":"Data","resources":[{"type":"AWS::DynamoDB::Table"}]}""", false)]
    [InlineData("dynamodb-streams", """{"eventSource":"dynamodb.amazonaws.com","eventName":"GetItem","eventCategory":"Data","resources":[{"type":"AWS::DynamoDB::Stream"}]}""", false)]
    [InlineData("log-bucket-deliveries", """{"eventSource":"s3.amazonaws.com","eventName":"PutObject","userIdentity":{"type":"AWSService","invokedBy":"cloudtrail.amazonaws.com"},"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/AWSLogs/1/x.json.gz"}]}""", true)]
    [InlineData("log-bucket-deliveries", """{"eventSource":"s3.amazonaws.com","eventName":"PutObject","userIdentity":{"invokedBy":"cloudtrail.amazonaws.com"},"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b\/p\/AWSLogs\/1"}]}""", true)]
    [InlineData("log-bucket-deliveries", """{"eventSource":"s3.amazonaws.com","eventName":"PutObject","userIdentity":{"invokedBy":"config.amazonaws.com"},"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/AWSLogs/cloudtrail.amazonaws.com"}]}""", false)]
    [InlineData("log-bucket-deliveries", """{"eventSource":"s3.amazonaws.com","eventName":"PutObject","userIdentity":{"invokedBy":"cloudtrail.amazonaws.com"},"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/x"},{"type":"AWS::S3::Bucket","ARN":"AWSLogs/"}]}""", false)]
    [InlineData("log-group-deliveries", """{"eventSource":"logs.amazonaws.com","eventName":"PutLogEvents","userIdentity":{"invokedBy":"cloudtrail.amazonaws.com"}}""", true)]
    [InlineData("log-group-deliveries", """{"eventSource":"logs.amazonaws.com","eventName":"PutLogEvents","invokedBy":"cloudtrail.amazonaws.com"}""", false)]
    public void Rules(string waste, string record, bool expected) =>
        Assert.Equal(expected, RuleRun.Fits(WasteTable.BuiltIn.Rules.Single(rule => rule.Id == "waste/" + waste), record));

    [Theory]
    [InlineData("\"recognise\":{}", "t.json: wastes[0].recognise has no when.")]
    [InlineData("\"recognise\":{\"overlap\":{\"key\":\"x\",\"trails\":2}}", "t.json: wastes[0].recognise.overlap.key is not eventID, the only key by which copies are told.")]
    [InlineData("\"recognise\":{\"overlap\":{\"key\":\"eventID\",\"trails\":0}}", "t.json: wastes[0].recognise.overlap.trails is no whole number from 1 up.")]
    [InlineData("\"recognise\":{\"overlap\":{\"key\":\"eventID\",\"trails\":2},\"when\":{}}", "t.json: wastes[0].recognise has conditions beside overlap.")]
    [InlineData("\"recognise\":{\"when\":{\"a\":{\"equal\":[\"b\"]}}}", "t.json: wastes[0].recognise.when.a.equal is unknown;")]
    [InlineData("\"recognise\":{\"when\":{}},\"end\":{\"fragments\":[[]],\"losesToo\":\"\"}", "t.json: wastes[0].end.fragments[0] has no field selector.")]
    [InlineData("\"recognise\":{\"when\":{}},\"end\":{\"fragments\":[[{}]],\"losesToo\":\"\"}", "t.json: wastes[0].end has only one of appliesTo and fragments.")]
    [InlineData("\"recognise\":{\"when\":{}},\"end\":{\"fragments\":[]}", "t.json: wastes[0].end has no losesToo.")]
    public void A_bad_file_is_an_error_that_names_the_path(string part, string message)
    {
        byte[] file = Encoding.UTF8.GetBytes(
            "{\"name\":\"n\",\"asOf\":\"d\",\"wastes\":[{\"id\":\"i\",\"title\":\"t\",\"why\":\"w\",\"source\":\"u\"," + part + "}]}");
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => WasteTable.Read(file, "t.json"));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }
}

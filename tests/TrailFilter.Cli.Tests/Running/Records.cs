using System.Text;
using System.Text.Json;

namespace TrailFilter.Cli.Tests.Running;

/// <summary>Small records for tests.</summary>
internal static class Records
{
    /// <summary>A management event, which a trail without selectors logs.</summary>
    public static string Management(string name) => OneLine($$"""
        {"eventVersion":"1.09","eventTime":"2026-03-02T10:00:00Z","eventSource":"iam.amazonaws.com","eventName":"{{name}}",
        "awsRegion":"us-east-1","eventCategory":"Management","managementEvent":true,"recipientAccountId":"111122223333"}
        """);

    /// <summary>A data event, which a trail without selectors does not log.</summary>
    public static string Data(string name) => OneLine($$"""
        {"eventVersion":"1.09","eventTime":"2026-03-04T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"{{name}}",
        "awsRegion":"eu-west-1","resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::photos/a.jpg"}],
        "eventCategory":"Data","managementEvent":false,"recipientAccountId":"444455556666"}
        """);

    /// <summary>An Insights event, which event selectors of a trail do not decide.</summary>
    public static string Insight { get; } = OneLine("""
        {"eventVersion":"1.09","eventTime":"2026-03-02T10:00:00Z","eventType":"AwsCloudTrailInsight",
        "awsRegion":"us-east-1","eventCategory":"Insight","recipientAccountId":"111122223333"}
        """);

    /// <summary>Lines as bytes, each with its line feed.</summary>
    public static byte[] Lines(params string[] records) =>
        Encoding.UTF8.GetBytes(string.Concat(records.Select(static record => record + "\n")));

    /// <summary>The records of a packed archive, each exactly as it stands there.</summary>
    public static IEnumerable<string> OfArchive(string path) => JsonDocument.Parse(TestFolder.Unzip(path)).RootElement
        .GetProperty("Records").EnumerateArray().Select(static record => record.GetRawText());

    private static string OneLine(string text) => text.ReplaceLineEndings("");
}

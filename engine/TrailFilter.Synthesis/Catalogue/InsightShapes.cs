namespace TrailFilter.Synthesis.Catalogue;

/// <summary>Insights events and aggregated events: whole templates, because they share little with API events.</summary>
internal static class InsightShapes
{
    public static IReadOnlyList<(RecordCategory Category, string Template)> All { get; } =
    [
        (RecordCategory.Insight, OfInsight("Start", "ApiCallRateInsight", "ssm", "UpdateInstanceInformation", "null")),
        (RecordCategory.Insight, OfInsight("End", "ApiCallRateInsight", "ec2", "DescribeInstances", "null")),
        (RecordCategory.Insight, OfInsight("Start", "ApiErrorRateInsight", "lambda", "UpdateFunctionCode20150331v2", "AccessDenied")),
        (RecordCategory.Aggregated, """
            {"eventVersion":"1.0","accountId":"<account>","eventId":"<uuid>","eventCategory":"Aggregated","eventType":"AwsAggregatedEvent","awsRegion":"<region>","eventSource":"s3.amazonaws.com","timeWindow":{"windowStart":"<time>","windowEnd":"<time>","windowSize":"PT5M"},"summary":{"primaryDimension":{"dimension":"eventName","statistics":[{"name":"GetObject","value":<number:500-9000>}],"aggregationType":"Count"},"details":[{"dimension":"resourceARN","statistics":[{"name":"arn:aws:s3:::<bucket>","value":<number:10-400>}],"aggregationType":"Count"}]}}
            """),
    ];

    private static string OfInsight(string state, string type, string source, string name, string error) => $$$"""
        {"eventVersion":"1.08","eventTime":"<time>","awsRegion":"<region>","eventID":"<uuid>","eventType":"AwsCloudTrailInsight","recipientAccountId":"<account>","sharedEventID":"<uuid>","insightDetails":{"state":"{{{state}}}","eventSource":"{{{source}}}.amazonaws.com","eventName":"{{{name}}}","insightType":"{{{type}}}","insightContext":{"statistics":{"baseline":{"average":0.00<number:10-99>},"insight":{"average":<number:2-40>.5},"insightDuration":<number:1-20>,"baselineDuration":10<number:100-999>},"attributions":[{"attribute":"userIdentityArn","insight":[{"value":"arn:aws:sts::<account>:assumed-role/<role>","average":<number:2-40>.5}],"baseline":[{"value":"arn:aws:sts::<account>:assumed-role/<role>","average":0.00<number:10-99>}]},{"attribute":"errorCode","insight":[{"value":"{{{error}}}","average":<number:2-40>.5}],"baseline":[{"value":"null","average":0.00<number:10-99>}]}]}},"eventCategory":"Insight"}
        """;
}

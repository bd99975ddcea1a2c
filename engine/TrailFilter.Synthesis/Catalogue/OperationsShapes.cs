using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>
/// Management events of buckets, logs, monitoring, configuration, RDS Data and CloudTrail itself. CloudTrail's own records
/// hold selectors, so the names selectors look at occur inside requestParameters too.
/// </summary>
internal static class OperationsShapes
{
    private const string BucketHost = "<bucket>.s3.<region>.amazonaws.com";

    private const string Selectors = """[{"name":"S3 writes","fieldSelectors":[{"field":"eventCategory","equals":["Data"]},{"field":"resources.type","equals":["AWS::S3::Object"]},{"field":"readOnly","equals":["false"]},{"field":"resources.ARN","startsWith":["arn:aws:s3:::<bucket>/"]}]},{"name":"management","fieldSelectors":[{"field":"eventCategory","equals":["Management"]},{"field":"eventSource","notEquals":["kms.amazonaws.com","rdsdata.amazonaws.com"]}]}]""";

    public static IEnumerable<EventShape> All =>
    [
        OfBucket("GetBucketAcl", 44, "acl") with { Callers = CallerGroup.Services, Shared = true },
        OfBucket("GetBucketLocation", 12, "location"),
        OfBucket("GetBucketEncryption", 8, "encryption") with { Failure = ("ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found") },
        OfBucket("GetBucketPolicy", 8, "policy") with { Failure = ("NoSuchBucketPolicy", "The bucket policy does not exist") },
        OfBucket("GetBucketTagging", 6, "tagging") with { Failure = ("NoSuchTagSet", "The TagSet does not exist") },
        new("s3", "ListBuckets", 8)
        {
            Request = """{"Host":"s3.<region>.amazonaws.com"}""",
            Additional = Transfer,
            RequestId = "<upper:16>",
        },
        OfBucket("PutBucketPolicy", 2, "policy") with
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = """{"bucketPolicy":{"Version":"2012-10-17","Id":"policy-<number:1-99>","Statement":[{"Sid":"Read","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::<otheraccount>:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::<bucket>/*"},{"Sid":"DenyPlain","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::<bucket>","arn:aws:s3:::<bucket>/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]},"bucketName":"<bucket>","Host":"<bucket>.s3.<region>.amazonaws.com","policy":""}""",
        },

        new("logs", "CreateLogStream", 40)
        {
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"logGroupName":"<loggroup>","logStreamName":"2026/03/0<number:1-9>/[$LATEST]<hex:32>"}""",
            ApiVersion = "20140328",
            DeniedResource = "arn:aws:logs:<region>:<account>:log-group:<loggroup>:log-stream:",
        },
        Read("logs", "DescribeLogGroups", 14, """{"logGroupNamePrefix":"/aws/lambda/","limit":50}""") with { ApiVersion = "20140328" },
        new("logs", "PutMetricFilter", 2)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = """{"logGroupName":"<loggroup>","filterName":"errors","filterPattern":"{ $.level = \"error\" && $.service = \"orders-api\" }","metricTransformations":[{"metricName":"Errors","metricNamespace":"Orders","metricValue":"1"}]}""",
            ApiVersion = "20140328",
        },
        Read("monitoring", "DescribeAlarms", 22, """{"alarmNames":["orders-api-5xx","orders-inbound-depth"],"maxRecords":100}"""),
        Read("monitoring", "GetDashboard", 6, """{"dashboardName":"orders"}""") with { Response = """{"dashboardName":"orders","dashboardBody":"{\"widgets\":[<list:widget>]}"}""" },
        new("config", "PutEvaluations", 12)
        {
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"evaluations":[<list:evaluation>],"resultToken":"<base64:160>","testMode":false}""",
            Response = """{"failedEvaluations":[]}""",
        },
        Read("config", "DescribeConfigurationRecorders", 6, """{}"""),
        Read("health", "DescribeEventAggregates", 4, """{"filter":{"eventStatusCodes":["open","upcoming"],"startTimes":[{"from":"<later>"}]},"aggregateField":"eventTypeCategory"}""") with
        {
            Callers = CallerGroup.People,
            Where = Whereabouts.GlobalRegion,
        },
        Read("tagging", "GetResources", 10, """{"paginationToken":"","tagFilters":[{"key":"Service","values":["orders-api"]}],"resourcesPerPage":100,"resourceTypeFilters":["ec2:instance","lambda:function","s3"]}"""),
        new("rdsdata", "ExecuteStatement", 12)
        {
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"continueAfterTimeout":false,"database":"**********","includeResultMetadata":false,"parameters":[],"resourceArn":"arn:aws:rds:<region>:<account>:cluster:orders","schema":"**********","secretArn":"arn:aws:secretsmanager:<region>:<account>:secret:<secret>","sql":"**********"}""",
            Host = "rds-data.<region>.amazonaws.com",
        },
        new("bedrock", "InvokeModel", 14)
        {
            Callers = CallerGroup.Workloads,
            Request = """{"modelId":"<model>"}""",
            Additional = "\"inferenceRegion\":\"<region>\"",
            Host = "bedrock-runtime.<region>.amazonaws.com",
            DeniedResource = "arn:aws:bedrock:<region>::foundation-model/<model>",
        },

        Read("cloudtrail", "DescribeTrails", 10, """{"includeShadowTrails":true,"trailNameList":[]}"""),
        Read("cloudtrail", "GetEventSelectors", 5, """{"trailName":"arn:aws:cloudtrail:<region>:<account>:trail/management-events"}"""),
        Read("cloudtrail", "LookupEvents", 6, """{"lookupAttributes":[{"attributeKey":"EventName","attributeValue":"ConsoleLogin"}],"maxResults":50,"eventCategory":"Insight"}"""),
        new("cloudtrail", "PutEventSelectors", 3)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = "{\"trailName\":\"management-events\",\"advancedEventSelectors\":" + Selectors + "}",
            Response = "{\"trailARN\":\"arn:aws:cloudtrail:<region>:<account>:trail/management-events\",\"advancedEventSelectors\":" + Selectors + "}",
        },
        new("cloudtrail", "UpdateTrail", 1)
        {
            ReadOnly = false,
            Callers = CallerGroup.People,
            Request = """{"name":"management-events","includeGlobalServiceEvents":true,"isMultiRegionTrail":true,"enableLogFileValidation":true}""",
            Response = """{"name":"management-events","s3BucketName":"amzn-s3-demo-logging-bucket","includeGlobalServiceEvents":true,"isMultiRegionTrail":true,"trailARN":"arn:aws:cloudtrail:<region>:<account>:trail/management-events","logFileValidationEnabled":true,"isOrganizationTrail":true}""",
        },

        // The same names deeper inside: events passed on as parameters.
        new("events", "PutEvents", 4)
        {
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"entries":[{"source":"orders.api","detailType":"AuditEvent","resources":["arn:aws:s3:::<bucket>/<key>"],"detail":"{\"eventName\":\"PutObject\",\"eventSource\":\"s3.amazonaws.com\",\"eventCategory\":\"Data\",\"readOnly\":false,\"resources\":[{\"type\":\"AWS::S3::Object\",\"ARN\":\"arn:aws:s3:::<bucket>/x\"}]}"}]}""",
            Response = """{"failedEntryCount":0,"entries":[{"eventId":"<uuid>"}]}""",
        },
        new("config", "SelectResourceConfig", 2)
        {
            Callers = CallerGroup.People,
            Request = """{"expression":"SELECT resourceId, arn WHERE resourceType = 'AWS::S3::Bucket'","limit":100}""",
            Response = """{"results":[{"eventName":"GetObject","eventCategory":"Data","managementEvent":false,"readOnly":true,"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::<bucket>/a"}],"userIdentity":{"arn":"arn:aws:iam::<account>:user/<user>"}}]}""",
        },
    ];

    private const string Transfer = "\"SignatureVersion\":\"SigV4\",\"CipherSuite\":\"TLS_AES_128_GCM_SHA256\",\"bytesTransferredIn\":0,\"AuthenticationMethod\":\"AuthHeader\",\"x-amz-id-2\":\"<base64:76>\",\"bytesTransferredOut\":<number:180-2400>";

    private static EventShape OfBucket(string name, int weight, string subresource) => new("s3", name, weight)
    {
        Request = "{\"bucketName\":\"<bucket>\",\"Host\":\"" + BucketHost + "\",\"" + subresource + "\":\"\"}",
        Additional = Transfer,
        Resources = """{"accountId":"<account>","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::<bucket>"}""",
        Host = BucketHost,
        RequestId = "<upper:16>",
        DeniedResource = "arn:aws:s3:::<bucket>",
    };

    private static EventShape Read(string source, string name, int weight, string request) => new(source, name, weight) { Request = request };
}

using TrailFilter.Synthesis.World;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>Data events of services other than S3: Lambda, DynamoDB and its streams, SQS, SNS, Kinesis, Cognito, Bedrock and more.</summary>
internal static class DataShapes
{
    private const string Table = """{"accountId":"<account>","type":"AWS::DynamoDB::Table","ARN":"arn:aws:dynamodb:<region>:<account>:table/<table>"}""";

    private const string NextTable = """{"accountId":"<account>","type":"AWS::DynamoDB::Table","ARN":"arn:aws:dynamodb:<region>:<account>:table/<table:1>"}""";

    private const string Stream = """{"accountId":"<account>","type":"AWS::DynamoDB::Stream","ARN":"arn:aws:dynamodb:<region>:<account>:table/<table>/stream/<stream>"}""";

    private const string Capacity = ",\"returnConsumedCapacity\":\"TOTAL\"";

    public static IEnumerable<EventShape> All =>
    [
        new("lambda", "Invoke", 44)
        {
            Category = RecordCategory.Data,
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"functionName":"arn:aws:lambda:<region>:<account>:function:<function>","invocationType":"Event","sourceArn":"arn:aws:events:<region>:<account>:rule/<function>-schedule"}""",
            Additional = "\"customerEniId\":\"eni-0<hex:16>\",\"functionVersion\":\"arn:aws:lambda:<region>:<account>:function:<function>:$LATEST\"",
            Resources = """{"accountId":"<account>","type":"AWS::Lambda::Function","ARN":"arn:aws:lambda:<region>:<account>:function:<function>"}""",
            DeniedResource = "arn:aws:lambda:<region>:<account>:function:<function>",
        },
        OfTable("GetItem", 52, true, ",\"key\":{\"customerId\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"},\"consistentRead\":false" + Capacity),
        OfTable("Query", 34, true, ",\"keyConditionExpression\":\"#id = :id and begins_with(#day, :day)\",\"expressionAttributeNames\":{\"#id\":\"customerId\",\"#day\":\"orderDay\"},\"limit\":<number:10-100>,\"scanIndexForward\":false" + Capacity),
        OfTable("Scan", 5, true, ",\"filterExpression\":\"#state = :state\",\"expressionAttributeNames\":{\"#state\":\"state\"},\"segment\":<number:0-7>,\"totalSegments\":8" + Capacity),
        OfTable("PutItem", 14, false, ",\"key\":{\"customerId\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"},\"items\":[\"customerId\",\"orderDay\",\"total\",\"currency\",\"state\"],\"conditionExpression\":\"attribute_not_exists(customerId)\"") with
        {
            Failure = ("ConditionalCheckFailedException", "The conditional request failed"),
        },
        OfTable("UpdateItem", 12, false, ",\"key\":{\"customerId\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"},\"updateExpression\":\"SET #state = :next, #touched = :now\",\"expressionAttributeNames\":{\"#state\":\"state\",\"#touched\":\"touched\"},\"returnValues\":\"UPDATED_NEW\""),
        OfTable("DeleteItem", 3, false, ",\"key\":{\"customerId\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}"),
        OfTables("BatchGetItem", 8, true, "{\"requestItems\":{\"<table>\":{\"keys\":[<list:itemkey>]},\"<table:1>\":{\"keys\":[<list:itemkey>]}}}"),
        OfTables("TransactWriteItems", 4, false, "{\"transactItems\":[<list:transaction>]}"),
        OfTable("ExecuteStatement", 4, true, ",\"statement\":\"SELECT total, state FROM \\\"<table>\\\".\\\"by-day\\\" WHERE \\\"orderDay\\\" = ?\""),
        new("dynamodb", "GetRecords", 14)
        {
            Category = RecordCategory.Data,
            Callers = CallerGroup.Workloads,
            Request = """{"shardIterator":"arn:aws:dynamodb:<region>:<account>:table/<table>/stream/<stream>|1|<base64:180>"}""",
            Resources = Stream + "," + Table,
            ApiVersion = "2012-08-10",
            Host = "streams.dynamodb.<region>.amazonaws.com",
        },
        new("sqs", "SendMessage", 16)
        {
            Category = RecordCategory.Data,
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"queueUrl":"https://sqs.<region>.amazonaws.com/<account>/<queue>","messageBody":"HIDDEN_DUE_TO_SECURITY_REASONS","messageDeduplicationId":"<uuid>"}""",
            Response = """{"mD5OfMessageBody":"<hex:32>","messageId":"<uuid>"}""",
            Resources = """{"accountId":"<account>","type":"AWS::SQS::Queue","ARN":"arn:aws:sqs:<region>:<account>:<queue>"}""",
        },
        new("sqs", "ReceiveMessage", 30)
        {
            Category = RecordCategory.Data,
            Callers = CallerGroup.Workloads,
            Request = """{"queueUrl":"https://sqs.<region>.amazonaws.com/<account>/<queue>","maxNumberOfMessages":10,"waitTimeSeconds":20,"attributeNames":["All"]}""",
            Resources = """{"accountId":"<account>","type":"AWS::SQS::Queue","ARN":"arn:aws:sqs:<region>:<account>:<queue>"}""",
        },
        new("sns", "Publish", 10)
        {
            Category = RecordCategory.Data,
            ReadOnly = false,
            Request = """{"topicArn":"arn:aws:sns:<region>:<account>:<topic>","subject":"HIDDEN_DUE_TO_SECURITY_REASONS","message":"HIDDEN_DUE_TO_SECURITY_REASONS","messageStructure":"json"}""",
            Response = """{"messageId":"<uuid>"}""",
            Resources = """{"accountId":"<account>","type":"AWS::SNS::Topic","ARN":"arn:aws:sns:<region>:<account>:<topic>"}""",
        },
        new("kinesis", "PutRecords", 8)
        {
            Category = RecordCategory.Data,
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            Request = """{"streamName":"clicks","streamARN":"arn:aws:kinesis:<region>:<account>:stream/clicks"}""",
            Resources = """{"accountId":"<account>","type":"AWS::Kinesis::Stream","ARN":"arn:aws:kinesis:<region>:<account>:stream/clicks"}""",
        },
        new("cognito-identity", "GetCredentialsForIdentity", 5)
        {
            Category = RecordCategory.Data,
            ReadOnly = false,
            Callers = CallerGroup.Unknown,
            Request = """{"identityId":"<region>:<uuid>","logins":{"cognito-idp.<region>.amazonaws.com/<region>_aB3dE5fG7":"HIDDEN_DUE_TO_SECURITY_REASONS"}}""",
            Response = """{"identityId":"<region>:<uuid>","credentials":{"accessKeyId":"ASIA<upper:9>EXAMPLE","sessionToken":"<base64:240>","expiration":"<later>"}}""",
            Resources = """{"accountId":"<account>","type":"AWS::Cognito::IdentityPool","ARN":"arn:aws:cognito-identity:<region>:<account>:identitypool/<identitypool>"}""",
            DeniedCode = null,
        },
        new("bedrock", "InvokeAgent", 4)
        {
            Category = RecordCategory.Data,
            Callers = CallerGroup.Workloads,
            Request = """{"agentId":"AGENT12345","agentAliasId":"ALIAS12345","sessionId":"<uuid>","enableTrace":false,"inputText":"HIDDEN_DUE_TO_SECURITY_REASONS"}""",
            Resources = """{"accountId":"<account>","type":"AWS::Bedrock::AgentAlias","ARN":"arn:aws:bedrock:<region>:<account>:agent-alias/AGENT12345/ALIAS12345"}""",
            Host = "bedrock-agent-runtime.<region>.amazonaws.com",
        },
        new("monitoring", "GetMetricData", 8)
        {
            Category = RecordCategory.Data,
            Request = """{"metricDataQueries":[<list:metric>],"startTime":"<time>","endTime":"<time>"}""",
            Resources = """{"type":"AWS::CloudWatch::Metric"}""",
        },
        new("ebs", "GetSnapshotBlock", 4)
        {
            Category = RecordCategory.Data,
            Callers = CallerGroup.Services,
            Request = """{"snapshotId":"<snapshot>","blockIndex":<number:0-90000>,"blockToken":"HIDDEN_DUE_TO_SECURITY_REASONS"}""",
            Response = """{"dataLength":524288,"checksum":"<base64:43>=","checksumAlgorithm":"SHA256"}""",
            Resources = """{"accountId":"<account>","type":"AWS::EC2::Snapshot","ARN":"arn:aws:ec2:<region>::snapshot/<snapshot>"}""",
        },
        new("dynamodb", "BatchWriteItem", 1)
        {
            Category = RecordCategory.Data,
            ReadOnly = false,
            Callers = CallerGroup.Workloads,
            IsLarge = true,
            Request = "{\"requestItems\":{\"<table>\":[<list:itemkey>],\"<table:1>\":[{\"customerId\":\"c-10001\"}]}}",
            Resources = Table + "," + NextTable,
        },
    ];

    private static EventShape OfTable(string name, int weight, bool readOnly, string more) => new("dynamodb", name, weight)
    {
        Category = RecordCategory.Data,
        ReadOnly = readOnly,
        Callers = CallerGroup.Workloads,
        Request = "{\"tableName\":\"<table>\"" + more + "}",
        Resources = Table,
        ApiVersion = "2012-08-10",
        DeniedResource = "arn:aws:dynamodb:<region>:<account>:table/<table>",
    };

    private static EventShape OfTables(string name, int weight, bool readOnly, string request) => OfTable(name, weight, readOnly, "") with
    {
        Request = request,
        Resources = Table + "," + NextTable,
        Failure = readOnly
            ? null
            : ("TransactionCanceledException", "Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]"),
    };
}

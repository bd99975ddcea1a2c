namespace TrailFilter.Synthesis.Catalogue;

/// <summary>Items of the lists that give records their spread of sizes, by the name templates use.</summary>
internal static class ListItems
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["instanceid"] = """{"instanceId":"<instance>"}""",
        ["value"] = """{"value":"<instance>"}""",
        ["itemkey"] = """{"customerId":"c-<number:10000-99999>","orderDay":"2026-03-0<number:1-9>"}""",
        ["transaction"] = """{"update":{"tableName":"<table>","key":{"customerId":"c-<number:10000-99999>"},"updateExpression":"SET #state = :next","expressionAttributeNames":{"#state":"state"},"returnValuesOnConditionCheckFailure":"NONE"}}""",
        ["metric"] = """{"id":"m<number:1-99>","metricStat":{"metric":{"namespace":"AWS/Lambda","metricName":"Duration","dimensions":[{"name":"FunctionName","value":"<function>"}]},"period":300,"stat":"p99"},"returnData":true}""",
        ["statement"] = """{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::amzn-s3-demo-bucket<number:1-90>/*\"}""",
        ["parameter"] = """{"parameterKey":"Setting<number:10-99>","parameterValue":"<parameter>","usePreviousValue":false}""",
        ["change"] = """{"type":"Resource","resourceChange":{"action":"Modify","logicalResourceId":"Function<number:10-99>","resourceType":"AWS::Lambda::Function","replacement":"False","scope":["Properties"],"details":[{"evaluation":"Static","changeSource":"DirectModification"}]}}""",
        ["application"] = """{"Name":"package-<number:100-999>","Version":"<number:1-9>.<number:0-30>.<number:0-9>","Publisher":"Amazon Linux","Architecture":"aarch64","ApplicationType":"System Environment/Base","InstalledTime":"<time>"}""",
        ["evaluation"] = """{"complianceResourceType":"AWS::EC2::Instance","complianceResourceId":"<instance>","complianceType":"COMPLIANT","orderingTimestamp":"<later>"}""",
        ["widget"] = """{\"type\":\"metric\",\"x\":<number:0-12>,\"y\":<number:0-40>,\"width\":6,\"height\":6,\"properties\":{\"metrics\":[[\"AWS/Lambda\",\"Errors\",\"FunctionName\",\"<function>\"]],\"region\":\"<region>\",\"title\":\"Errors\"}}""",
    };
}

namespace TrailFilter.Comparison.Data;

/// <summary>
/// A trail that needs every field selectors can name, in every record that can have it: each selector asks for its category and one
/// field more, with values that hardly any record has, so that no other selector's answer makes it unnecessary.
/// </summary>
internal static class FieldsProgram
{
    private static readonly string[] s_dataFields = ["eventName", "resources.ARN", "eventSource", "eventType", "userIdentity.arn"];
    private static readonly string[] s_networkFields = ["eventName", "vpcEndpointId", "userIdentity.arn"];
    private static readonly string[] s_dataTypes = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::SNS::Topic"];
    private static readonly string[] s_networkSources =
    [
        "kms.amazonaws.com", "s3.amazonaws.com", "secretsmanager.amazonaws.com", "ec2.amazonaws.com", "ssm.amazonaws.com",
        "dynamodb.amazonaws.com", "sqs.amazonaws.com", "cloudtrail.amazonaws.com",
    ];

    /// <summary>The selectors, as PutEventSelectors takes them.</summary>
    public static string SelectorsJson { get; } = Make();

    private static string Make()
    {
        var selectors = new List<string>();
        foreach (string type in s_dataTypes)
        {
            string[] data = ["\"eventCategory\",\"Equals\":[\"Data\"]", $"\"resources.type\",\"Equals\":[\"{type}\"]"];
            selectors.AddRange(s_dataFields.Select(field => SelectorText.Selector([.. data, Rare(field)])));
            selectors.Add(SelectorText.Selector([.. data, "\"readOnly\",\"Equals\":[\"false\"]", Rare("eventName")]));
            selectors.Add(SelectorText.Selector([.. data, "\"sessionCredentialFromConsole\",\"Equals\":[\"true\"]", Rare("resources.ARN")]));
        }

        foreach (string source in s_networkSources)
        {
            string[] network = ["\"eventCategory\",\"Equals\":[\"NetworkActivity\"]", $"\"eventSource\",\"Equals\":[\"{source}\"]"];
            selectors.AddRange(s_networkFields.Select(field => SelectorText.Selector([.. network, Rare(field)])));
            selectors.Add(SelectorText.Selector([.. network, "\"errorCode\",\"Equals\":[\"VpceAccessDenied\"]"]));
        }

        selectors.Add(SelectorText.Selector(
            "\"eventCategory\",\"Equals\":[\"Management\"]",
            "\"readOnly\",\"Equals\":[\"false\"]",
            "\"eventSource\",\"NotEquals\":[\"kms.amazonaws.com\",\"rdsdata.amazonaws.com\"]"));
        return SelectorText.File([.. selectors]);
    }

    private static string Rare(string field) => field switch
    {
        "resources.ARN" => "\"resources.ARN\",\"StartsWith\":[\"arn:aws:s3:::amzn-s3-demo-media-04/raw/\",\"arn:aws:lambda:us-east-1:111122223333:function:none\"]",
        "userIdentity.arn" => "\"userIdentity.arn\",\"StartsWith\":[\"arn:aws:iam::111122223333:user/a\",\"arn:aws:sts::444455556666:assumed-role/zz\"]",
        "eventSource" => "\"eventSource\",\"Equals\":[\"rds-data.amazonaws.com\"]",
        "eventType" => "\"eventType\",\"Equals\":[\"AwsServiceEvent\"]",
        "vpcEndpointId" => "\"vpcEndpointId\",\"StartsWith\":[\"vpce-00\",\"vpce-ff\"]",
        _ => "\"eventName\",\"EndsWith\":[\"Tagging\",\"Acl\"]",
    };
}

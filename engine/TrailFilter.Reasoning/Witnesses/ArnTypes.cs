namespace TrailFilter.Reasoning.Witnesses;

/// <summary>The types of resources whose ARNs leave no doubt of them.</summary>
/// <remarks>Forms of ARNs: AWS Service Authorization Reference, resource types of each service.</remarks>
internal static class ArnTypes
{
    /// <summary>The type, or <see langword="null"/> when the ARN could be that of several, or of one that is not known here.</summary>
    /// <param name="arn">An ARN.</param>
    public static string? TypeOf(string arn) => arn.Split(':', 6) is not ["arn", _, var service, _, _, var resource]
        ? null
        : (service, resource.Split('/', ':')) switch
        {
            ("s3", [_, _, ..]) when !arn.Contains(":accesspoint", StringComparison.Ordinal) && IsGlobal(arn) => "AWS::S3::Object",
            ("s3", [_]) when IsGlobal(arn) => "AWS::S3::Bucket",
            ("s3", ["accesspoint", _]) => "AWS::S3::AccessPoint",
            ("lambda", ["function", ..]) => "AWS::Lambda::Function",
            ("dynamodb", ["table", _]) => "AWS::DynamoDB::Table",
            ("dynamodb", ["table", _, "stream", ..]) => "AWS::DynamoDB::Stream",
            ("sns", [_]) => "AWS::SNS::Topic",
            ("sqs", [_]) => "AWS::SQS::Queue",
            ("kinesis", ["stream", _]) => "AWS::Kinesis::Stream",
            ("kms", ["key", _]) => "AWS::KMS::Key",
            ("ec2", ["snapshot", _]) => "AWS::EC2::Snapshot",
            ("bedrock", ["knowledge-base", _]) => "AWS::Bedrock::KnowledgeBase",
            ("cognito-identity", ["identitypool", ..]) => "AWS::Cognito::IdentityPool",
            _ => null,
        };

    /// <summary>Buckets and objects have neither Region nor account in their ARNs.</summary>
    private static bool IsGlobal(string arn) => arn.Split(':', 6) is [_, _, _, "", "", _];
}

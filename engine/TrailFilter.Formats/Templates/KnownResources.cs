using System.Collections.Frozen;

namespace TrailFilter.Formats.Templates;

/// <summary>
/// Resources that selectors name, whose name and ARN follow from the template where it gives the name: what Ref and GetAtt Arn return
/// is said on each resource's page of the CloudFormation Template Reference ("Return values").
/// </summary>
internal static class KnownResources
{
    private static readonly FrozenDictionary<string, (string NameProperty, string Arn)> s_types =
        new Dictionary<string, (string, string)>
        {
            ["AWS::S3::Bucket"] = ("BucketName", "arn:${AWS::Partition}:s3:::${Name}"),
            ["AWS::Lambda::Function"] =
                ("FunctionName", "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}"),
            ["AWS::Serverless::Function"] =
                ("FunctionName", "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}"),
            ["AWS::DynamoDB::Table"] =
                ("TableName", "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Name}"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The property with the name, and the ARN with places for what it is made of; null for any other type.</summary>
    internal static (string NameProperty, string Arn)? Find(string type) =>
        s_types.TryGetValue(type, out (string, string) known) ? known : null;
}

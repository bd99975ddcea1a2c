namespace TrailFilter.Core.Automata;

/// <summary>How the values of a basic selector's data resources compare with ARNs (ruling R14).</summary>
internal static class BasicDataValues
{
    private const string S3Object = "AWS::S3::Object";
    private const string LambdaFunction = "AWS::Lambda::Function";
    private const string DynamoDBTable = "AWS::DynamoDB::Table";

    /// <summary>Whether values of the type are prefixes of ARNs; otherwise they are whole ARNs.</summary>
    internal static bool ArePrefixes(string type) => type == S3Object;

    /// <summary>Whether what lies below a value of the type is in doubt: a function's versions, a table's indexes (R16 c).</summary>
    internal static bool MayHaveParts(string type) => type is LambdaFunction or DynamoDBTable;

    /// <summary>Whether the value means every resource of the type: <c>arn:aws:s3</c> and the like, of any partition.</summary>
    internal static bool IsAll(string type, string value)
    {
        const string Start = "arn:";
        if (!value.StartsWith(Start, StringComparison.Ordinal))
        {
            return false;
        }

        int partitionEnd = value.IndexOf(':', Start.Length);
        if (partitionEnd <= Start.Length)
        {
            return false;
        }

        string service = value[(partitionEnd + 1)..];
        return type switch
        {
            S3Object => service is "s3" or "s3:::",
            LambdaFunction => service is "lambda",
            DynamoDBTable => service is "dynamodb",
            _ => false,
        };
    }
}

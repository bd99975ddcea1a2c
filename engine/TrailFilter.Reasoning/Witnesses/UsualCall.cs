using System.Collections.Immutable;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Calls of one service that people know, to make records of.</summary>
/// <param name="EventSource">The service.</param>
/// <param name="ResourceType">The type of the resource its data events name, or <see langword="null"/> for management events.</param>
/// <param name="Arn">The ARN of such a resource.</param>
/// <param name="Reads">Names of calls that only read.</param>
/// <param name="Writes">Names of others.</param>
internal sealed record UsualCall(
    string EventSource, string? ResourceType, string? Arn, ImmutableArray<string> Reads, ImmutableArray<string> Writes)
{
    private const string Account = UsualIdentity.Account;

    /// <summary>The calls; of management events first those of services that trails seldom leave out.</summary>
    public static ImmutableArray<UsualCall> All { get; } =
    [
        new("iam.amazonaws.com", null, null, ["ListUsers", "GetUser"], ["CreateUser", "DeleteUser", "AttachRolePolicy"]),
        new("ec2.amazonaws.com", null, null, ["DescribeInstances"], ["RunInstances", "TerminateInstances"]),
        new("kms.amazonaws.com", null, null, ["Decrypt", "ListKeys"], ["CreateKey", "DisableKey", "ScheduleKeyDeletion"]),
        new("rdsdata.amazonaws.com", null, null, [], ["ExecuteStatement", "BatchExecuteStatement"]),
        new("s3.amazonaws.com", null, null, ["ListBuckets", "GetBucketPolicy"], ["CreateBucket", "PutBucketPolicy"]),
        new("sts.amazonaws.com", null, null, ["AssumeRole", "GetCallerIdentity"], []),
        new("cloudtrail.amazonaws.com", null, null, ["DescribeTrails", "GetTrailStatus"], ["PutEventSelectors", "StopLogging"]),
        new("secretsmanager.amazonaws.com", null, null, ["GetSecretValue"], ["PutSecretValue", "DeleteSecret"]),
        new("signin.amazonaws.com", null, null, [], ["ConsoleLogin"]),
        new("s3.amazonaws.com", "AWS::S3::Object", "arn:aws:s3:::amzn-s3-demo-bucket/reports/2026-03.csv",
            ["GetObject", "HeadObject", "GetObjectTagging", "GetObjectAcl", "ListObjects", "ListObjectVersions", "ListParts"],
            ["PutObject", "DeleteObject", "CopyObject", "DeleteObjects", "UploadPart", "CreateMultipartUpload", "CompleteMultipartUpload"]),
        new("lambda.amazonaws.com", "AWS::Lambda::Function", $"arn:aws:lambda:us-east-1:{Account}:function:resize-images",
            [], ["Invoke"]),
        new("dynamodb.amazonaws.com", "AWS::DynamoDB::Table", $"arn:aws:dynamodb:us-east-1:{Account}:table/Music",
            ["GetItem", "Query", "Scan"], ["PutItem", "DeleteItem", "UpdateItem"]),
        new("dynamodb.amazonaws.com", "AWS::DynamoDB::Stream",
            $"arn:aws:dynamodb:us-east-1:{Account}:table/Music/stream/2026-01-01T00:00:00.000", ["GetRecords", "GetShardIterator"], []),
        new("sns.amazonaws.com", "AWS::SNS::Topic", $"arn:aws:sns:us-east-1:{Account}:alerts", [], ["Publish", "PublishBatch"]),
        new("sqs.amazonaws.com", "AWS::SQS::Queue", $"arn:aws:sqs:us-east-1:{Account}:orders",
            ["ReceiveMessage"], ["SendMessage", "DeleteMessage"]),
        new("ebs.amazonaws.com", "AWS::EC2::Snapshot", "arn:aws:ec2:us-east-1::snapshot/snap-0123456789abcdef0",
            ["GetSnapshotBlock", "ListSnapshotBlocks"], ["PutSnapshotBlock"]),
        new("kinesis.amazonaws.com", "AWS::Kinesis::Stream", $"arn:aws:kinesis:us-east-1:{Account}:stream/clicks",
            ["GetRecords"], ["PutRecord", "PutRecords"]),
        new("bedrock.amazonaws.com", "AWS::Bedrock::KnowledgeBase", $"arn:aws:bedrock:us-east-1:{Account}:knowledge-base/ABCDEFGHIJ",
            ["Retrieve"], ["RetrieveAndGenerate"]),
        new("cognito-identity.amazonaws.com", "AWS::Cognito::IdentityPool",
            $"arn:aws:cognito-identity:us-east-1:{Account}:identitypool/us-east-1:11111111-2222-4333-8444-555555555555",
            ["GetId"], ["GetCredentialsForIdentity"]),
    ];

    /// <summary>The calls that fit a kind of record, those known first, and at last one made from the names that are given.</summary>
    /// <param name="category">The record's category.</param>
    /// <param name="type">The type of its resource, or <see langword="null"/> without one.</param>
    public static IEnumerable<UsualCall> For(string? category, string? type)
    {
        foreach (UsualCall call in All)
        {
            if (call.ResourceType == type && (type is not null || category != "Data"))
            {
                yield return call;
            }
        }

        // AWS::SNS::Topic: the service, then what it is; the service's name is nearly always the source's too.
        if (type?.Split("::") is ["AWS", { Length: > 0 } service, { Length: > 0 } what])
        {
            string name = service.ToLowerInvariant();
            yield return new UsualCall(
                $"{name}.amazonaws.com",
                type,
                $"arn:aws:{name}:us-east-1:{Account}:{what.ToLowerInvariant()}/example",
                [$"Get{what}", $"Describe{what}", $"List{what}s"],
                [$"Put{what}", $"Update{what}", $"Delete{what}"]);
        }
    }
}

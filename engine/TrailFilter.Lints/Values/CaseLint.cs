using System.Collections.Immutable;
using TrailFilter.Core.Selectors;
using TrailFilter.Lints.Fixes;
using TrailFilter.Lints.Subjects;

namespace TrailFilter.Lints.Values;

/// <summary>A value of a field without a fixed list that is a known one but for case; values of fields with a list are the reader's.</summary>
internal sealed class CaseLint : IValueLint
{
    /// <summary>CloudTrail User Guide, record contents; records of VPC endpoints say AwsVpceEvent, the guide AwsVpceEvents.</summary>
    private static readonly ImmutableArray<string> s_eventTypes =
    [
        "AwsApiCall", "AwsServiceEvent", "AwsConsoleAction", "AwsConsoleSignIn", "AwsVpceEvent", "AwsVpceEvents", "AwsCloudTrailInsight",
    ];

    /// <summary>The data events people select most (R4): those of S3 objects, Lambda functions and DynamoDB items.</summary>
    private static readonly ImmutableArray<string> s_eventNames =
    [
        "GetObject", "HeadObject", "PutObject", "PostObject", "DeleteObject", "DeleteObjects", "CopyObject", "ListObjects",
        "ListObjectVersions", "ListParts", "GetObjectAcl", "PutObjectAcl", "GetObjectTagging", "PutObjectTagging", "DeleteObjectTagging",
        "UploadPart", "UploadPartCopy", "CreateMultipartUpload", "CompleteMultipartUpload", "AbortMultipartUpload", "RestoreObject",
        "SelectObjectContent", "GetObjectTorrent", "Invoke", "GetItem", "PutItem", "DeleteItem", "UpdateItem", "Query", "Scan",
        "BatchGetItem", "BatchWriteItem", "TransactGetItems", "TransactWriteItems", "ExecuteStatement", "ExecuteTransaction",
        "BatchExecuteStatement",
    ];

    public Finding? Check(ValueSpot spot, RuleSet rules)
    {
        if (spot is not FieldValueSpot field || Known(field) is not { } known || known == field.Value.Value)
        {
            return null;
        }

        return field.Find(
            LintRules.WrongCase,
            $"{field.Quoted} differs from {known} in the case of its letters, so it never hits what CloudTrail writes.",
            $"Write {known}.",
            ValueFix.Replace(field, known));
    }

    private static string? Known(FieldValueSpot field)
    {
        string value = field.Value.Value;
        return field.FieldName switch
        {
            "eventType" when IsWhole(field) => Same(s_eventTypes, value),
            "eventName" when IsWhole(field) => Same(s_eventNames, value),
            "eventSource" when value.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) => value.ToLowerInvariant(),
            "resources.ARN" or "userIdentity.arn" when value.StartsWith("arn:aws", StringComparison.OrdinalIgnoreCase)
                && field.Operator is not (FieldOperator.EndsWith or FieldOperator.NotEndsWith) => "arn:aws" + value["arn:aws".Length..],
            _ => null,
        };
    }

    private static bool IsWhole(FieldValueSpot field) => field.Operator is FieldOperator.Equals or FieldOperator.NotEquals;

    private static string? Same(ImmutableArray<string> known, string value) =>
        known.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase));
}

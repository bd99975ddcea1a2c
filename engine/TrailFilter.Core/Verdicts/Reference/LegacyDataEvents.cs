namespace TrailFilter.Core.Verdicts.Reference;

/// <summary>R4: the calls known to be data events in records too old to say so themselves.</summary>
internal static class LegacyDataEvents
{
    private static readonly string[] s_s3 =
    [
        "GetObject", "HeadObject", "PutObject", "PostObject", "DeleteObject", "DeleteObjects", "CopyObject", "ListObjects",
        "ListObjectVersions", "ListParts", "GetObjectAcl", "PutObjectAcl", "GetObjectTagging", "PutObjectTagging",
        "DeleteObjectTagging", "UploadPart", "UploadPartCopy", "CreateMultipartUpload", "CompleteMultipartUpload",
        "AbortMultipartUpload", "RestoreObject", "SelectObjectContent", "GetObjectTorrent",
    ];

    private static readonly string[] s_lambda = ["Invoke"];

    private static readonly string[] s_dynamoDB =
    [
        "GetItem", "PutItem", "DeleteItem", "UpdateItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem", "TransactGetItems",
        "TransactWriteItems", "ExecuteStatement", "ExecuteTransaction", "BatchExecuteStatement",
    ];

    /// <summary>Whether the table holds the pair.</summary>
    internal static bool Contains(string? eventSource, string? eventName)
    {
        string[] names = eventSource switch
        {
            "s3.amazonaws.com" => s_s3,
            "lambda.amazonaws.com" => s_lambda,
            "dynamodb.amazonaws.com" => s_dynamoDB,
            _ => [],
        };
        return names.Contains(eventName);
    }
}

using System.Text;
using TrailFilter.Core.Automata;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// The data events of the time before records said what they are (ruling R4). Needed only for records with neither
/// <c>eventCategory</c> nor <c>managementEvent</c>, that is of event versions before 1.06.
/// </summary>
internal static class LegacyDataEvents
{
    private static readonly EqualsSet s_s3 = SetOf(
        "GetObject", "HeadObject", "PutObject", "PostObject", "DeleteObject", "DeleteObjects", "CopyObject", "ListObjects",
        "ListObjectVersions", "ListParts", "GetObjectAcl", "PutObjectAcl", "GetObjectTagging", "PutObjectTagging",
        "DeleteObjectTagging", "UploadPart", "UploadPartCopy", "CreateMultipartUpload", "CompleteMultipartUpload",
        "AbortMultipartUpload", "RestoreObject", "SelectObjectContent", "GetObjectTorrent");

    private static readonly EqualsSet s_dynamoDB = SetOf(
        "GetItem", "PutItem", "DeleteItem", "UpdateItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem",
        "TransactGetItems", "TransactWriteItems", "ExecuteStatement", "ExecuteTransaction", "BatchExecuteStatement");

    private static readonly EqualsSet s_lambda = SetOf("Invoke");

    /// <summary>Whether events of this name, from this service, were data events.</summary>
    internal static bool Contains(ReadOnlySpan<byte> eventSource, ReadOnlySpan<byte> eventName)
    {
        EqualsSet? names = eventSource switch
        {
            _ when eventSource.SequenceEqual("s3.amazonaws.com"u8) => s_s3,
            _ when eventSource.SequenceEqual("dynamodb.amazonaws.com"u8) => s_dynamoDB,
            _ when eventSource.SequenceEqual("lambda.amazonaws.com"u8) => s_lambda,
            _ => null,
        };
        return names is not null && names.Find(eventName) != ClassTable.None;
    }

    private static EqualsSet SetOf(params ReadOnlySpan<string> names)
    {
        var values = new ValueClass[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            values[i] = new ValueClass(Encoding.UTF8.GetBytes(names[i]), ClassTable.None + 1);
        }

        return new EqualsSet(values);
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>What reports tell of a record, out of its document.</summary>
internal sealed class PlainRecord
{
    private static readonly string[] s_objectCalls =
        ("GetObject HeadObject PutObject PostObject DeleteObject DeleteObjects CopyObject ListObjects ListObjectVersions ListParts "
        + "GetObjectAcl PutObjectAcl GetObjectTagging PutObjectTagging DeleteObjectTagging UploadPart UploadPartCopy "
        + "CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload RestoreObject SelectObjectContent GetObjectTorrent").Split(' ');

    private static readonly string[] s_itemCalls =
        ("GetItem PutItem DeleteItem UpdateItem Query Scan BatchGetItem BatchWriteItem TransactGetItems TransactWriteItems "
        + "ExecuteStatement ExecuteTransaction BatchExecuteStatement").Split(' ');

    public PlainRecord(int number, JsonElement root, int bytes)
    {
        Number = number;
        Root = root;
        Bytes = bytes;
        Id = root.TryGetProperty("eventID", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
        Source = Text(root, "eventSource");
        Name = Text(root, "eventName");
        Account = Text(root, "recipientAccountId");
        Region = Text(root, "awsRegion");
        ReadOnly = Text(root, "readOnly");
        ErrorCode = Text(root, "errorCode");
        Version = Text(root, "eventVersion");
        JsonElement[] resources = root.TryGetProperty("resources", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(static entry => entry.ValueKind == JsonValueKind.Object)]
            : [];
        JsonElement first = resources.FirstOrDefault(static entry => Text(entry, "type").Length > 0);
        ResourceType = first.ValueKind == JsonValueKind.Object ? Text(first, "type") : "";
        Parent = first.ValueKind == JsonValueKind.Object ? ParentOf(Text(first, "ARN") is { Length: > 0 } arn ? arn : Text(first, "ARNPrefix")) : "";
        Caller = CallerOf(root);
        Time = DateTimeOffset.TryParseExact(
            Text(root, "eventTime"), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUniversalTime()
            : null;
        Category = CategoryOf(resources);
    }

    /// <summary>Its place among all records that were read.</summary>
    public int Number { get; }

    public JsonElement Root { get; }

    /// <summary>The bytes of its JSON as it stood there, white space included.</summary>
    public int Bytes { get; }

    public string Id { get; }

    public string Category { get; }

    public string Source { get; }

    public string Name { get; }

    public string Account { get; }

    public string Region { get; }

    public string ReadOnly { get; }

    public string ErrorCode { get; }

    public string Version { get; }

    public string ResourceType { get; }

    public string Parent { get; }

    public string Caller { get; }

    public DateTimeOffset? Time { get; }

    /// <summary>The record with the category that was inferred, as tables of facts ask for it.</summary>
    public JsonElement WithCategory()
    {
        if (Category.Length == 0 || Root.TryGetProperty("eventCategory", out _))
        {
            return Root;
        }

        JsonNode node = JsonNode.Parse(Root.GetRawText())!;
        node["eventCategory"] = Category;
        return JsonSerializer.SerializeToElement(node);
    }

    /// <summary>Ruling R2; nothing where there is none.</summary>
    private static string Text(JsonElement parent, string key) => !parent.TryGetProperty(key, out JsonElement value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };

    private static string CallerOf(JsonElement root)
    {
        if (!root.TryGetProperty("userIdentity", out JsonElement identity) || identity.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        string arn = Text(identity, "arn");
        string[] parts = arn.Split(':', 6);
        if (arn.Length > 0)
        {
            return parts.Length == 6 && parts[0] == "arn" && parts[5].StartsWith("assumed-role/", StringComparison.Ordinal)
                ? $"{string.Join(':', parts[..5])}:{string.Join('/', parts[5].Split('/').Take(2))}"
                : arn;
        }

        return Text(identity, "invokedBy") is { Length: > 0 } service
            ? service
            : $"{Text(identity, "type")} {Text(identity, "accountId")}".Trim(' ');
    }

    /// <summary>The bucket, function, table, log group or topic of an ARN; any other ARN itself.</summary>
    private static string ParentOf(string arn)
    {
        string[] parts = arn.Split(':', 6);
        if (parts.Length < 6 || parts[0] != "arn")
        {
            return arn;
        }

        (char separator, int count) = parts[2] switch
        {
            "s3" => ('/', parts[5].StartsWith("accesspoint/", StringComparison.Ordinal) ? 2 : 1),
            "s3-outposts" => ('/', 4),
            "s3express" or "s3tables" or "s3-object-lambda" or "dynamodb" or "kinesis" or "kinesisvideo" => ('/', 2),
            "lambda" or "logs" => (':', 2),
            "sns" => (':', 1),
            _ => ('/', int.MaxValue),
        };
        return $"{string.Join(':', parts[..5])}:{string.Join(separator, parts[5].Split(separator).Take(count))}";
    }

    /// <summary>Rulings R3 and R4.</summary>
    private string CategoryOf(JsonElement[] resources)
    {
        if (Text(Root, "eventCategory") is { Length: > 0 } named)
        {
            return named;
        }

        string type = Text(Root, "eventType");
        if (Text(Root, "managementEvent") is { Length: > 0 } flag)
        {
            return flag == "true" ? "Management" : "Data";
        }

        bool isData = resources.Any(static entry => Text(entry, "type") == "AWS::S3::Object")
            || (Source == "s3.amazonaws.com" && s_objectCalls.Contains(Name))
            || (Source == "dynamodb.amazonaws.com" && s_itemCalls.Contains(Name))
            || (Source == "lambda.amazonaws.com" && Name == "Invoke");
        return type.StartsWith("AwsVpceEvent", StringComparison.Ordinal) ? "NetworkActivity"
            : type is "AwsCloudTrailInsight" or "AwsAggregatedEvent" ? ""
            : isData ? "Data"
            : "Management";
    }
}

using System.Text.Json;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>The parameters of a made record's call, for the few services whose form is known; the others have none.</summary>
internal static class ParametersJson
{
    private const string BucketStart = ":s3:::";

    public static void Write(Utf8JsonWriter json, string? eventSource, string? eventName, string? arn)
    {
        switch (eventSource)
        {
            case "s3.amazonaws.com" when BucketAndKey(arn) is { } place:
                json.WriteStartObject("requestParameters"u8);
                json.WriteString("bucketName"u8, place.Bucket);
                json.WriteString("Host"u8, $"{place.Bucket}.s3.amazonaws.com");
                json.WriteString("key"u8, place.Key);
                json.WriteEndObject();
                break;
            case "lambda.amazonaws.com" when arn is not null:
                json.WriteStartObject("requestParameters"u8);
                json.WriteString("functionName"u8, arn);
                json.WriteEndObject();
                break;
            case "dynamodb.amazonaws.com" when arn is not null && arn.Contains(":table/", StringComparison.Ordinal):
                json.WriteStartObject("requestParameters"u8);
                json.WriteString("tableName"u8, arn.Split(":table/", 2)[1].Split('/')[0]);
                json.WriteEndObject();
                break;
            case "iam.amazonaws.com" when eventName is "CreateUser" or "DeleteUser" or "GetUser":
                json.WriteStartObject("requestParameters"u8);
                json.WriteString("userName"u8, "john");
                json.WriteEndObject();
                break;
            default:
                json.WriteNull("requestParameters"u8);
                break;
        }
    }

    private static (string Bucket, string Key)? BucketAndKey(string? arn)
    {
        int start = arn?.IndexOf(BucketStart, StringComparison.Ordinal) ?? -1;
        return start >= 0 && arn![(start + BucketStart.Length)..].Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } key]
            ? (bucket, key)
            : null;
    }
}

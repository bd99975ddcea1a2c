using System.Text.Encodings.Web;
using System.Text.Json;
using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>Writes a record as CloudTrail does: one line, keys in its order. What selectors do not see is made up to suit the rest.</summary>
internal static class WitnessRecord
{
    private const string EventTime = "2026-03-14T09:26:53Z";

    // Selectors and terminals see the text itself; only what JSON demands is escaped.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="point">What selectors see of it.</param>
    /// <param name="account">Its account, or <see langword="null"/> for one that an ARN names.</param>
    /// <param name="region">Its Region, or <see langword="null"/> for the one that the resource's ARN names.</param>
    public static byte[] Write(RecordPoint point, string? account = null, string? region = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            WriteAll(json, point, account, region);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteAll(Utf8JsonWriter json, RecordPoint point, string? givenAccount, string? region)
    {
        string? category = point[ClauseField.Category];
        string? arn = point.HasEntry ? point[ClauseField.ResourceArn] : null;
        string account = givenAccount ?? AccountOf(point[ClauseField.CallerArn]) ?? AccountOf(arn) ?? UsualIdentity.Account;
        bool isNetwork = category == "NetworkActivity";

        json.WriteString("eventVersion"u8, "1.11");
        IdentityJson.Write(json, point[ClauseField.CallerArn], account);
        json.WriteString("eventTime"u8, EventTime);
        WriteText(json, point, ClauseField.EventSource);
        WriteText(json, point, ClauseField.EventName);
        json.WriteString("awsRegion"u8, region ?? RegionOf(arn) ?? UsualIdentity.Region);
        json.WriteString("sourceIPAddress"u8, isNetwork ? "10.0.1.7" : "192.0.2.44");
        json.WriteString("userAgent"u8, "aws-cli/2.27.0");
        if (point[ClauseField.ErrorCode] is { } errorCode)
        {
            json.WriteString("errorCode"u8, errorCode);
            json.WriteString("errorMessage"u8, "The request was denied.");
        }

        if (!isNetwork)
        {
            ParametersJson.Write(json, point[ClauseField.EventSource], point[ClauseField.EventName], arn);
            json.WriteNull("responseElements"u8);
        }

        json.WriteString("requestID"u8, "79KRJ6ZC3YGGJ57R");
        json.WriteString("eventID"u8, "3a1f4c52-7d3e-4b6a-9f0e-5c2d8b7a6e41");
        WriteReadOnly(json, point[ClauseField.ReadOnly]);
        WriteResources(json, point, account);
        WriteText(json, point, ClauseField.EventType);
        if (category is "Management" or "Data")
        {
            json.WriteBoolean("managementEvent"u8, category == "Management");
        }

        json.WriteString("recipientAccountId"u8, account);
        WriteText(json, point, ClauseField.VpcEndpointId);
        if (isNetwork)
        {
            json.WriteString("vpcEndpointAccountId"u8, account);
        }

        json.WriteString("eventCategory"u8, category);
        WriteText(json, point, ClauseField.SessionCredentialFromConsole);
    }

    private static void WriteText(Utf8JsonWriter json, RecordPoint point, ClauseField field)
    {
        if (point[field] is { } text)
        {
            json.WriteString(ClauseFields.NameOf(field), text);
        }
    }

    private static void WriteReadOnly(Utf8JsonWriter json, string? readOnly)
    {
        if (readOnly is "true" or "false")
        {
            json.WriteBoolean("readOnly"u8, readOnly == "true");
        }
        else if (readOnly is not null)
        {
            json.WriteString("readOnly"u8, readOnly);
        }
    }

    private static void WriteResources(Utf8JsonWriter json, RecordPoint point, string account)
    {
        if (!point.HasEntry)
        {
            return;
        }

        json.WriteStartArray("resources"u8);
        json.WriteStartObject();
        if (point[ClauseField.ResourceType] != "AWS::S3::Object")
        {
            json.WriteString("accountId"u8, account);
        }

        if (point[ClauseField.ResourceType] is { } type)
        {
            json.WriteString("type"u8, type);
        }

        if (point[ClauseField.ResourceArn] is { } arn)
        {
            json.WriteString("ARN"u8, arn);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>The account that an ARN names, or <see langword="null"/>.</summary>
    public static string? AccountOf(string? arn) =>
        arn?.Split(':') is ["arn", _, _, _, { Length: 12 } account, ..] && account.All(char.IsAsciiDigit) ? account : null;

    private static string? RegionOf(string? arn) =>
        arn?.Split(':') is ["arn", _, _, { Length: > 0 and < 30 } region, ..]
            && region.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') ? region : null;
}

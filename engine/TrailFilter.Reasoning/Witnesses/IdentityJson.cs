using System.Text.Json;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>The caller of a made record, by the form of its ARN.</summary>
internal static class IdentityJson
{
    private const string RoleId = "AROAEXAMPLEEXAMPLE123";
    private const string UserId = "AIDAEXAMPLEEXAMPLE123";

    public static void Write(Utf8JsonWriter json, string? arn, string account)
    {
        json.WriteStartObject("userIdentity"u8);
        if (arn is null)
        {
            json.WriteString("type"u8, "AWSService");
            json.WriteString("invokedBy"u8, "config.amazonaws.com");
        }
        else
        {
            WriteCaller(json, arn, account);
        }

        json.WriteEndObject();
    }

    private static void WriteCaller(Utf8JsonWriter json, string arn, string account)
    {
        string[] path = arn.Split(':', 6) is [.., var last] ? last.Split('/') : [];
        switch (path)
        {
            case ["assumed-role", var role, var session, ..]:
                json.WriteString("type"u8, "AssumedRole");
                json.WriteString("principalId"u8, $"{RoleId}:{session}");
                json.WriteString("arn"u8, arn);
                json.WriteString("accountId"u8, account);
                json.WriteString("accessKeyId"u8, "ASIAIOSFODNN7EXAMPLE");
                json.WriteStartObject("sessionContext"u8);
                json.WriteStartObject("sessionIssuer"u8);
                json.WriteString("type"u8, "Role");
                json.WriteString("principalId"u8, RoleId);
                json.WriteString("arn"u8, $"arn:aws:iam::{account}:role/{role}");
                json.WriteString("accountId"u8, account);
                json.WriteString("userName"u8, role);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case ["root"]:
                json.WriteString("type"u8, "Root");
                json.WriteString("principalId"u8, account);
                json.WriteString("arn"u8, arn);
                json.WriteString("accountId"u8, account);
                break;
            default:
                json.WriteString("type"u8, "IAMUser");
                json.WriteString("principalId"u8, UserId);
                json.WriteString("arn"u8, arn);
                json.WriteString("accountId"u8, account);
                json.WriteString("accessKeyId"u8, "AKIAIOSFODNN7EXAMPLE");
                json.WriteString("userName"u8, path is [.., { Length: > 0 } name] ? name : "mary");
                break;
        }
    }
}

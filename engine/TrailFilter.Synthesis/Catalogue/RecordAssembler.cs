using System.Text;

namespace TrailFilter.Synthesis.Catalogue;

/// <summary>
/// Puts a shape into the frame of a record, keys in CloudTrail's own order. An ending says how the request went and how old
/// the record's format is.
/// </summary>
internal static class RecordAssembler
{
    private static readonly string[] s_versions = ["1.08", "1.09", "1.10", "1.11"];

    /// <summary>The template text of a record.</summary>
    public static string Assemble(EventShape shape, int number, Ending ending)
    {
        bool old = ending is Ending.Version105 or Ending.Version103;
        string version = ending switch
        {
            Ending.Version105 => "1.05",
            Ending.Version103 => "1.03",
            _ => shape.Category == RecordCategory.NetworkActivity ? "1.09" : s_versions[number * 7 % 4],
        };
        StringBuilder text = new();
        text.Append("{\"eventVersion\":\"").Append(version).Append("\",\"userIdentity\":<identity>,\"eventTime\":\"<time>\"");
        text.Append(",\"eventSource\":\"").Append(shape.Source).Append(".amazonaws.com\",\"eventName\":\"").Append(shape.Name);
        text.Append("\",\"awsRegion\":\"<region>\",\"sourceIPAddress\":\"<ip>\"");
        if (shape.Category != RecordCategory.NetworkActivity)
        {
            text.Append(",\"userAgent\":\"<agent>\"");
        }
        AppendError(text, shape, ending);
        AppendPart(text, "requestParameters", shape.Request);
        AppendPart(text, "responseElements", ending is Ending.Denied or Ending.Failed && shape.Response is not null ? "null" : shape.Response);
        AppendPart(text, "additionalEventData", shape.Additional is null ? null : "{" + shape.Additional + "}");
        AppendText(text, "requestID", shape.RequestId);
        text.Append(",\"eventID\":\"<uuid>\"");
        if (shape.ReadOnly is not null && ending != Ending.Version103)
        {
            text.Append(",\"readOnly\":").Append(shape.ReadOnly.Value ? "true" : "false");
        }
        AppendPart(text, "resources", shape.Resources is null ? null : "[" + shape.Resources + "]");
        AppendText(text, "eventType", shape.EventType);
        AppendText(text, "apiVersion", ending == Ending.Version103 ? "2013-11-01" : shape.ApiVersion);
        bool managed = shape.WritesManagementEvent && shape.Category is RecordCategory.Management or RecordCategory.Data;
        AppendPart(text, "managementEvent", !managed || old ? null : shape.Category == RecordCategory.Management ? "true" : "false");
        text.Append(",\"recipientAccountId\":\"<account>\"");
        text.Append(shape.Shared ? ",\"sharedEventID\":\"<uuid>\"" : "<if:shared>,\"sharedEventID\":\"<uuid>\"<end>");
        AppendPart(text, "serviceEventDetails", shape.Details);
        AppendTail(text, shape, old);
        return text.Append('}').ToString();
    }

    private static void AppendTail(StringBuilder text, EventShape shape, bool old)
    {
        const string Endpoint = ",\"vpcEndpointId\":\"<endpoint>\"";
        const string Owner = ",\"vpcEndpointAccountId\":\"<account>\"";
        bool network = shape.Category == RecordCategory.NetworkActivity;
        text.Append(network ? Endpoint + Owner : $"<if:vpce>{Endpoint}{(old ? "" : Owner)}<end>");
        if (old)
        {
            return;
        }
        AppendText(text, "eventCategory", shape.Category.ToString());
        if (shape.EventType is "AwsApiCall" or "AwsConsoleSignIn")
        {
            string host = shape.Host ?? $"{shape.Source}.<region>.amazonaws.com";
            text.Append("<if:tls>,\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\",\"clientProvidedHostHeader\":\"");
            text.Append(host).Append("\"}<end>");
        }
        if (shape.EventType == "AwsApiCall")
        {
            text.Append("<if:console>,\"sessionCredentialFromConsole\":\"true\"<end>");
        }
    }

    private static void AppendError(StringBuilder text, EventShape shape, Ending ending)
    {
        (string Code, string Message)? error = ending switch
        {
            Ending.Denied => (shape.DeniedCode!, DeniedMessage(shape)),
            Ending.Failed => shape.Failure,
            _ => shape.Error,
        };
        if (error is not null)
        {
            AppendText(text, "errorCode", error.Value.Code);
            AppendText(text, "errorMessage", error.Value.Message);
        }
    }

    private static string DeniedMessage(EventShape shape)
    {
        // Lambda's event names carry API dates, 20150331v2; the action in a policy does not.
        string action = $"{shape.Source}:{shape.Name.Split("2015")[0]}";
        return shape.Source == "ec2"
            ? $"You are not authorized to perform this operation. User: <callerarn> is not authorized to perform: {action} on resource: {shape.DeniedResource} because no identity-based policy allows the {action} action."
            : $"User: <callerarn> is not authorized to perform: {action} on resource: \\\"{shape.DeniedResource}\\\" because no identity-based policy allows the {action} action";
    }

    private static void AppendText(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(",\"").Append(key).Append("\":\"").Append(value).Append('"');
        }
    }

    private static void AppendPart(StringBuilder text, string key, string? json)
    {
        if (json is not null)
        {
            text.Append(",\"").Append(key).Append("\":").Append(json);
        }
    }
}

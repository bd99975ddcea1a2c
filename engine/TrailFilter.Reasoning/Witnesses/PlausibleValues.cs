using TrailFilter.Reasoning.Clauses;

namespace TrailFilter.Reasoning.Witnesses;

/// <summary>What a field of a made record might hold, the most natural first, in view of what its other fields hold.</summary>
internal static class PlausibleValues
{
    private static readonly string[] s_readingVerbs = ["Get", "List", "Describe", "Head", "Lookup", "Query", "Scan", "BatchGet"];

    /// <summary>The values for a field; <see langword="null"/> stands for leaving it out.</summary>
    /// <param name="field">The field.</param>
    /// <param name="point">The record so far.</param>
    /// <param name="clause">The clause it has to pass, whose own values come after those that suit the rest of the record.</param>
    public static IEnumerable<string?> For(ClauseField field, RecordPoint point, Clause clause)
    {
        IEnumerable<TestValue> asked = clause.Tests.Where(test => test.Field == field).SelectMany(static test => test.Select);
        return Natural(field, point).Concat(asked.SelectMany(value => Completed(field, value, point)));
    }

    /// <summary>The values for a field, whatever clauses ask for.</summary>
    public static IEnumerable<string?> Natural(ClauseField field, RecordPoint point)
    {
        string? category = point[ClauseField.Category];
        bool isNetwork = category == "NetworkActivity";
        return field switch
        {
            ClauseField.ResourceType => [],
            ClauseField.ResourceArn => CallsOf(point).Select(static call => call.Arn),
            ClauseField.EventSource => CallsOf(point).Select(static call => call.EventSource),
            ClauseField.EventName => Names(point),
            ClauseField.ReadOnly => isNetwork ? [null, "false", "true"] : Reads(point) ? ["true", "false"] : ["false", "true"],
            ClauseField.EventType => category switch
            {
                "NetworkActivity" => ["AwsVpceEvent"],
                "Insight" => ["AwsCloudTrailInsight"],
                _ when point[ClauseField.EventName] == "ConsoleLogin" => ["AwsConsoleSignIn", "AwsApiCall"],
                _ => ["AwsApiCall", "AwsServiceEvent", "AwsConsoleAction"],
            },
            ClauseField.ErrorCode => isNetwork ? [null, "VpceAccessDenied"] : [null, "AccessDenied"],
            ClauseField.VpcEndpointId => isNetwork ? ["vpce-0123456789abcdef0"] : [null, "vpce-0123456789abcdef0"],
            ClauseField.SessionCredentialFromConsole => [null, "true"],
            ClauseField.CallerArn => [UsualIdentity.RoleSession, UsualIdentity.User],
            _ => [],
        };
    }

    private static IEnumerable<UsualCall> CallsOf(RecordPoint point) =>
        UsualCall.For(point[ClauseField.Category], point.HasEntry ? point[ClauseField.ResourceType] : null);

    /// <summary>Names of calls of the record's service; those first that agree with its readOnly, if it has one.</summary>
    private static IEnumerable<string> Names(RecordPoint point)
    {
        UsualCall[] calls = [.. CallsOf(point).Where(call => call.EventSource == point[ClauseField.EventSource])];
        IEnumerable<string> reads = calls.SelectMany(static call => call.Reads);
        IEnumerable<string> writes = calls.SelectMany(static call => call.Writes);
        bool readsFirst = point[ClauseField.ReadOnly] == "true" || point[ClauseField.Category] == "NetworkActivity";
        return readsFirst ? reads.Concat(writes) : writes.Concat(reads);
    }

    private static bool Reads(RecordPoint point)
    {
        string name = point[ClauseField.EventName] ?? "";
        return UsualCall.All.Any(call => call.EventSource == point[ClauseField.EventSource] && call.Reads.Contains(name))
            || s_readingVerbs.Any(verb => name.StartsWith(verb, StringComparison.Ordinal));
    }

    /// <summary>A value of the clause, made whole where it is only a beginning or an end.</summary>
    private static IEnumerable<string?> Completed(ClauseField field, TestValue value, RecordPoint point)
    {
        string[] parts = PartsFor(field, value.Text, point);
        return value.Comparison switch
        {
            Comparison.Whole => [value.Text],
            Comparison.Prefix => parts.Select(part => value.Text + part).Append(value.Text),
            _ => CallsOf(point).Select(call => field == ClauseField.ResourceArn ? Folder(call.Arn) : null).OfType<string>()
                .Concat(parts).Select(part => part + value.Text).Append(value.Text),
        };
    }

    private static string[] PartsFor(ClauseField field, string text, RecordPoint point) => field switch
    {
        ClauseField.ResourceArn when point[ClauseField.ResourceType] == "AWS::S3::Object" => text switch
        {
            [.., '/'] => ["reports/2026-03.csv", "2026/"],
            [.., ':'] => ["amzn-s3-demo-bucket/reports/2026-03.csv"],
            _ when text.Contains('/', StringComparison.Ordinal) => ["2026-03.csv", "/2026-03.csv"],
            _ => ["/reports/2026-03.csv", "-2/reports/2026-03.csv"],
        },
        ClauseField.EventName => ["Object", "Item", "Resource"],
        ClauseField.EventSource => [".amazonaws.com", "amazonaws.com"],
        _ => ["example", "/example", "0"],
    };

    private static string? Folder(string? arn) => arn?[..(arn.LastIndexOf('/') + 1)];
}

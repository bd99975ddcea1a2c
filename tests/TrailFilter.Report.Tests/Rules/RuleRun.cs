using System.Text;
using System.Text.Json;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Rules;

/// <summary>Asks rules about records as a run does, and makes what a run tallies.</summary>
internal static class RuleRun
{
    internal static bool Fits(IRecordRule rule, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Fits(rule, document.RootElement, Encoding.UTF8.GetBytes(json));
    }

    internal static bool Fits(IRecordRule rule, JsonElement record, byte[] json)
    {
        var facts = new RuleFacts
        {
            Category = Encoding.UTF8.GetBytes(WhenOracle.CategoryOf(record)),
            EventSource = Bytes(record, "eventSource"),
            EventName = Bytes(record, "eventName"),
            EventType = Bytes(record, "eventType"),
            ErrorCode = Bytes(record, "errorCode"),
            CallerArn = Bytes(record, "userIdentity.arn"),
        };
        RuleAnswer answer = rule.EventNames.IsEmpty || rule.EventNames.Contains(Encoding.UTF8.GetString(facts.EventName))
            ? rule.Ask(in facts)
            : RuleAnswer.No;
        return answer == RuleAnswer.Yes || (answer == RuleAnswer.Perhaps && rule.Matches(json));
    }

    internal static Shape ShapeOf(JsonElement record) => new()
    {
        Category = WhenOracle.CategoryOf(record),
        IsCategoryInferred = false,
        IsUngoverned = false,
        EventSource = WhenOracle.TextAt(record, "eventSource") ?? "",
        EventName = WhenOracle.TextAt(record, "eventName") ?? "",
        EventType = WhenOracle.TextAt(record, "eventType") ?? "",
        ResourceType = "",
        Account = WhenOracle.TextAt(record, "recipientAccountId") ?? "",
        Region = WhenOracle.TextAt(record, "awsRegion") ?? "",
        ReadOnly = WhenOracle.TextAt(record, "readOnly") ?? "",
        ErrorCode = WhenOracle.TextAt(record, "errorCode") ?? "",
    };

    internal static Shape Shape(string source, string name, string errorCode = "", string category = "Management", string account = "1") => new()
    {
        Category = category,
        IsCategoryInferred = false,
        IsUngoverned = false,
        EventSource = source,
        EventName = name,
        EventType = "AwsApiCall",
        ResourceType = "",
        Account = account,
        Region = "eu-west-1",
        ReadOnly = "false",
        ErrorCode = errorCode,
    };

    internal static TallyRow<TKey> Row<TKey>(TKey key, int loggedBy, long records, params string[] samples) =>
        new(key, loggedBy, new Amount(records, records * 100), [.. samples]);

    internal static TallyResult Tallies(
        IEnumerable<TallyRow<Shape>>? shapes = null,
        IEnumerable<TallyRow<string>>? rules = null,
        IEnumerable<TallyRow<string>>? parents = null,
        IEnumerable<TallyRow<Charge>>? charges = null,
        int[]? currentTrails = null) => new()
        {
            Configurations =
            [
                new Configuration("current", [.. currentTrails ?? [0]]),
                new Configuration("a", [70]),
                new Configuration("b", [71]),
            ],
            Shapes = Table(shapes),
            Callers = Table<string>(null),
            Parents = Table(parents),
            Hours = Table<DateTimeOffset?>(null),
            Versions = Table<string>(null),
            Rules = Table(rules),
            Charges = Table(charges),
            FirstEvent = null,
            LastEvent = null,
            Duplicates = 0,
            LeavesDuplicatesOut = false,
            DuplicatesLookedForIn = null,
        };

    private static TallyTable<TKey> Table<TKey>(IEnumerable<TallyRow<TKey>>? rows) =>
        new() { Rows = [.. rows ?? []], Others = [], MaxMissing = 0 };

    private static byte[] Bytes(JsonElement record, string path) => Encoding.UTF8.GetBytes(WhenOracle.TextAt(record, path) ?? "");
}

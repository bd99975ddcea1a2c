using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;
using TrailFilter.Report.Model;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>The same tallies, by LINQ over parsed documents and the reference evaluator. Shares nothing with the tallies but the model.</summary>
internal sealed class TallyOracle
{
    private static readonly Dictionary<string, string[]> s_legacyDataEvents = new()
    {
        ["s3.amazonaws.com"] = (
            "GetObject HeadObject PutObject PostObject DeleteObject DeleteObjects CopyObject ListObjects ListObjectVersions ListParts "
            + "GetObjectAcl PutObjectAcl GetObjectTagging PutObjectTagging DeleteObjectTagging UploadPart UploadPartCopy "
            + "CreateMultipartUpload CompleteMultipartUpload AbortMultipartUpload RestoreObject SelectObjectContent GetObjectTorrent").Split(' '),
        ["lambda.amazonaws.com"] = ["Invoke"],
        ["dynamodb.amazonaws.com"] = (
            "GetItem PutItem DeleteItem UpdateItem Query Scan BatchGetItem BatchWriteItem TransactGetItems TransactWriteItems "
            + "ExecuteStatement ExecuteTransaction BatchExecuteStatement").Split(' '),
    };

    private static readonly Regex[] s_parents =
    [
        .. new[]
        {
            "s3:[^:]*:[^:]*:(accesspoint/[^/]*|[^/]*)",
            "s3-outposts:[^:]*:[^:]*:([^/]*/){3}[^/]*",
            "(s3express|s3tables|s3-object-lambda|dynamodb|kinesis|kinesisvideo):[^:]*:[^:]*:[^/]*/[^/]*",
            "(lambda|logs):[^:]*:[^:]*:[^:]*:[^:]*",
            "sns:[^:]*:[^:]*:[^:]*",
        }.Select(static service => new Regex("^arn:[^:]*:" + service, RegexOptions.Singleline)),
    ];

    private readonly ImmutableArray<Seen> _records;

    public TallyOracle(
        IReadOnlyList<Trail> trails, ImmutableArray<Configuration> configurations, IEnumerable<byte[]> records, bool leavesDuplicatesOut = false)
    {
        var evaluator = new ReferenceEvaluator(trails);
        ImmutableArray<Seen> all = [.. records.Select(record => See(record, evaluator, configurations))];
        HashSet<string> ids = [];
        ImmutableArray<Seen> first = [.. all.Where(seen => seen.Id == "" || ids.Add(seen.Id))];
        Duplicates = all.Length - first.Length;
        _records = leavesDuplicatesOut ? first : all;
    }

    public int Duplicates { get; }

    public DateTimeOffset? First => _records.Min(static seen => seen.Time);

    public DateTimeOffset? Last => _records.Max(static seen => seen.Time);

    public IEnumerable<string> Shapes() => Rows(static seen => seen.Shape)
        .OrderBy(static row => row.Key.Category, StringComparer.Ordinal).ThenBy(static row => row.Key.EventSource, StringComparer.Ordinal)
        .ThenBy(static row => row.Key.EventName, StringComparer.Ordinal).ThenBy(static row => row.Key.EventType, StringComparer.Ordinal)
        .ThenBy(static row => row.Key.ResourceType, StringComparer.Ordinal).ThenBy(static row => row.Key.Account, StringComparer.Ordinal)
        .ThenBy(static row => row.Key.Region, StringComparer.Ordinal).ThenBy(static row => row.Key.ReadOnly, StringComparer.Ordinal)
        .ThenBy(static row => row.Key.ErrorCode, StringComparer.Ordinal).ThenBy(static row => row.Key.IsCategoryInferred)
        .ThenBy(static row => row.Key.IsUngoverned).ThenBy(static row => row.LoggedBy).Select(Line);

    public IEnumerable<string> Charges() => Rows(static seen => seen.Charge)
        .OrderBy(static row => row.Key.Day, StringComparer.Ordinal).ThenBy(static row => row.Key.Account, StringComparer.Ordinal)
        .ThenBy(static row => row.Key.Region, StringComparer.Ordinal).ThenBy(static row => row.Key.Category, StringComparer.Ordinal)
        .ThenBy(static row => row.Key.Trails, StringComparer.Ordinal).ThenBy(static row => row.LoggedBy).Select(Line);

    public IEnumerable<string> Callers() => Texts(static seen => seen.Caller);

    public IEnumerable<string> Parents() => Texts(static seen => seen.Parent);

    public IEnumerable<string> Versions() => Texts(static seen => seen.Version);

    public IEnumerable<string> Hours() =>
        Rows(static seen => (seen.Hour, "")).OrderBy(static row => row.Key.Hour).ThenBy(static row => row.LoggedBy)
            .Select(static row => Line(new TallyRow<DateTimeOffset?>(row.Key.Hour, row.LoggedBy, row.Amount, row.SampleEventIds)));

    public static string Line<TKey>(TallyRow<TKey> row) =>
        $"{row.Key} | {row.LoggedBy} | {row.Amount.Records} | {row.Amount.Bytes} | {string.Join(',', row.SampleEventIds)}";

    private IEnumerable<string> Texts(Func<Seen, string> key) =>
        Rows(key).OrderBy(static row => row.Key, StringComparer.Ordinal).ThenBy(static row => row.LoggedBy).Select(Line);

    private IEnumerable<TallyRow<TKey>> Rows<TKey>(Func<Seen, TKey> key) =>
        from seen in _records
        group seen by (Key: key(seen), seen.LoggedBy) into rows
        let samples = rows.Select(static seen => seen.Id).Where(static id => id.Length is > 0 and <= 128).Take(3)
        select new TallyRow<TKey>(
            rows.Key.Key, rows.Key.LoggedBy, new Amount(rows.Count(), rows.Sum(static seen => (long)seen.Bytes)), [.. samples]);

    private static Seen See(byte[] record, ReferenceEvaluator evaluator, ImmutableArray<Configuration> configurations)
    {
        using var document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 1_000 });
        JsonElement root = document.RootElement;
        ReferenceVerdict verdict = evaluator.Decide(root);
        int[] passed = [.. Enumerable.Range(0, verdict.PassedSelectors.Length).Where(i => verdict.PassedSelectors[i])];
        int[] ownerOf = [.. evaluator.Trails.SelectMany(static (trail, number) => Enumerable.Repeat(number, trail.Selectors.Count))];
        int[] trails = [.. passed.Select(selector => ownerOf[selector]).Distinct()];
        BigInteger mask = trails.Aggregate(BigInteger.Zero, static (bits, trail) => bits | (BigInteger.One << trail));
        string hex = mask.IsZero ? "0" : mask.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        string category = CategoryOf(root);
        JsonElement? resource = Resources(root).Where(static entry => Text(entry, "type") is not null).Cast<JsonElement?>().FirstOrDefault();
        string arn = resource is { } first ? Text(first, "ARN") ?? Text(first, "ARNPrefix") ?? "" : "";
        bool isTime = DateTimeOffset.TryParseExact(
            Text(root, "eventTime"), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time);
        string account = Text(root, "recipientAccountId") ?? "";
        string region = Text(root, "awsRegion") ?? "";
        return new Seen
        {
            LoggedBy = configurations.Select((configuration, i) => configuration.Trails.Intersect(trails).Any() ? 1 << i : 0).Sum(),
            Bytes = record.Length,
            Id = root.TryGetProperty("eventID", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "",
            Version = Text(root, "eventVersion") ?? "",
            Caller = CallerOf(root),
            Parent = s_parents.Select(parent => parent.Match(arn)).FirstOrDefault(static match => match.Success)?.Value ?? arn,
            Time = isTime ? time : null,
            Hour = isTime ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerHour)) : null,
            Charge = new Charge(isTime ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "", account, region, category, hex),
            Shape = new Shape
            {
                Category = category,
                IsCategoryInferred = verdict.Marks.HasFlag(VerdictMarks.CategoryInferred),
                IsUngoverned = verdict.Outcome == Outcome.Ungoverned,
                EventSource = Text(root, "eventSource") ?? "",
                EventName = Text(root, "eventName") ?? "",
                EventType = Text(root, "eventType") ?? "",
                ResourceType = resource is { } entry ? Text(entry, "type")! : "",
                Account = account,
                Region = region,
                ReadOnly = Text(root, "readOnly") ?? "",
                ErrorCode = Text(root, "errorCode") ?? "",
            },
        };
    }

    /// <summary>Rulings R3 and R4.</summary>
    private static string CategoryOf(JsonElement root)
    {
        if (root.TryGetProperty("eventCategory", out JsonElement named) && named.ValueKind == JsonValueKind.String)
        {
            return named.GetString()!;
        }

        return (Text(root, "managementEvent"), Text(root, "eventType")) switch
        {
            ("true", _) => "Management",
            ("false", _) => "Data",
            (_, "AwsVpceEvent" or "AwsVpceEvents") => "NetworkActivity",
            (_, "AwsCloudTrailInsight" or "AwsAggregatedEvent") => "",
            _ when Resources(root).Any(static entry => Text(entry, "type") == "AWS::S3::Object") => "Data",
            _ => s_legacyDataEvents.GetValueOrDefault(Text(root, "eventSource") ?? "")?.Contains(Text(root, "eventName")) == true
                ? "Data"
                : "Management",
        };
    }

    private static string CallerOf(JsonElement root)
    {
        if (!root.TryGetProperty("userIdentity", out JsonElement identity) || identity.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        if (Text(identity, "arn") is { Length: > 0 } arn)
        {
            return Regex.Replace(arn, "^(arn:[^:]*:[^:]*:[^:]*:[^:]*:assumed-role/[^/]*)/.*$", "$1", RegexOptions.Singleline);
        }

        string OnlyText(string key) =>
            identity.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return OnlyText("invokedBy") is { Length: > 0 } service ? service : $"{OnlyText("type")} {OnlyText("accountId")}".Trim(' ');
    }

    private static IEnumerable<JsonElement> Resources(JsonElement root) =>
        root.TryGetProperty("resources", out JsonElement resources) && resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray().Where(static entry => entry.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>Ruling R2.</summary>
    private static string? Text(JsonElement parent, string key) => !parent.TryGetProperty(key, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private sealed record Seen
    {
        public required int LoggedBy { get; init; }

        public required int Bytes { get; init; }

        public required string Id { get; init; }

        public required string Version { get; init; }

        public required string Caller { get; init; }

        public required string Parent { get; init; }

        public required DateTimeOffset? Time { get; init; }

        public required DateTimeOffset? Hour { get; init; }

        public required Charge Charge { get; init; }

        public required Shape Shape { get; init; }
    }
}

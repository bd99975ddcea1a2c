using System.Collections.Immutable;
using System.Globalization;
using TrailFilter.Report.Model;

namespace TrailFilter.Report.Tests.Rendering;

/// <summary>Reports made by hand: an ordinary one, one full of what attackers put into logs, and one of nothing.</summary>
internal static class SampleReports
{
    private static readonly DateTimeOffset s_first = new(2026, 3, 2, 0, 0, 1, TimeSpan.Zero);

    public static readonly ImmutableArray<string> Hostile =
    [
        "<script>alert(1)</script>",
        "\u001b[2J\u001b]0;owned\u0007",
        "=cmd|' /C calc'!A0",
        "+1", "-1", "@everyone please", "\tx", "\rx",
        "a|b`c\\",
        "[click](https://evil.example) https://evil.example www.evil.example",
        "\u202egnp.exe \u200bzero\ufeffwidth\u2066",
        "quo\"te, comma\nline",
        "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
        "😀 é ﷽ e\u0301\u0301\u0301",
        "lone \ud800 surrogate",
        new string('U', 200 * 1024),
        "arn:aws:s3:::bucket with spaces/123456789012",
        "arn:aws:iam::123456789012:role/Admin",
        "from 10.1.2.3 and 2001:db8::1 by 999988887777.",
        "</script><script>alert(2)</script>",
        "x\" onmouseover=\"alert(3)\" style=\"position:fixed",
        "' onfocus='alert(4)",
        "]]> <![CDATA[ <!-- --> <!--<script>",
        "\u2028line\u2029paragraph",
        "<img src=\"https://evil.example/x.png\" onerror=\"alert(5)\">",
        "javascript:alert(6)",
        "&amp; **bold** _it_ ~~x~~ #1 <!-- -->",
    ];

    public static PreviewReport Plain() => Preview(["s3.amazonaws.com", "kms.amazonaws.com"], "proposed", 8_412);

    public static PreviewReport Evil() => Preview(Hostile, "=evil|`@everyone` <b> 111122223333 https://evil.example", long.MaxValue / 64);

    /// <summary>The plain one as if it were estimated.</summary>
    public static PreviewReport Sampled()
    {
        PreviewReport plain = Plain();
        var range = new Interval(8_000.4, 8_812.7);
        var sample = new SampleReport
        {
            Part = "1/20",
            ArchivesRead = 50,
            ArchivesFound = 1_000,
            BytesRead = 5_000,
            BytesFound = 101_000,
            Factor = 20.2,
            Confidence = 0.95,
            Notes = ["This is a sample: 50 of 1,000 archives were read.", "In 95 of 100 samples a range holds what is there."],
        };
        return plain with
        {
            Sample = sample,
            Comparisons =
            [
                .. plain.Comparisons.Select(one => one with
                {
                    Intervals = new ChangeIntervals(range, range, range, range, new Interval(3, 99.5), new Interval(0.58, 0.643)),
                }),
            ],
            Cost = plain.Cost with
            {
                Sample = sample,
                Configurations =
                [
                    .. plain.Cost.Configurations.Select((one, place) => one with
                    {
                        QuietMonth = null,
                        BusyMonth = null,
                        CoveredInterval = new Interval(9, 12),
                        MonthInterval = new Interval(150, 300),
                        ChangeInterval = place == 0 ? null : new Interval(-200.5, 3),
                    }),
                ],
            },
        };
    }

    public static PreviewReport Nothing() => new()
    {
        Tool = "trailfilter 0.1.0",
        Current = "current",
        CurrentSelectors = [],
        Comparisons = [],
        Wastes = [],
        Coverage = Plain().Coverage with { FirstEvent = null, LastEvent = null, Gaps = [], Categories = [], Accounts = [], Warnings = [] },
        Cost = Cost(["current"]) with { CoveredHours = null, MonthFactor = null, Configurations = [] },
    };

    public static CostReport Cost(ImmutableArray<string> names) => new()
    {
        Prices = "us-list",
        PricesAsOf = "2026-07-01",
        Currency = "USD",
        CoveredHours = 36,
        MonthFactor = 730.0 / 36,
        ManagementCopies = "the first copy is free.",
        Configurations =
        [
            .. names.Select((name, place) => new ConfigurationCost
            {
                Name = name,
                Covered = 10.5 / (place + 1),
                Month = 213.7 / (place + 1),
                QuietMonth = place == 0 ? 100.25 : null,
                BusyMonth = place == 0 ? 1234.5 : null,
                Lines =
                [
                    .. Enumerable.Range(0, 12).Select(line => new CostLine(
                        "data", "Data events", "USE1-DataEventsRecorded", "123456789012", "us-east-1", 1e5 * line, "events",
                        line == 3 ? null : 0.1, 1e5, 0.1 * line, line == 3 ? null : 2.03 * line)),
                ],
            }),
        ],
        Assumptions = [.. names.Select(static name => $"Nothing is discounted for {name}.")],
    };

    private static PreviewReport Preview(ImmutableArray<string> keys, string name, long records) => new()
    {
        Tool = "trailfilter 0.1.0",
        Current = keys[0],
        CurrentSelectors = [.. keys.Select((key, place) => new SelectorRow(key, place + 1, place == 0 ? null : key, records, 1))],
        Coverage = new CoverageReport
        {
            Archives = 3,
            SkippedArchives = 2,
            Records = new Amount(records * 2, records * 4),
            Faults = 4,
            ArchiveFaults = 1,
            Ambiguous = 5,
            InferredCategory = 6,
            MissingReadOnly = 9,
            Ungoverned = 7,
            Duplicates = 8,
            LeavesDuplicatesOut = false,
            FirstEvent = s_first,
            LastEvent = s_first.AddHours(36),
            Gaps = [.. Enumerable.Range(0, 12).Select(static n => new GapRow(s_first.AddHours(2 * n), s_first.AddHours(2 * n + 1)))],
            Categories = Counts(keys, records),
            ResourceTypes = Counts(keys, records),
            Accounts = Counts(["123456789012", "111122223333", ""], records),
            Regions = Counts(["us-east-1"], records),
            Versions = Counts(["1.08"], records),
            Warnings = [.. keys.Select(static key => $"Beware of {key}.")],
        },
        Comparisons = [Comparison(keys, name, records), Comparison(keys, name + " 2", records)],
        Wastes =
        [
            .. keys.Select(key => new WasteRow(
                "kms-reads", key, new Amount(records, records), 0.25, 3.5, key, "[\n  {\"Field\": \"eventSource\"}\n]" + key, key, "https://docs.example/kms")),
        ],
        Cost = Cost([keys[0], name]),
    };

    private static ComparisonReport Comparison(ImmutableArray<string> keys, string name, long records) => new()
    {
        Name = name,
        Headline = $"The proposed selectors {name} drop 61.2 % of records, none security-relevant, and save about $214 a month.",
        Totals = Change("", records),
        Selectors = [.. keys.Select((key, place) => new SelectorRow(key, place + 1, key, records, 0))],
        Breakdowns =
        [
            .. new[] { "category", "eventName", "resource", "caller", "errorCode" }.Select(dimension => new BreakdownReport
            {
                Dimension = dimension,
                MaxMissing = dimension == "caller" ? 17 : 0,
                Rows = [.. keys.Append("").Append(null).Select((key, place) => Change(key, records - place))],
            }),
            new BreakdownReport
            {
                Dimension = "hour",
                MaxMissing = 0,
                Rows =
                [
                    .. Enumerable.Range(0, 24).Select(hour =>
                        Change($"2026-03-02T{hour.ToString("00", CultureInfo.InvariantCulture)}:00Z", hour == 20 ? records : hour)),
                ],
            },
        ],
        Droppers = [.. keys.Select(key => new DropperRow("Data", key, key, key, new Amount(records, records), [key, "0f8fad5b-d9cb-469f-a165-70867728950e"]))],
        Security =
        [
            .. keys.Select(key => new SecurityRow(
                "console-login", "high", "signin.amazonaws.com", key, "Who signed in.", ["T1078.004", "T1110"], "https://attack.example",
                new Amount(records, records), [key])),
        ],
        SecurityRelevant = new Amount(records, records),
        Warnings = [.. keys],
    };

    private static ImmutableArray<CountRow> Counts(ImmutableArray<string> keys, long records) =>
        [.. keys.Select(key => new CountRow(key, new Amount(records, records)))];

    private static ChangeRow Change(string? key, long records) =>
        new(key, new Amount(records, records * 3), new Amount(records, records * 2), default, new Amount(1, 999));
}

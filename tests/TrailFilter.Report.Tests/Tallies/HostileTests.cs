using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Report.Tallies;

namespace TrailFilter.Report.Tests.Tallies;

/// <summary>Records as nobody should write them, and bounds that are reached.</summary>
public sealed class HostileTests
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile(Jobs.Trails);
    private static readonly string s_long = new('x', 200 * 1024);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hostile_records_are_tallied_as_LINQ_tallies_them(bool strict)
    {
        string[] records =
        [
            """{"eventName":null}""",
            """{"eventVersion":"1.08","eventTime":"yesterday","eventID":7,"resources":"none","userIdentity":"nobody"}""",
            """{"eventVersion":"","eventTime":true,"eventID":"","readOnly":"maybe","eventCategory":"","errorCode":false}""",
            """{"eventVersion":"1.08","eventTime":"0001-01-01T00:00:00Z","eventCategory":"Management","awsRegion":"a b c d e f g"}""",
            """{"eventVersion":"1.08","eventTime":"9999-12-31T23:59:59Z","eventCategory":"Management"}""",
            """{"eventVersion":"1.08","eventTime":"1969-12-31T23:30:00Z","eventCategory":true,"managementEvent":false}""",
            """{"eventVersion":"1.08","eventTime":"2026-02-30T00:00:00Z","eventCategory":"Insight"}""",
            """{"eventVersion":"1.08","eventName":"\u003cscript\u003e\u0000\u001b[31m\u202e\ud83d\ude00","eventSource":"\"\\\/\b","eventID":"a\u0062c"}""",
            """{"eventVersion":"1.08","eventType":"AwsCloudTrailInsight","eventID":"abc","userIdentity":{"type":"\u0041WS","accountId":"\u0031"}}""",
            """{"eventVersion":"1.08","resources":[{"ARN":"arn:aws:s3:::x/y"},7,{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::b/"}]}""",
            """{"eventVersion":"1.08","resources":[{"type":true,"ARN":false}],"userIdentity":{"arn":""}}""",
            """{"eventVersion":"1.08","userIdentity":{"arn":"arn:aws:sts::1:assumed-role//"},"eventName":"readOnly\u0000"}""",
            $$"""{"eventVersion":"1.08","userAgent":"{{s_long}}","eventName":"{{s_long}}","errorCode":"{{s_long}}\n","eventID":"{{s_long}}"}""",
            $$"""{"eventVersion":"1.08","userAgent":"{{s_long}}","eventName":"{{s_long}}","errorCode":"{{s_long}}\t","eventID":"{{s_long}}"}""",
            $$"""{"eventVersion":"{{new string('1', 254)}}","eventName":"{{new string('n', 254)}}","eventType":"{{new string('n', 255)}}"}""",
            $$"""{"eventVersion":"{{new string('1', 255)}}","eventName":"{{new string('n', 255)}}","eventType":"{{new string('n', 254)}}"}""",
            $$"""{"eventVersion":"1.08","eventID":"{{new string('i', 128)}}"}""",
            $$"""{"eventVersion":"1.08","eventID":"{{new string('i', 129)}}"}""",
        ];
        var run = new TallyRun(s_program, Jobs.Configurations, strict: strict);
        TallyResult result = run.Tally(records.Select(Encoding.UTF8.GetBytes));
        Assert.Equal(records.Length, run.Records.Count);
        OracleTests.Compare(run, result);
        Assert.Equal(new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero), result.FirstEvent);
    }

    [Fact]
    public void Nothing_at_all_gives_empty_tables()
    {
        TallyResult result = new TallyRun(s_program, Jobs.Configurations).Tally(Array.Empty<byte[]>());
        Assert.Empty(result.Shapes.Rows);
        Assert.Empty(result.Hours.Rows);
        Assert.Null(result.FirstEvent);
        Assert.Null(result.LastEvent);
        Assert.Equal(0, result.Duplicates);
    }

    [Fact]
    public void Full_tables_keep_their_totals()
    {
        List<byte[]> records = Jobs.Records(5, 1_500);
        TallyResult result = new TallyRun(s_program, Jobs.Configurations, new TallyOptions { TableLimit = 7 }).Tally(records.Chunk(200));
        long bytes = records.Sum(static record => (long)record.Length);
        Check(result.Shapes);
        Check(result.Callers);
        Check(result.Parents);
        Check(result.Hours);
        Check(result.Versions);
        Check(result.Charges);
        Assert.False(result.Shapes.IsExact);
        Assert.True(result.Versions.IsExact);

        void Check<TKey>(TallyTable<TKey> table)
        {
            Assert.Equal(records.Count, table.Rows.Sum(static row => row.Amount.Records) + table.Others.Sum(static other => other.Amount.Records));
            Assert.Equal(bytes, table.Rows.Sum(static row => row.Amount.Bytes) + table.Others.Sum(static other => other.Amount.Bytes));
            Assert.True(table.Rows.Select(static row => row.Key).Distinct().Count() <= 7);
            Assert.Equal(table.Others.IsEmpty, table.MaxMissing == 0);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_eventIDs_of_a_part_of_any_size_are_compared(bool isFinal)
    {
        // More than a tally keeps; every fourth comes twice, in this part or the next.
        IEnumerable<byte[]> records = Enumerable.Range(0, 3 * PreviewTally.IdBlock)
            .Select(static i => Encoding.UTF8.GetBytes($$"""{"eventVersion":"1.08","eventID":"{{(i % 4 == 3 ? i - 3 : i)}}"}"""));
        var run = new TallyRun(s_program, Jobs.Configurations) { Keeps = false };
        TallyResult result = run.Tally([records, records.Take(100)], isFinal);
        Assert.Equal((3 * PreviewTally.IdBlock / 4) + 100, result.Duplicates);
    }

    [Fact]
    public void Too_many_eventIDs_are_told()
    {
        List<byte[]> records = Jobs.Records(6, 500);
        TallyResult sampled = new TallyRun(s_program, Jobs.Configurations, new TallyOptions { MaxEventIds = 100 }).Tally(records);
        Assert.InRange(sampled.DuplicatesLookedForIn!.Value, 1, 499);
        Assert.Equal(500, sampled.Shapes.Rows.Sum(static row => row.Amount.Records));

        TallyResult first = new TallyRun(s_program, Jobs.Configurations, new TallyOptions { MaxEventIds = 100, LeaveDuplicatesOut = true }).Tally(records);
        Assert.InRange(first.DuplicatesLookedForIn!.Value, 100, 150);
        Assert.Equal(500, first.Shapes.Rows.Sum(static row => row.Amount.Records) + first.Duplicates);
    }

    [Fact]
    public void Rules_count_what_fits_both_questions()
    {
        List<byte[]> records = Jobs.Records(8, 2_000);
        var run = new TallyRun(
            s_program, Jobs.Configurations,
            new TallyOptions { Rules = [new FakeRule("b", "GetObject", "111122223333"), new FakeRule("a", "GetObject", ""), new ThrowingRule()] });
        TallyResult result = run.Tally(records);
        Assert.Equal(Expected("\"eventName\":\"GetObject\",\"awsRegion\""), Rows("a"));
        Assert.Equal(Expected("\"eventName\":\"GetObject\",\"awsRegion\"", "111122223333"), Rows("b"));
        Assert.True(Rows("a") > Rows("b") && Rows("b") > 0);
        Assert.Equal(0, Rows("throws"));

        long Rows(string id) => result.Rules.Rows.Where(row => row.Key == id).Sum(static row => row.Amount.Records);
        int Expected(params string[] texts) =>
            records.Count(record => texts.All(text => Encoding.UTF8.GetString(record).Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        ImmutableArray<Configuration> one = [new("a", [0])];
        Assert.Throws<ArgumentException>(() => new PreviewTallyBook(s_program, [], new TallyOptions()));
        Assert.Throws<ArgumentException>(() => new PreviewTallyBook(s_program, [.. Enumerable.Repeat(one[0], 32)], new TallyOptions()));
        Assert.Throws<ArgumentException>(() => new PreviewTallyBook(s_program, [new("a", [6])], new TallyOptions()));
        Assert.Throws<ArgumentException>(() => new PreviewTallyBook(s_program, one, new TallyOptions { Rules = [new ThrowingRule(), new ThrowingRule()] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PreviewTallyBook(s_program, one, new TallyOptions { TableLimit = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PreviewTallyBook(s_program, one, new TallyOptions { SampleIds = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PreviewTallyBook(s_program, one, new TallyOptions { MaxEventIds = 0 }));
    }

    [Fact]
    public void Only_runs_that_leave_duplicates_out_need_order()
    {
        Assert.False(new PreviewTallyBook(s_program, Jobs.Configurations, new TallyOptions()).NeedsOrder);
        Assert.True(new PreviewTallyBook(s_program, Jobs.Configurations, new TallyOptions { LeaveDuplicatesOut = true }).NeedsOrder);
    }

    /// <summary>A rule that finds no JSON where the fast reading did not look.</summary>
    private sealed class ThrowingRule : IRecordRule
    {
        public string Id => "throws";

        public ImmutableArray<string> EventNames => [];

        public RuleAnswer Ask(in RuleFacts facts) => RuleAnswer.Perhaps;

        public bool Matches(ReadOnlySpan<byte> record) => throw new JsonException("no JSON");
    }
}

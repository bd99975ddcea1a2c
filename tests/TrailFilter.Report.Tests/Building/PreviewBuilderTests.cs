using TrailFilter.Core.Automata;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Building;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Tests.Tallies;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Tests.Building;

/// <summary>Whole previews over generated records: every part adds up to the same records, and to those that filtering finds.</summary>
public sealed class PreviewBuilderTests : IDisposable
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile(Jobs.Trails);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trailfilter-preview-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(100_000)]
    [InlineData(30)]
    public async Task Every_part_adds_up_to_the_same_records(int tableLimit)
    {
        Write([.. Jobs.Records(7, 3000)]);
        (PreviewReport report, RunSummary run) = await BuildAsync(tableLimit);
        Assert.NotEmpty(report.Comparisons);
        for (int i = 0; i < report.Comparisons.Length; i++)
        {
            ComparisonReport comparison = report.Comparisons[i];
            ChangeRow totals = comparison.Totals;
            Assert.Equal(run.Records - run.Faults, (totals.Kept + totals.Dropped + totals.Added + totals.Neither).Records);
            Assert.Equal(await LoggedAsync(0), (totals.Kept + totals.Dropped).Records);
            Assert.Equal(await LoggedAsync(i + 1), (totals.Kept + totals.Added).Records);
            Assert.Equal(12, comparison.Breakdowns.Length);
            Assert.All(comparison.Breakdowns, breakdown => Assert.Equal(totals with { Key = null }, Sum(breakdown)));
            Assert.Equal(tableLimit > 100, comparison.Breakdowns.All(static breakdown => breakdown.MaxMissing == 0));
            Assert.True(comparison.Droppers.Sum(static row => row.Dropped.Records) <= totals.Dropped.Records);
            Assert.True(comparison.SecurityRelevant.Records <= totals.Dropped.Records);
            Assert.Equal(comparison.SecurityRelevant.Records > 0, !comparison.Security.IsEmpty);
        }

        Assert.Equal(run.Records - run.Faults, report.Coverage.Categories.Sum(static row => row.Amount.Records));
        Assert.Equal(run.Records - run.Faults, report.Coverage.Regions.Sum(static row => row.Amount.Records));
    }

    [Fact]
    public async Task What_matters_to_security_is_exact_however_small_the_tables_are()
    {
        Write([.. Jobs.Records(7, 3000)]);
        (PreviewReport large, _) = await BuildAsync(100_000);
        (PreviewReport small, _) = await BuildAsync(1);
        Assert.NotNull(large.Coverage.Gaps);
        Assert.Null(small.Coverage.Gaps);
        Assert.True(large.Comparisons.Sum(static comparison => comparison.SecurityRelevant.Records) > 0);
        for (int i = 0; i < large.Comparisons.Length; i++)
        {
            Assert.Equal(large.Comparisons[i].SecurityRelevant, small.Comparisons[i].SecurityRelevant);
            Assert.Equal(
                large.Comparisons[i].Security.Select(static row => (row.Rule, row.EventName, row.Dropped)),
                small.Comparisons[i].Security.Select(static row => (row.Rule, row.EventName, row.Dropped)));
        }
    }

    [Fact]
    public async Task What_a_row_may_lack_is_stated_where_it_stands_for_many_keys()
    {
        Write([.. Jobs.Records(7, 3000)]);
        (PreviewReport exact, _) = await BuildAsync(100_000);
        (PreviewReport bounded, _) = await BuildAsync(5);
        foreach ((BreakdownReport all, BreakdownReport some) in exact.Comparisons[0].Breakdowns.Zip(bounded.Comparisons[0].Breakdowns))
        {
            Assert.All(some.Rows.Where(static row => row.Key is not null), row => Assert.InRange(
                Records(row), Records(all.Rows.Single(other => other.Key == row.Key)) - some.MaxMissing, Records(all.Rows.Single(other => other.Key == row.Key))));
        }

        static long Records(ChangeRow row) => (row.Kept + row.Dropped + row.Added + row.Neither).Records;
    }

    [Fact]
    public async Task No_records_give_a_report_that_says_so()
    {
        Write([]);
        (PreviewReport report, _) = await BuildAsync(100_000);
        Assert.Equal("The input holds no records, so there is nothing to compare.", Assert.Single(report.Coverage.Warnings));
        Assert.All(report.Comparisons, static comparison => Assert.Contains("log none", comparison.Headline, StringComparison.Ordinal));
        Assert.Null(report.Cost.MonthFactor);
    }

    [Fact]
    public async Task Hours_without_events_are_told_as_gaps()
    {
        Write([.. new[] { "2026-03-01T00:10:00Z", "2026-03-01T01:59:59Z", "2026-03-01T05:00:00Z", "2026-03-03T05:30:00Z", "no time" }.Select(Record)]);
        (PreviewReport report, _) = await BuildAsync(100_000);
        Assert.Equal(
            [
                new GapRow(At(1, 2), At(1, 5)),
                new GapRow(At(1, 6), At(3, 5)),
            ],
            report.Coverage.Gaps!.Value);
    }

    [Fact]
    public async Task Clocks_that_were_wrong_are_told()
    {
        Write([Record("1999-01-01T00:00:00Z"), Record("2026-01-01T00:00:00Z")]);
        (PreviewReport report, _) = await BuildAsync(100_000);
        Assert.Contains(report.Coverage.Warnings, static warning => warning.Contains("clocks", StringComparison.Ordinal));
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static byte[] Record(string time) => System.Text.Encoding.UTF8.GetBytes(
        $$"""{"eventVersion":"1.10","eventTime":"{{time}}","eventSource":"iam.amazonaws.com","eventName":"GetUser","awsRegion":"us-east-1","recipientAccountId":"111122223333","eventCategory":"Management"}""");

    private static ChangeRow Sum(BreakdownReport breakdown) => breakdown.Rows.Aggregate(
        new ChangeRow(null, default, default, default, default),
        static (sum, row) => new ChangeRow(null, sum.Kept + row.Kept, sum.Dropped + row.Dropped, sum.Added + row.Added, sum.Neither + row.Neither));

    private void Write(IReadOnlyList<byte[]> records)
    {
        using FileStream file = File.Create(Path.Combine(_folder.FullName, "records.ndjson"));
        foreach (byte[] record in records)
        {
            file.Write(record);
            file.WriteByte((byte)'\n');
        }
    }

    private async Task<long> LoggedAsync(int configuration)
    {
        if (Jobs.Configurations[configuration].Trails.IsEmpty)
        {
            return 0;
        }

        var alone = SelectorProgram.Compile([.. Jobs.Configurations[configuration].Trails.Select(static trail => Jobs.Trails[trail])]);
        var run = new FilterRun(new FilterRunOptions { Program = alone, Inputs = ArchiveFinder.Find([_folder.FullName]), Threads = 1 });
        return (await run.RunAsync(TestContext.Current.CancellationToken)).Logged;
    }

    private async Task<(PreviewReport Report, RunSummary Run)> BuildAsync(int tableLimit)
    {
        var book = new PreviewTallyBook(s_program, Jobs.Configurations, new TallyOptions
        {
            TableLimit = tableLimit,
            Rules = [.. SecurityTable.BuiltIn.Rules, .. WasteTable.BuiltIn.Rules],
        });
        var run = new FilterRun(new FilterRunOptions
        {
            Program = s_program,
            Inputs = ArchiveFinder.Find([_folder.FullName]),
            Tallies = book,
            Threads = 2,
        });
        RunSummary summary = await run.RunAsync(TestContext.Current.CancellationToken);
        return (PreviewBuilder.Build(book.Result(), summary, PriceList.BuiltIn, new CostOptions(), "test"), summary);
    }
}

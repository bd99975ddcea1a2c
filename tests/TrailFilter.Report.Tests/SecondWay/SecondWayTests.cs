using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Tests;
using TrailFilter.Core.Verdicts;
using TrailFilter.Core.Verdicts.Reference;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Report.Building;
using TrailFilter.Report.Costs;
using TrailFilter.Report.Model;
using TrailFilter.Report.Security;
using TrailFilter.Report.Tallies;
using TrailFilter.Report.Wastes;

namespace TrailFilter.Report.Tests.SecondWay;

/// <summary>
/// Previews of real archives with real selectors, every figure of which is counted a second time from parsed documents, the
/// reference evaluator and the files of facts.
/// </summary>
public sealed class SecondWayTests
{
    private const string NotChecked = "every figure of previews of real archives";

    // Ids of shared/real/selectors: the current trails, then each proposed configuration's.
    private static readonly Dictionary<string, string[][]> s_changes = new()
    {
        ["narrower: advanced, all S3 objects to management without KMS"] = [["r086"], ["r009"]],
        ["wider: basic, writes only to everything"] = [["r018"], ["r015"]],
        ["disjoint: S3 objects alone to management alone"] = [["r106"], ["r010"]],
        ["data events: all buckets but one to no deletions"] = [["r117"], ["r030"]],
        ["data events: basic to advanced without service events"] = [["r015"], ["r031", "r108"]],
        ["network activity: all to what was denied"] = [["r120", "r010"], ["r119"]],
        ["several trails that overlap, one of them in both"] = [["r015", "r108", "r027"], ["r086", "r131", "r027"]],
        ["several proposals, one of them nothing"] = [["r015", "r034"], ["r017"], ["r114"], ["r027", "r110"], []],
    };

    private static readonly Lazy<string[]> s_folders = new(static () => [Path.GetFullPath(Shared("original")), Path.GetFullPath(Shared("records"))]);
    private static readonly Lazy<string[]> s_files = new(static () => PlainArchive.FilesOf(s_folders.Value));
    private static readonly Lazy<List<PlainRecord>> s_records = new(static () => PlainArchive.Read(s_files.Value));
    private static readonly Dictionary<string, ReferenceVerdict[]> s_verdicts = [];
    private static readonly PlainFacts s_facts = new();

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public Task Every_figure_is_found_a_second_time(string change) =>
        CompareAsync(s_changes[change], new TallyOptions(), new CostOptions());

    [Fact]
    public Task Without_duplicates_too() => CompareAsync(
        s_changes["several trails that overlap, one of them in both"],
        new TallyOptions { LeaveDuplicatesOut = true },
        new CostOptions { ManagementCopies = 1 });

    // Everything that can be charged, at once and in two ways.
    [Fact]
    public async Task Every_line_of_a_bill_too()
    {
        string[][] change = s_changes["several trails that overlap, one of them in both"];
        await CompareAsync(change, new TallyOptions(), new CostOptions
        {
            ManagementCopies = 1,
            InsightsOnManagement = 2,
            InsightsOnData = 1,
            Lake = LakeRetention.SevenYears,
            PackedShare = 0.11,
            MonthsKept = 3,
            SiemPricePerGb = 2.5,
        });
        await CompareAsync(change, new TallyOptions(), new CostOptions
        {
            InsightsOnManagement = 1,
            InsightsOnData = 2,
            Lake = LakeRetention.OneYear,
            PackedShare = 0.08,
            SiemPricePerGb = 0.4,
        });
    }

    [Fact]
    public Task Within_accounts_Regions_and_a_time_too() => CompareAsync(
        s_changes["narrower: advanced, all S3 objects to management without KMS"],
        new TallyOptions(),
        new CostOptions(),
        new Scope(
            ["342082656213", "123456789012"],
            ["us-west-1", "us-east-1", "eu-west-1"],
            new DateTimeOffset(2021, 7, 29, 0, 20, 0, TimeSpan.Zero),
            new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    private static async Task CompareAsync(string[][] change, TallyOptions tallying, CostOptions costs, Scope? scope = null)
    {
        (PreviewReport report, RunSummary run) = await PreviewAsync(change, tallying, costs, scope);
        List<PlainRecord> records = [.. s_records.Value.Where(record => scope is null || scope.Has(record))];
        var plain = new PlainPreview(
            records,
            tallying.LeaveDuplicatesOut,
            TrailsOf(change).ToDictionary(static trail => trail.Name),
            TrailsOf(change).ToDictionary(static trail => trail.Name, VerdictsOf),
            s_facts,
            change);

        Assert.Equal(0, run.Faults + run.ArchiveFaults);
        Assert.Equal(s_files.Value.Length, report.Coverage.Archives + report.Coverage.SkippedArchives);
        Assert.Equal(tallying.LeaveDuplicatesOut, report.Coverage.LeavesDuplicatesOut);
        Equal(plain.Coverage(), ShownPreview.Coverage(report.Coverage));
        Equal(plain.Selectors(0), ShownPreview.Selectors(report.CurrentSelectors));
        Equal(plain.Wastes(), ShownPreview.Wastes(report));
        Assert.Equal(change.Length - 1, report.Comparisons.Length);
        for (int i = 0; i < change.Length; i++)
        {
            Equal(
                plain.CostQuantities(i, costs.ManagementCopies == 0),
                ShownPreview.CostQuantities(report.Cost.Configurations[i]).Where(static line =>
                    !line.Contains(" insights-", StringComparison.Ordinal) && !line.Contains(" lake-", StringComparison.Ordinal)
                    && !line.Contains(" s3-", StringComparison.Ordinal) && !line.Contains(" siem", StringComparison.Ordinal)));
            CompareCosts(plain.Costs(i, costs), report.Cost, i);
            Assert.Null(PlainCosts.Unlike(
                "change",
                i == 0 ? 0 : MonthOf(plain.Costs(i, costs)) - MonthOf(plain.Costs(0, costs)),
                i == 0 ? 0 : CostChange.Of(report.Cost, i).Month));
            Assert.Equal(report.Cost.Configurations[i].Lines.Sum(static line => line.Covered), report.Cost.Configurations[i].Covered, 9);
        }

        for (int i = 1; i < change.Length; i++)
        {
            Compare(plain, report.Comparisons[i - 1], i);
        }
    }

    private static void Compare(PlainPreview plain, ComparisonReport comparison, int proposed)
    {
        Assert.Equal(plain.Totals(proposed), ShownPreview.Change("", comparison.Totals));
        Assert.Equal(12, comparison.Breakdowns.Length);
        Assert.All(comparison.Breakdowns, static breakdown => Assert.Equal(0, breakdown.MaxMissing));
        Equal(plain.Breakdowns(proposed), ShownPreview.Breakdowns(comparison));
        Equal(plain.Selectors(proposed), ShownPreview.Selectors(comparison.Selectors));
        Assert.Equal(plain.SecurityRelevant(proposed), ShownPreview.Amount(comparison.SecurityRelevant));

        (string Row, HashSet<string> Ids)[] droppers = [.. plain.Droppers(proposed)];
        Equal(droppers.Select(static row => row.Row), comparison.Droppers.Select(ShownPreview.Dropper));
        Assert.All(droppers.Zip(comparison.Droppers), static pair => AreSamples(pair.First.Ids, pair.Second.SampleEventIds));

        // Rows of as many records stand in the order of their names, of which texts with spaces between are no image.
        (string Row, HashSet<string> Ids)[] security = [.. plain.Security(proposed).OrderBy(static row => row.Row, StringComparer.Ordinal)];
        SecurityRow[] shown = [.. comparison.Security.OrderBy(ShownPreview.Security, StringComparer.Ordinal)];
        Equal(security.Select(static row => row.Row), shown.Select(ShownPreview.Security));
        Assert.All(security.Zip(shown), static pair => AreSamples(pair.First.Ids, pair.Second.SampleEventIds));
        Assert.Equal(
            comparison.Security.OrderByDescending(static row => row.Severity == "high").ThenByDescending(static row => row.Dropped.Records),
            comparison.Security);
        Assert.StartsWith(
            Headline(plain, proposed),
            comparison.Headline.Replace($"The selectors {comparison.Name}", "The proposed selectors", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    // Regions without a price are in no sum; of nothing that has one there is none, but of changes.
    private static double? MonthOf(PlainCosts costs) =>
        costs.Factor is null ? null : costs.Lines().Values.Sum(static line => line.Month ?? 0);

    private static void CompareCosts(PlainCosts plain, CostReport report, int number)
    {
        ConfigurationCost shown = report.Configurations[number];
        var lines = plain.Lines();
        bool isTold = lines.Count == 0 || lines.Values.Any(static line => line.Covered is not null);
        List<double> days = isTold ? plain.Days() : [];
        string[] unlike =
        [
            .. new[]
            {
                PlainCosts.Unlike("hours", plain.Hours, report.CoveredHours),
                PlainCosts.Unlike("factor", plain.Factor, report.MonthFactor),
                PlainCosts.Unlike("covered", lines.Values.Sum(static line => line.Covered ?? 0), shown.Covered),
                PlainCosts.Unlike("month", isTold ? MonthOf(plain) : null, shown.Month),
                PlainCosts.Unlike("quiet", days.Count == 0 ? null : days.Min(), shown.QuietMonth),
                PlainCosts.Unlike("busy", days.Count == 0 ? null : days.Max(), shown.BusyMonth),
            }.OfType<string>(),
            .. shown.Lines.SelectMany(line =>
            {
                string name = $"{line.Account} {line.Region} {line.Item}";
                var key = (line.Account, line.Region, line.Item);
                (double quantity, double? covered, double? month) = lines.GetValueOrDefault(key, (-1, -1, -1));
                return new[]
                {
                    PlainCosts.Unlike($"{name} quantity", quantity, line.Quantity),
                    PlainCosts.Unlike($"{name} covered", covered ?? 0, line.Covered),
                    PlainCosts.Unlike($"{name} month", month, line.Month),
                }.OfType<string>();
            }),
        ];
        Assert.True(unlike.Length == 0, string.Join('\n', unlike.Take(10)));
        Assert.Equal(lines.Count, shown.Lines.Length);
    }

    /// <summary>The sentence up to what a month costs.</summary>
    private static string Headline(PlainPreview plain, int proposed)
    {
        long logged = plain.LoggedNow();
        long dropped = plain.Dropped(proposed);
        long security = plain.SecurityRelevantCount(proposed);
        string added = plain.Added(proposed) > 0 ? string.Create(CultureInfo.InvariantCulture, $", add {plain.Added(proposed):N0}") : "";
        string relevant = security == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{security:N0} of them");
        double percent = 100.0 * dropped / logged;
        return dropped == 0
            ? string.Create(CultureInfo.InvariantCulture, $"The proposed selectors drop none of the {logged:N0} records that are logged now{added}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The proposed selectors drop {percent:0.0} % of records ({dropped:N0} of {logged:N0}), {relevant} security-relevant{added}");
    }

    private static void AreSamples(HashSet<string> ids, ImmutableArray<string> samples)
    {
        // How many of up to three they are is left open: records that occur twice take two places.
        Assert.InRange(samples.Length, Math.Min(1, ids.Count), 3);
        Assert.All(samples, sample => Assert.Contains(sample, ids));
    }

    private static void Equal(IEnumerable<string> plain, IEnumerable<string> shown)
    {
        string[] expected = [.. plain];
        string[] actual = [.. shown];
        Assert.True(
            expected.SequenceEqual(actual),
            $"Counted anew:\n{string.Join('\n', expected.Except(actual).Take(10))}\nIn the report:\n{string.Join('\n', actual.Except(expected).Take(10))}");
    }

    private static async Task<(PreviewReport Report, RunSummary Run)> PreviewAsync(
        string[][] change, TallyOptions tallying, CostOptions costs, Scope? scope)
    {
        Trail[] trails = TrailsOf(change);
        var program = SelectorProgram.Compile([.. trails]);
        ImmutableArray<Configuration> configurations =
        [
            .. change.Select((names, i) => new Configuration(
                i == 0 ? "current" : $"p{i}",
                [.. names.Select(name => Array.FindIndex(trails, trail => trail.Name == name))])),
        ];
        var book = new PreviewTallyBook(program, configurations, tallying with { Rules = [.. SecurityTable.BuiltIn.Rules, .. WasteTable.BuiltIn.Rules] });
        var run = new FilterRun(new FilterRunOptions
        {
            Program = program,
            Inputs = ArchiveFinder.Find(s_folders.Value, new ArchiveFinderOptions { Scope = scope?.OfArchives() }),
            Reading = new RecordFilterOptions { Scope = scope?.OfRecords() },
            Tallies = book,
            Threads = 2,
        });
        RunSummary summary = await run.RunAsync(TestContext.Current.CancellationToken);
        return (PreviewBuilder.Build(book.Result(), summary, PriceList.BuiltIn, costs, "test"), summary);
    }

    private static ReferenceVerdict[] VerdictsOf(Trail trail)
    {
        if (!s_verdicts.TryGetValue(trail.Name, out ReferenceVerdict[]? verdicts))
        {
            var evaluator = new ReferenceEvaluator([trail]);
            verdicts = [.. s_records.Value.AsParallel().AsOrdered().Select(record => evaluator.Decide(record.Root))];
            s_verdicts.Add(trail.Name, verdicts);
        }

        return verdicts;
    }

    private static Trail[] TrailsOf(string[][] change)
    {
        string[] names = [.. change.SelectMany(static names => names).Distinct()];
        Dictionary<string, Trail> trails = [];
        foreach (string line in File.ReadLines(Shared("selectors/selectors.ndjson")))
        {
            using var document = JsonDocument.Parse(line);
            string id = document.RootElement.GetProperty("id").GetString()!;
            if (names.Contains(id))
            {
                SelectorReadResult read = SelectorReader.Read(
                    Encoding.UTF8.GetBytes(document.RootElement.GetProperty("config").GetRawText()), RuleSet.Current);
                trails.Add(id, new Trail(id, read.Selectors ?? throw new InvalidDataException($"{id} cannot be read.")));
            }
        }

        return [.. names.Select(name => trails[name])];
    }

    private static string Shared(string relative) => SharedData.Require(relative, NotChecked);

    private sealed record Scope(string[] Accounts, string[] Regions, DateTimeOffset From, DateTimeOffset To)
    {
        public RecordScope OfRecords() => new(From, To, Accounts, Regions);

        public ArchiveScope OfArchives() => new(Accounts, Regions, From);

        /// <summary>Whether a record is in it: what it does not state keeps it out of nothing.</summary>
        public bool Has(PlainRecord record) =>
            (record.Account.Length == 0 || Accounts.Contains(record.Account))
            && (record.Region.Length == 0 || Regions.Contains(record.Region))
            && (record.Time is not { } time || (time >= From && time < To));
    }
}

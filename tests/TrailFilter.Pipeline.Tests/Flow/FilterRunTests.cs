using CsCheck;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Flow;

public sealed class FilterRunTests
{
    [Fact]
    public async Task Output_is_the_exact_bytes_of_the_logged_records_in_input_order()
    {
        byte[] first = Archives.Lines(Archives.Logged("1"), Archives.NotLogged("2"), Archives.Garbage("3"), Archives.Ungoverned("4"));
        byte[] second = Packed.Gzip(Archives.Lines(Archives.Inferred("5"), Archives.Logged("6")));
        RunResult result = await RunResult.Of([new MemoryArchive("a", first), new MemoryArchive("b", second)]);
        Assert.Equal($"{Archives.Logged("1")}\n{Archives.Inferred("5")}\n{Archives.Logged("6")}\n", result.Output);
        Assert.Equal(2, result.Summary.Archives);
        Assert.Equal((6, 3, 1, 1, 1), (
            result.Summary.Records, result.Summary.Logged, result.Summary.NotLogged, result.Summary.Ungoverned, result.Summary.Faults));
        Assert.Equal((1, 3), (result.Summary.InferredCategory, result.Summary.Emitted));
        Assert.Equal(first.Length + second.Length, result.Summary.BytesRead);
        Assert.Equal(first.Length + Packed.Gunzip(second).Length, result.Summary.Bytes);
    }

    [Theory]
    [InlineData(EmittedOutcomes.None, "")]
    [InlineData(EmittedOutcomes.NotLogged, "2")]
    [InlineData(EmittedOutcomes.Ungoverned | EmittedOutcomes.Logged, "13")]
    public async Task What_is_emitted_can_be_chosen(EmittedOutcomes emit, string ids)
    {
        byte[] bytes = Archives.Lines(Archives.Logged("1"), Archives.NotLogged("2"), Archives.Ungoverned("3"));
        RunResult result = await RunResult.Of([new MemoryArchive("a", bytes)], change: options => options with { Emit = emit });
        string[] records = [Archives.Logged("1"), Archives.NotLogged("2"), Archives.Ungoverned("3")];
        Assert.Equal(string.Concat(ids.Select(id => records[id - '1'] + "\n")), result.Output);
    }

    [Fact]
    public async Task A_cut_changes_nothing_nor_does_the_number_of_workers()
    {
        byte[][] contents = [.. Enumerable.Range(0, 40).Select(static i => Archives.Mixed(i, i * 17 % 300))];
        byte[][] packed = [.. contents.Select(static (content, i) => (i % 4) switch
        {
            0 => content,
            1 => Packed.Gzip(content),
            2 => Packed.Zstd(content),
            _ => [.. Packed.Gzip(content), .. "tail"u8],
        })];
        RunResult one = await RunResult.Of(packed.Select(static (bytes, i) => new MemoryArchive($"{i}", bytes)));
        Assert.Equal(10, one.Summary.ArchiveFaults);
        RunResult four = await RunResult.Of(packed.Select(static (bytes, i) => new MemoryArchive($"{i}", bytes)), threads: 4);
        one.AssertSame(four);
        var random = new Random(5);
        RunResult pipes = await RunResult.Of(
            packed.Select((bytes, i) => new MemoryArchive($"{i}", () => new CutStream(bytes, () => random.Next(1, 3000)))), threads: 3);
        one.AssertSame(pipes);
    }

    [Fact]
    public async Task One_archive_is_read_ahead_with_the_same_result()
    {
        byte[] content = Archives.Mixed(3, 4000);
        byte[] packed = [.. Packed.Gzip(content), .. Packed.Gzip(content)[..^3]];
        RunResult direct = await RunResult.Of([new MemoryArchive("a", packed)], threads: 1);
        RunResult ahead = await RunResult.Of([new MemoryArchive("a", packed)], threads: 2);
        direct.AssertSame(ahead);
        foreach (int cut in (int[])[1, 3, 65536])
        {
            direct.AssertSame(await RunResult.Of([new MemoryArchive("a", () => new CutStream(packed, () => cut))]));
        }
    }

    [Fact]
    public Task Counters_reconcile_whatever_comes() =>
        Gen.Int[0, 5].Array[0, 30].Array[0, 6].SampleAsync(
            static async archives =>
            {
                Func<string, string>[] kinds =
                    [Archives.Logged, Archives.NotLogged, Archives.Ungoverned, Archives.Inferred, Archives.Garbage, static _ => ""];
                RunResult result = await RunResult.Of(
                    archives.Select((lines, i) => new MemoryArchive($"{i}", Archives.Lines(lines.Select(kind => kinds[kind]("x"))))),
                    threads: 2);
                int[] all = [.. archives.SelectMany(static lines => lines)];
                Assert.Equal(all.Count(static kind => kind is 0 or 3), result.Summary.Logged);
                Assert.Equal(all.Count(static kind => kind is 1), result.Summary.NotLogged);
                Assert.Equal(all.Count(static kind => kind is 2), result.Summary.Ungoverned);
                Assert.Equal(all.Count(static kind => kind is 3), result.Summary.InferredCategory);
                Assert.Equal(all.Count(static kind => kind is 4), result.Notices.Count);
                Assert.Equal(result.Summary.Logged, result.Summary.Emitted);
            },
            iter: 50);

    [Fact]
    public async Task Nothing_to_read_is_nothing_found()
    {
        RunResult result = await RunResult.Of([]);
        Assert.Equal(("", 0, 0), (result.Output, result.Summary.Records, result.Summary.Archives));
        result = await RunResult.Of([new MemoryArchive("empty", [])]);
        Assert.Equal(("", 0, 1), (result.Output, result.Summary.Records, result.Summary.Archives));
    }

    [Fact]
    public async Task What_cannot_be_opened_is_told_in_its_place_and_the_rest_is_read()
    {
        byte[] good = Archives.Lines(Archives.Garbage("1"), Archives.Logged("2"));
        RunResult result = await RunResult.Of(
            [
                new MemoryArchive("a", good),
                new MemoryArchive("b", static () => throw new UnauthorizedAccessException("Permission denied.")),
                new MemoryArchive("c", good),
            ],
            threads: 3);
        Assert.Equal(["a", "b", "c"], result.Notices.Select(static notice => notice.Archive));
        Assert.Equal("b: This input cannot be read. (Permission denied.)", result.Notices[1].ToString());
        Assert.Equal((2, 1, 2), (result.Summary.Archives, result.Summary.ArchiveFaults, result.Summary.Faults));
        Assert.True(result.Summary.HasFaults);
    }

    [Fact]
    public async Task Faults_of_archive_and_content_come_in_the_order_of_their_places()
    {
        byte[] bad = Packed.Gzip(Archives.Lines(Archives.Garbage("1"), Archives.Logged("2")));
        bad[^6] ^= 1;
        byte[] good = Packed.Gzip(Archives.Lines(Archives.Garbage("3"), Archives.Logged("4")));
        byte[] packed = [.. bad, .. good, .. bad, .. good, .. "tail"u8];
        RunResult result = await RunResult.Of([new MemoryArchive("a", packed)]);
        Assert.Equal(
            ["NotARecord", "GzipChecksum", "NotARecord", "NotARecord", "GzipChecksum", "NotARecord", "TrailingBytes"],
            result.Notices.Select(static notice => notice.Kind));
        Assert.Equal((4, 3, 4), (result.Summary.Faults, result.Summary.ArchiveFaults, result.Summary.Logged));
        result.AssertSame(await RunResult.Of([new MemoryArchive("a", packed)], threads: 2));
        result.AssertSame(await RunResult.Of([new MemoryArchive("a", () => new CutStream(packed, static () => 5))]));
    }

    [Fact]
    public async Task A_record_cut_off_by_its_archive_is_a_fault_of_its_own()
    {
        byte[] packed = Packed.Zstd(Archives.Lines(Archives.Logged("1"), Archives.Logged("2"))[..^20]);
        RunResult result = await RunResult.Of([new MemoryArchive("a", [.. packed, .. "tail"u8])]);
        Assert.Equal(["TrailingBytes", "TruncatedRecord"], result.Notices.Select(static notice => notice.Kind));
        Assert.Equal((1, 1, 2), (result.Summary.Faults, result.Summary.ArchiveFaults, result.Summary.Records));
        Assert.Equal(Archives.Logged("2")[..^19], System.Text.Encoding.UTF8.GetString(Rejected.Join(result.Rejects, "a", 2)));
    }

    [Fact]
    public async Task Records_out_of_scope_and_values_without_records_are_counted_apart()
    {
        string inScope = Archives.Logged("1").Replace("{", "{\"awsRegion\":\"eu-west-1\",", StringComparison.Ordinal);
        string outOfScope = inScope.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal);
        byte[] bytes = Archives.Lines(inScope, outOfScope, "{\"digestStartTime\":\"2026-01-01T00:00:00Z\"}");
        RunResult result = await RunResult.Of([new MemoryArchive("a", bytes)], change: static options => options with
        {
            Reading = new RecordFilterOptions { Scope = new RecordScope(null, null, [], ["eu-west-1"]) },
        });
        Assert.Equal(inScope + "\n", result.Output);
        Assert.Equal((1, 1, 1), (result.Summary.Records, result.Summary.OutOfScope, result.Summary.SkippedValues));
    }

    [Fact]
    public async Task A_record_that_spans_lines_is_written_on_one()
    {
        string record = Archives.Logged("a b\\n");
        string pretty = record.Replace("\",", "\" ,\r\n\t", StringComparison.Ordinal).Replace("\":", "\" : ", StringComparison.Ordinal);
        RunResult result = await RunResult.Of([new MemoryArchive("a", System.Text.Encoding.UTF8.GetBytes(pretty))]);
        Assert.Equal(record + "\n", result.Output);
    }

    [Fact]
    public async Task A_run_runs_once()
    {
        var run = new FilterRun(RunResult.Options([]));
        await run.RunAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Elapsed_time_is_that_of_the_clock()
    {
        RunResult result = await RunResult.Of([], change: static options => options with { Clock = new TickingClock() });
        Assert.Equal(TimeSpan.FromSeconds(1), result.Summary.Elapsed);
    }

    private sealed class TickingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _ticks++;
    }
}

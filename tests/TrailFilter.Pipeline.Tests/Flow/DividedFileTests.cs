using System.Text;
using CsCheck;
using TrailFilter.Core.Automata;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Flow;

/// <summary>I2 for one large file: however many workers share it, and wherever it is divided, nothing changes.</summary>
public sealed class DividedFileTests
{
    private static readonly SelectorProgram s_program = SelectorProgram.Compile(
        [new Trail("default", SelectorSet.Default), new Trail("again", SelectorSet.Default)]);

    private static readonly string s_pretty =
        Archives.Logged("p").Replace(",", ",\n  ", StringComparison.Ordinal).Replace("{", "{\n  ", StringComparison.Ordinal) + "\n";

    /// <summary>What files are made of; the first is by far the most frequent.</summary>
    private static readonly string[] s_pieces =
    [
        Archives.Logged("a") + "\n",
        Archives.NotLogged("b") + "\n",
        Archives.Ungoverned("c") + "\r\n",
        Archives.Garbage("d") + "\n",
        Archives.Inferred("e") + "\n",
        Archives.Logged(new string('f', 3000)) + "\n",
        s_pretty,
        "{\n\"nested\":[\n{\n\"a\":1},\n{\"b\":2}]}\n",
        "{\"Records\":[\n" + Archives.Logged("g") + ",\n" + Archives.Logged("h") + "\n]}\n",
        "{\"Records\":[\n" + Archives.Logged("i") + ",\n",
        "[\n" + Archives.Logged("j") + ",\n" + Archives.Garbage("k") + "\n]\n",
        "{\"detail\":" + Archives.Logged("l") + "}\n",
        "{\"logEvents\":[{\"message\":\"" + Archives.Logged("m").Replace("\"", "\\\"", StringComparison.Ordinal) + "\"},{\"message\":\"no\"}]}\n",
        "{\"digestStartTime\":\"2026-01-01T00:00:00Z\"}\n",
        Archives.Logged("n")[..60] + "\n",
        Archives.Logged("o")[..^1] + "\n",
        Archives.Logged("q"),
        "no record\n",
        "\n\n \n",
        "\uFEFF",
        "]}\n",
        "{\"open\":\"",
        "{\"long\":\"" + new string('r', 9000) + "\n",
    ];

    private static readonly Gen<byte[]> s_contents = Gen
        .Select(Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[1, s_pieces.Length - 1])).Array[0, 60], Gen.Int[0, 300])
        .Select(static (pieces, cut) =>
        {
            byte[] whole = Encoding.UTF8.GetBytes(s_pieces[0] + s_pieces[0] + string.Concat(pieces.Select(static piece => s_pieces[piece])));
            return cut < 60 ? whole[..^cut] : whole;
        });

    [Fact]
    public async Task Neither_workers_nor_segments_change_anything()
    {
        using var folder = new TestFolder();
        int files = 0;
        int segments = 0;
        await Gen.Select(s_contents, Gen.Int[2, 4], Gen.OneOf(Gen.Int[1, 400], Gen.Int[400, 8000]), Gen.Bool, Gen.Bool).SampleAsync(
            async (content, threads, segmentBytes, small, strict) =>
            {
                string path = folder.Write($"{Interlocked.Increment(ref files)}", content);
                FilterRunOptions Change(FilterRunOptions options) => options with
                {
                    Program = s_program,
                    Reading = new RecordFilterOptions
                    {
                        Strict = strict,
                        Reader = new RecordReaderOptions { MaxRecordBytes = small ? 2048 : 1 << 20 },
                    },
                    Emit = EmittedOutcomes.Logged | EmittedOutcomes.Ungoverned,
                };
                RunResult one = await RunResult.Of(ArchiveFinder.Find([path]).Archives, 1, Change);
                RunResult several = await RunResult.Of(ArchiveFinder.Find([path]).Archives, threads, Change, segmentBytes);
                one.AssertSame(several);
                Interlocked.Add(ref segments, SegmentsOf(path, segmentBytes));
            },
            iter: 300);
        Assert.True(segments > 10 * files, "Hardly any file was divided.");
    }

    [Fact]
    public async Task Faults_in_every_segment_are_numbered_through_the_file()
    {
        using var folder = new TestFolder();
        byte[] content = Archives.Lines(Enumerable.Range(0, 3000).Select(static i => i % 3 == 1 ? Archives.Garbage($"{i}") : Archives.Logged($"{i}")));
        string path = folder.Write("lines", content);
        RunResult result = await RunResult.Of(ArchiveFinder.Find([path]).Archives, threads: 3, segmentBytes: 5000);
        Assert.Equal(Enumerable.Range(1, 1000), result.Notices.Select(static notice => notice.Number));
        Assert.Equal(
            Enumerable.Range(1, 1000), Rejected.Lines(result.Rejects).Select(static line => line.GetProperty("number").GetInt32()));
        result.AssertSame(await RunResult.Of(ArchiveFinder.Find([path]).Archives));
    }

    [Fact]
    public async Task A_file_that_only_begins_with_lines_is_read_as_one()
    {
        // Every segment begins at what seems to be a record, and none of them holds.
        using var folder = new TestFolder();
        string records = string.Join(",\n", Enumerable.Range(0, 2000).Select(static i => Archives.Logged($"{i}")));
        byte[] content = Encoding.UTF8.GetBytes($"{Archives.Logged("0")}\n{Archives.Logged("1")}\n{{\"Records\":[\n{records}\n]}}\n");
        string path = folder.Write("lines", content);
        RunResult result = await RunResult.Of(ArchiveFinder.Find([path]).Archives, threads: 4, segmentBytes: 4000);
        Assert.Equal((2002, 0, content.Length), (result.Summary.Logged, result.Notices.Count, result.Summary.Bytes));
        result.AssertSame(await RunResult.Of(ArchiveFinder.Find([path]).Archives));
    }

    [Fact]
    public async Task Divided_files_stand_in_order_among_other_archives()
    {
        using var folder = new TestFolder();
        for (int i = 0; i < 12; i++)
        {
            byte[] content = Archives.Mixed(i, 400);
            folder.Write($"{i:00}", (i % 3) switch { 0 => content, 1 => Packed.Gzip(content), _ => Archives.Mixed(i, 3) });
        }

        RunResult one = await RunResult.Of(ArchiveFinder.Find([folder.FullPath]).Archives);
        one.AssertSame(await RunResult.Of(ArchiveFinder.Find([folder.FullPath]).Archives, threads: 4, segmentBytes: 3000));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", true)]
    [InlineData("\uFEFF{\"a\":1} \r\n{\"b\":2}\n", true)]
    [InlineData("{\"Records\":[\n{\"a\":1},\n{\"b\":2}]}", false)]
    [InlineData("[{\"a\":1}\n{\"b\":2}]", false)]
    [InlineData("{\"a\":1}", false)]
    [InlineData("{\n  \"a\": 1\n}\n", false)]
    [InlineData("\u001f\n{\"a\":1}", false)]
    public void Only_what_looks_like_lines_is_divided(string content, bool divided)
    {
        using var folder = new TestFolder();
        Assert.Equal(divided, SegmentsOf(folder.Write("file", content), 1) > 0);
        Assert.Equal(0, SegmentsOf(folder["file"], content.Length * 4));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_that_shrinks_while_it_is_read_gives_what_was_there()
    {
        using var folder = new TestFolder();
        string path = folder.Write("lines", Archives.Lines(Enumerable.Range(0, 20_000).Select(static i => Archives.Logged($"{i}"))));
        RunResult whole = await RunResult.Of(ArchiveFinder.Find([path]).Archives);
        using var shrinks = new ActingStream(() =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(file.Length / 2);
        });
        RunResult result = await RunResult.Of(
            ArchiveFinder.Find([path]).Archives, 3, options => options with { Output = LineOutput.ToStream(shrinks, "out") }, 4000)
            .WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Shrank", Assert.Single(result.Notices, static notice => notice.Layer == FaultLayer.Archive).Kind);
        Assert.True(result.Summary.BytesRead < whole.Summary.BytesRead);
        Assert.StartsWith(Encoding.UTF8.GetString(shrinks.ToArray())[..100_000], whole.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_file_that_grows_while_it_is_read_is_read_to_its_end()
    {
        using var folder = new TestFolder();
        string path = folder.Write("lines", Archives.Lines(Enumerable.Range(0, 20_000).Select(static i => Archives.Logged($"{i}"))));
        using var grows = new ActingStream(() => File.AppendAllText(path, string.Concat(Enumerable.Repeat(Archives.Logged("more") + "\n", 100))));
        RunResult result = await RunResult.Of(
            ArchiveFinder.Find([path]).Archives, 3, options => options with { Output = LineOutput.ToStream(grows, "out") }, 4000)
            .WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((20_100, 0), (result.Summary.Logged, result.Notices.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_run_that_is_stopped_closes_the_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT CHECKED: that a stopped run leaves no file open. Only Linux tells which are.");
        using var folder = new TestFolder();
        string path = folder.Write("lines", Archives.Lines(Enumerable.Range(0, 20_000).Select(static i => Archives.Logged($"{i}"))));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var stuck = new StuckStream();
        FilterRunOptions options = RunResult.Options(ArchiveFinder.Find([path]).Archives, LineOutput.ToStream(stuck, "out")) with { Threads = 2 };
        Task running = new FilterRun(options) { SegmentBytes = 4000 }.RunAsync(stop.Token);
        await stuck.Waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(IsOpen(path));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(IsOpen(path));
    }

    private static bool IsOpen(string path) =>
        Directory.EnumerateFileSystemEntries("/proc/self/fd").Any(open => new FileInfo(open).LinkTarget == path);

    private static int SegmentsOf(string path, int segmentBytes)
    {
        if (!DividedFile.TryOpen((FileArchive)ArchiveFinder.Find([path]).Archives[0], segmentBytes, out DividedFile? file))
        {
            return 0;
        }

        int count = Enumerable.Range(0, file.Chain.Count).Count(segment => file.TryGetStart(segment, out _));
        file.Release();
        return count;
    }

    /// <summary>Does something when the first bytes are written.</summary>
    private sealed class ActingStream(Action act) : MemoryStream
    {
        private Action? _act = act;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Interlocked.Exchange(ref _act, null)?.Invoke();
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}

using System.Text;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Sinks;

public sealed class TreeOutputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_tree_is_mirrored_without_empty_files(int threads)
    {
        _folder.Write("in/a/x.json.gz", Packed.Gzip(Archives.Lines(Archives.Logged("1"), Archives.NotLogged("2"), Archives.Logged("3"))));
        _folder.Write("in/a/y.json", Archives.Lines(Archives.NotLogged("4")));
        _folder.Write("in/b/c/z.jsonl.zst", Packed.Zstd(Archives.Lines(Archives.Logged("5"))));
        _folder.Write("in/events", Archives.Lines(Archives.Logged("6"), Archives.Garbage("7")));
        await RunAsync(_folder["out"], threads: threads);
        Assert.Equal(["out/a/x.json.gz", "out/b/c/z.json.gz", "out/events.json.gz"], OutputFiles());
        Assert.Equal($$"""{"Records":[{{Archives.Logged("1")}},{{Archives.Logged("3")}}]}""", Content("out/a/x.json.gz"));
        Assert.Equal($$"""{"Records":[{{Archives.Logged("5")}}]}""", Content("out/b/c/z.json.gz"));
    }

    [Fact]
    public async Task Large_results_are_whole()
    {
        byte[] content = Archives.Mixed(3, 5000);
        _folder.Write("in/x.json", content);
        await RunAsync(_folder["out"], threads: 2);
        RunResult lines = await RunResult.Of([new MemoryArchive("x", content)]);
        string joined = lines.Output.TrimEnd('\n').Replace("\n", ",", StringComparison.Ordinal);
        Assert.Equal($$"""{"Records":[{{joined}}]}""", Content("out/x.json.gz"));
    }

    [Fact]
    public async Task What_is_there_is_replaced_only_when_asked_for()
    {
        _folder.Write("in/a.json", Archives.Lines(Archives.Logged("1")));
        _folder.Write("in/b.json", Archives.Lines(Archives.NotLogged("2")));
        _folder.Write("out/b.json.gz", "of an earlier run");
        OutputException failure = await Assert.ThrowsAsync<OutputException>(() => RunAsync(_folder["out"]));
        Assert.Equal((OutputFailure.AlreadyExists, _folder["out/b.json.gz"]), (failure.Failure, failure.Destination));
        Assert.Equal(["out/b.json.gz"], OutputFiles());

        // The archive has no records now: the file of the earlier run must not pass for its result.
        await RunAsync(_folder["out"], overwrite: true);
        Assert.Equal(["out/a.json.gz"], OutputFiles());
    }

    [Fact]
    public async Task An_input_is_never_replaced()
    {
        _folder.Write("in/a.json.gz", Packed.Gzip(Archives.Lines(Archives.Logged("1"))));
        OutputException failure = await Assert.ThrowsAsync<OutputException>(() => RunAsync(_folder["in"], overwrite: true));
        Assert.Equal(OutputFailure.IsAnInput, failure.Failure);
    }

    [Fact]
    public async Task Two_results_of_one_name_are_refused_before_anything_is_written()
    {
        _folder.Write("in/a.json", Archives.Lines(Archives.Logged("1")));
        _folder.Write("in/a.json.gz", Packed.Gzip(Archives.Lines(Archives.Logged("2"))));
        OutputException failure = await Assert.ThrowsAsync<OutputException>(() => RunAsync(_folder["out"]));
        Assert.Equal(OutputFailure.BadPlace, failure.Failure);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task A_link_in_the_output_folder_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows; not checked.");
        _folder.Write("in/a/b/x.json", Archives.Lines(Archives.Logged("1")));
        _folder.Write("elsewhere/keep");
        _folder.Write("out/keep");
        Directory.CreateSymbolicLink(_folder["out/a"], _folder["elsewhere"]);
        OutputException failure = await Assert.ThrowsAsync<OutputException>(() => RunAsync(_folder["out"]));
        Assert.Equal((OutputFailure.BadPlace, _folder["out/a"]), (failure.Failure, failure.Destination));
        Assert.Equal(["keep"], Directory.GetFileSystemEntries(_folder["elsewhere"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_failed_run_leaves_whole_files_only()
    {
        byte[] content = Archives.Mixed(1, 3000);
        var bad = new MemoryArchive("bad.json", () => new FailsLater(content));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => RunAsync(
            _folder["out"], archives: [new MemoryArchive("good.json", content), bad]));
        Assert.Equal(["out/good.json.gz"], OutputFiles());
    }

    [Theory]
    [InlineData("a/b.json.gz", "a/b.json.gz")]
    [InlineData("a/b.json", "a/b.json.gz")]
    [InlineData("a/b.ndjson.zst", "a/b.json.gz")]
    [InlineData("a/b.JSON.GZ", "a/b.json.gz")]
    [InlineData("a/b", "a/b.json.gz")]
    [InlineData("a/.json", "a/.json.json.gz")]
    [InlineData("../b.json", null)]
    [InlineData("a/../../b.json", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("a//b", null)]
    public void Names(string relativePath, string? place) => Assert.Equal(place, TreePath.For(relativePath));

    private Task<RunSummary> RunAsync(
        string folder, bool overwrite = false, int threads = 1, IReadOnlyList<InputArchive>? archives = null) =>
        new FilterRun(RunResult.Options(
            archives ?? ArchiveFinder.Find([_folder["in"]]).Archives, new TreeOutput(folder, overwrite)) with
        {
            Threads = threads,
        }).RunAsync(TestContext.Current.CancellationToken);

    private IEnumerable<string> OutputFiles() => _folder.Files().Where(static path => path.StartsWith("out/", StringComparison.Ordinal));

    private string Content(string path) => Encoding.UTF8.GetString(Packed.Gunzip(File.ReadAllBytes(_folder[path])));

    private sealed class FailsLater(byte[] bytes) : CutStream(bytes, static () => 50_000)
    {
        public override int Read(Span<byte> buffer) =>
            base.Read(buffer) is var read && read > 0 ? read : throw new InvalidTimeZoneException();
    }
}

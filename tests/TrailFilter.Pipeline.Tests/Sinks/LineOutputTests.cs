using System.Text;
using TrailFilter.Pipeline.Counting;
using TrailFilter.Pipeline.Flow;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Sinks;

public sealed class LineOutputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_appears_whole()
    {
        await RunAsync([Archive(1)], LineOutput.ToFile(_folder["out.ndjson"], overwrite: false));
        Assert.Equal(["out.ndjson"], _folder.Files());
        Assert.Equal(Archives.Logged("1") + "\n", File.ReadAllText(_folder["out.ndjson"]));
    }

    [Fact]
    public async Task A_file_without_records_appears_too()
    {
        await RunAsync([], LineOutput.ToFile(_folder["out.ndjson"], overwrite: false));
        Assert.Equal("", File.ReadAllText(_folder["out.ndjson"]));
    }

    [Fact]
    public async Task A_file_of_a_run_that_failed_does_not_appear_and_the_one_before_stays()
    {
        _folder.Write("out.ndjson", "before");
        var bad = new MemoryArchive("bad", static () => throw new InvalidTimeZoneException());
        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => RunAsync([Archive(1), bad], LineOutput.ToFile(_folder["out.ndjson"], overwrite: true)));
        Assert.Equal(["out.ndjson"], _folder.Files());
        Assert.Equal("before", File.ReadAllText(_folder["out.ndjson"]));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_asked_for()
    {
        string path = _folder.Write("out.ndjson", "before");
        OutputException failure = await RefusedAsync([Archive(1)], LineOutput.ToFile(path, overwrite: false));
        Assert.Equal(OutputFailure.AlreadyExists, failure.Failure);
        Assert.Equal("before", File.ReadAllText(path));
        await RunAsync([Archive(1)], LineOutput.ToFile(path, overwrite: true));
        Assert.Equal(Archives.Logged("1") + "\n", File.ReadAllText(path));
        Assert.Equal(["out.ndjson"], _folder.Files());
    }

    [Fact]
    public async Task An_input_is_never_replaced_whatever_it_is_called()
    {
        string input = _folder.Write("in.json", Archives.Logged("1"));
        IReadOnlyList<InputArchive> archives = ArchiveFinder.Find([input]).Archives;
        var names = new List<string> { input, _folder["x/../in.json"] };
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(_folder["link.json"], input);
            names.Add(_folder["link.json"]);
        }

        foreach (string name in names)
        {
            OutputException failure = await RefusedAsync(archives, LineOutput.ToFile(name, overwrite: true));
            Assert.Equal((OutputFailure.IsAnInput, name), (failure.Failure, failure.Destination));
        }

        Assert.Equal(Archives.Logged("1"), File.ReadAllText(input));
    }

    [Fact]
    public async Task Places_that_cannot_be()
    {
        Assert.Equal(OutputFailure.BadPlace, (await RefusedAsync([], LineOutput.ToFile(_folder.FullPath, overwrite: true))).Failure);
        Assert.Equal(OutputFailure.Other, (await RefusedAsync([], LineOutput.ToFile(_folder["no/such/out"], overwrite: true))).Failure);
        string both = _folder["out"];
        FilterRunOptions options = RunResult.Options([], LineOutput.ToFile(both, false)) with { Rejects = LineOutput.ToFile(both, false) };
        OutputException failure = await Assert.ThrowsAsync<OutputException>(
            () => new FilterRun(options).RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Cannot write to " + both + ": records and rejects need a file each.", failure.Message);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_link_leads_to_the_file_that_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows; not checked.");
        string path = _folder.Write("real.ndjson", "before");
        File.CreateSymbolicLink(_folder["link"], path);
        await RunAsync([Archive(1)], LineOutput.ToFile(_folder["link"], overwrite: true));
        Assert.NotNull(new FileInfo(_folder["link"]).LinkTarget);
        Assert.Equal(Archives.Logged("1") + "\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_device_is_written_to_not_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "There is no /dev/null here; not checked.");
        await RunAsync([Archive(1)], LineOutput.ToFile("/dev/null", overwrite: true));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public async Task Small_results_become_large_writes()
    {
        var counting = new CountingStream();
        byte[] content = Archives.Lines(Archives.Logged("1"));
        LineOutput output = LineOutput.ToStream(counting, "out");
        for (int i = 0; i < 10_000; i++)
        {
            await output.WriteAsync(content, TestContext.Current.CancellationToken);
        }

        await output.WriteAsync(new byte[300_000], TestContext.Current.CancellationToken);
        await output.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal((10_000L * content.Length) + 300_000, counting.Written);
        Assert.InRange(counting.Writes, 1, (counting.Written / 200_000) + 3);
    }

    private static MemoryArchive Archive(int id) => new($"{id}", Encoding.UTF8.GetBytes(Archives.Logged($"{id}")));

    private static Task<RunSummary> RunAsync(IReadOnlyList<InputArchive> archives, LineOutput output) =>
        new FilterRun(RunResult.Options(archives, output)).RunAsync(TestContext.Current.CancellationToken);

    private static Task<OutputException> RefusedAsync(IReadOnlyList<InputArchive> archives, LineOutput output) =>
        Assert.ThrowsAsync<OutputException>(() => RunAsync(archives, output));

    private sealed class CountingStream : MemoryStream
    {
        public long Written { get; private set; }

        public long Writes { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            Writes++;
            return ValueTask.CompletedTask;
        }
    }
}

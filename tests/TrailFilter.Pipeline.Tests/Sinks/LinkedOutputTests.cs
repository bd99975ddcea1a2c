using System.Diagnostics;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Sinks;

public sealed class LinkedOutputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public LinkedOutputTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows; not checked.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_input_behind_a_linked_folder_is_not_replaced()
    {
        _folder.Write("real/a.json", "x");
        Directory.CreateSymbolicLink(_folder["link"], "real");
        ArchiveListing inputs = ArchiveFinder.Find([_folder["real/a.json"]]);
        OutputException failure = Assert.Throws<OutputException>(
            () => LineOutput.ToFile(_folder["link/a.json"], overwrite: true).Begin(inputs, CancellationToken.None));
        Assert.Equal(OutputFailure.IsAnInput, failure.Failure);

        _folder.Write("real/b.json.gz", "x");
        failure = Assert.Throws<OutputException>(
            () => new TreeOutput(_folder["link"], overwrite: true).Begin(ArchiveFinder.Find([_folder["real/b.json.gz"]]), CancellationToken.None));
        Assert.Equal(OutputFailure.IsAnInput, failure.Failure);
    }

    [Fact]
    public void Links_are_followed_in_every_part_and_loops_end()
    {
        _folder.Write("x/y/a", "");
        Directory.CreateSymbolicLink(_folder["l"], "x/y/../y");
        File.CreateSymbolicLink(_folder["x/self"], "self");
        string real = AtomicFile.PlaceOf(_folder["x/y"]);
        Assert.Equal(Path.Join(real, "a"), AtomicFile.PlaceOf(_folder["l/a"]));
        Assert.Equal(Path.Join(real, "new/b"), AtomicFile.PlaceOf(_folder["l/new/b"]));
        Assert.Equal(_folder["x/self"], AtomicFile.PlaceOf(_folder["x/self"]));
    }

    [Fact]
    public void A_tree_neither_deletes_nor_writes_through_links()
    {
        _folder.Write("away/a.json.gz", "mine");
        Directory.CreateDirectory(_folder["out"]);
        Directory.CreateSymbolicLink(_folder["out/sub"], _folder["away"]);
        File.CreateSymbolicLink(_folder["out/leaf.json.gz"], _folder["away/a.json.gz"]);
        var tree = new TreeOutput(_folder["out"], overwrite: true);
        using var stale = new TreeFile(tree, _folder["out/sub/a.json.gz"], overwrite: true);
        Assert.Equal(OutputFailure.BadPlace, Assert.Throws<OutputException>(stale.Commit).Failure);
        using var leaf = new TreeFile(tree, _folder["out/leaf.json.gz"], overwrite: true);
        Assert.Equal(OutputFailure.BadPlace, Assert.Throws<OutputException>(() => leaf.Write("x"u8)).Failure);
        Assert.Equal("mine", File.ReadAllText(_folder["away/a.json.gz"]));
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_a_file_in_shared_memory_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs mkfifo and /dev/shm.");
        string pipe = MakePipe("pipe");
        Assert.True(AtomicFile.IsWrittenDirectly(pipe));
        Assert.True(AtomicFile.IsWrittenDirectly("/dev/null"));
        Assert.True(AtomicFile.IsWrittenDirectly("/dev/stdout"));
        Assert.True(AtomicFile.IsWrittenDirectly("/proc/self/fd/1"));
        _folder.Write("empty", "");
        Assert.False(AtomicFile.IsWrittenDirectly(_folder["empty"]));
        string shared = Path.Join("/dev/shm", Path.GetRandomFileName());
        File.WriteAllText(shared, "");
        Assert.False(AtomicFile.IsWrittenDirectly(shared));
        File.Delete(shared);

        // Opening waits for the writer.
        var reading = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);
        using (var file = AtomicFile.Create(pipe, overwrite: false, TestContext.Current.CancellationToken))
        {
            file.Stream.Write("through"u8);
            file.Commit();
        }

        Assert.Equal("through", await reading);
        Assert.True(AtomicFile.IsWrittenDirectly(pipe));
    }

    [Fact]
    public void A_walk_reports_a_pipe_and_a_link_to_itself_without_its_neighbours()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs mkfifo.");
        _folder.Write("in/a.json", "x");
        _folder.Write("in/empty.json", "");
        File.CreateSymbolicLink(_folder["in/self.json"], "self.json");
        MakePipe("in/pipe.json");
        ArchiveListing listing = ArchiveFinder.Find([_folder["in"]]);
        Assert.Equal(
            ["a.json", "empty.json", "self.json"],
            listing.Archives.Where(static archive => archive is not UnreadableInput).Select(static archive => archive.RelativePath));
        Assert.Equal(_folder["in/pipe.json"], Assert.Single(listing.Archives.OfType<UnreadableInput>()).Name);
    }

    private string MakePipe(string name)
    {
        using Process process = Process.Start("mkfifo", [_folder[name]]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return _folder[name];
    }
}

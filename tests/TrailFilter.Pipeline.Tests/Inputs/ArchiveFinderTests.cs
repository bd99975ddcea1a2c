using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Inputs;

public sealed class ArchiveFinderTests : IDisposable
{
    private const string Digest = "111122223333_CloudTrail-Digest_us-east-2_trail_us-east-2_20260131T235500Z.json.gz";
    private const string Insight = "111122223333_CloudTrail-Insight_us-east-2_20260131T2355Z_Mu17fGA1b2C3d4E5.json.gz";
    private const string Events = "111122223333_CloudTrail_us-east-2_20260131T2355Z_Mu17fGA1b2C3d4E5.json.gz";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_walked_in_ordinal_order_of_whole_paths()
    {
        string[] paths = ["B", "a-b/1", "a.json", "a/1", "a/10", "a/2", "a/b/c", "a0", "é"];
        foreach (string path in paths.Reverse())
        {
            _folder.Write(path, "x");
        }

        ArchiveListing listing = ArchiveFinder.Find([_folder.FullPath]);
        Assert.Equal(paths.Order(StringComparer.Ordinal), listing.Archives.Select(static archive => archive.RelativePath));
        Assert.Equal(paths.Length, listing.TotalBytes);
        Assert.Equal(_folder["a/b/c"], listing.Archives.Single(static archive => archive.RelativePath == "a/b/c").FullPath);
    }

    [Fact]
    public void What_selectors_do_not_decide_is_skipped_and_counted()
    {
        _folder.Write("AWSLogs/111122223333/CloudTrail-Digest/us-east-2/2026/01/31/" + Digest);
        _folder.Write("AWSLogs/111122223333/CloudTrail-Insight/us-east-2/2026/01/31/" + Insight);
        _folder.Write("AWSLogs/111122223333/CloudTrail-Lake/Query/2026/01/31/q/result_1.csv.gz");
        _folder.Write("AWSLogs/111122223333/CloudTrail/us-east-2/2026/01/31/" + Events);
        _folder.Write(".hidden/x.json");
        _folder.Write(".DS_Store");

        ArchiveListing listing = ArchiveFinder.Find([_folder.FullPath]);
        Assert.EndsWith(Events, Assert.Single(listing.Archives).Name, StringComparison.Ordinal);
        Assert.Equal("Digest 1 Insight 1 LakeQuery 1 Hidden 2", Skips(listing));

        listing = ArchiveFinder.Find([_folder.FullPath], new ArchiveFinderOptions { IncludeInsight = true });
        Assert.Equal(2, listing.Archives.Count);
        listing = ArchiveFinder.Find([_folder[$"AWSLogs/111122223333/CloudTrail-Digest/us-east-2/2026/01/31/{Digest}"]]);
        Assert.Equal("Digest 1", Skips(listing));
    }

    [Theory]
    [InlineData("CloudTrail-Insight")]
    [InlineData("CloudTrail-Digest")]
    [InlineData("AWSLogs/111122223333/CloudTrail-Insight/us-east-2/2026/01/31")]
    public void A_file_that_is_named_is_told_by_its_own_name_not_by_its_folder(string folder)
    {
        string named = _folder.Write($"{folder}/mine.json");
        Assert.Equal(named, Assert.Single(ArchiveFinder.Find([named]).Archives).Name);
        Assert.Empty(ArchiveFinder.Find([_folder.FullPath]).Archives);
        Assert.Empty(ArchiveFinder.Find([_folder.Write($"{folder}/{Insight}")]).Archives);
    }

    [Fact]
    public void Archives_out_of_scope_are_not_opened()
    {
        _folder.Write(Events);
        _folder.Write("other.json");
        var scope = new ArchiveScope(accounts: ["999999999999"]);
        ArchiveListing listing = ArchiveFinder.Find([_folder.FullPath], new ArchiveFinderOptions { Scope = scope });
        Assert.Equal("other.json", Assert.Single(listing.Archives).RelativePath);
        Assert.Equal("OutOfScope 1", Skips(listing));
    }

    [Fact]
    public void What_is_given_twice_is_read_once()
    {
        string file = _folder.Write("a/b.json");
        ArchiveListing listing = ArchiveFinder.Find([file, _folder.FullPath, _folder["a/*.json"], _folder["a/../a/b.json"]]);
        Assert.Equal("b.json", Assert.Single(listing.Archives).RelativePath);
        Assert.Equal("AlreadyGiven 3", Skips(listing));
    }

    [Fact]
    public void What_is_not_there_stands_in_its_place_as_unreadable()
    {
        string file = _folder.Write("b.json");
        ArchiveListing listing = ArchiveFinder.Find([_folder["missing.json"], file, _folder["*.nothing"], ""]);
        Assert.Equal([_folder["missing.json"], file, _folder["*.nothing"], ""], listing.Archives.Select(static archive => archive.Name));
        Assert.Equal("There is no such file or folder.", Assert.Throws<IOException>(() => listing.Archives[0].Open()).Message);
        Assert.Equal("No file fits this pattern.", Assert.Throws<IOException>(() => listing.Archives[2].Open()).Message);
    }

    [Theory]
    [InlineData("*.json", "a.json b.json")]
    [InlineData("?.json", "a.json b.json")]
    [InlineData("*/*.json", "x/a.json")]
    [InlineData("**/*.json", "a.json b.json x/a.json x/y/ab.json")]
    [InlineData("**/y/**", "x/y/ab.json x/y/c.gz")]
    [InlineData("x/**", "a.json y/ab.json y/c.gz")]
    [InlineData("x/**/a?.json", "y/ab.json")]
    [InlineData("**/*.gz", "x/y/c.gz")]
    [InlineData("[ab].json", "")]
    public void Patterns(string pattern, string found)
    {
        foreach (string path in (string[])["a.json", "b.json", "x/a.json", "x/y/ab.json", "x/y/c.gz"])
        {
            _folder.Write(path);
        }

        ArchiveListing listing = ArchiveFinder.Find([_folder[pattern]]);
        Assert.Equal(found, string.Join(' ', listing.Archives.Where(static a => a is FileArchive).Select(static a => a.RelativePath)));
    }

    [Fact]
    public void A_name_with_a_wildcard_in_it_is_taken_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no such names; not checked.");
        _folder.Write("a1.json");
        string file = _folder.Write("a*.json");
        Assert.Equal(file, Assert.Single(ArchiveFinder.Find([file]).Archives).FullPath);
    }

    [Fact]
    public void Links_to_files_are_read_and_links_to_folders_are_not_entered()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows; not checked.");
        _folder.Write("a/x.json", "12345");
        File.CreateSymbolicLink(_folder["a/link.json"], _folder["a/x.json"]);
        Directory.CreateSymbolicLink(_folder["a/loop"], _folder.FullPath);
        ArchiveListing listing = ArchiveFinder.Find([_folder.FullPath]);
        Assert.Equal(["a/link.json", "a/x.json"], listing.Archives.Select(static archive => archive.RelativePath));
        Assert.Equal("LinkedFolder 1", Skips(listing));
        Assert.Equal(10, listing.TotalBytes);
        Assert.Equal(2, ArchiveFinder.Find([_folder["a/loop"]]).Archives.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_told_and_its_neighbours_are_read()
    {
        // The folder vanishes between its parent's listing and its own: the same path through the code as one without permission,
        // which tests that run as root cannot make.
        _folder.Write("a/1.json");
        _folder.Write("b/1.json");
        var found = new List<string>();
        new DirectoryWalk(_folder.FullPath, null, null)
        {
            FileFound = (path, _) =>
            {
                found.Add(path);
                Directory.Delete(_folder["b"], recursive: true);
                _folder.Write("c.json");
            },
            Skipped = static _ => { },
            Unreadable = (path, problem) => found.Add($"! {Path.GetFileName(Path.TrimEndingDirectorySeparator(path))} {problem.Length > 0}"),
        }.Run();
        Assert.Equal(["a/1.json", "! b True"], found);
    }

    [Fact]
    public void A_folder_without_permission_is_told()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("The administrator may read every folder: that one without permission is told is not checked here.");
            return;
        }

        _folder.Write("a/1.json");
        File.SetUnixFileMode(_folder["a"], UnixFileMode.None);
        try
        {
            Assert.Throws<IOException>(() => Assert.Single(ArchiveFinder.Find([_folder.FullPath]).Archives).Open());
        }
        finally
        {
            File.SetUnixFileMode(_folder["a"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void The_output_folder_is_not_entered()
    {
        _folder.Write("a.json");
        _folder.Write("out/a.json.gz");
        ArchiveListing listing = ArchiveFinder.Find([_folder.FullPath], new ArchiveFinderOptions { OutputFolder = _folder["out"] + "/" });
        Assert.Equal("a.json", Assert.Single(listing.Archives).RelativePath);
        Assert.Equal("Output 1", Skips(listing));
    }

    [Fact]
    public void Nothing_and_a_hyphen_are_standard_input()
    {
        Assert.Equal("standard input", Assert.Single(ArchiveFinder.Find([]).Archives).Name);
        Assert.Equal("standard input", Assert.Single(ArchiveFinder.Find(["-", "-"]).Archives).Name);
        Assert.Null(ArchiveFinder.Find(["-"]).TotalBytes);
    }

    private static string Skips(ArchiveListing listing) =>
        string.Join(' ', listing.Skipped.Select(static skip => $"{skip.Key} {skip.Value}"));
}

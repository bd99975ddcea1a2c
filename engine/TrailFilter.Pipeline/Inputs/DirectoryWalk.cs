using System.IO.Enumeration;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// Walks a folder depth first so that the relative paths of the files come out in ordinal order, whatever order the file system
/// has. Reports each file, each thing it does not enter, and each folder it cannot read.
/// </summary>
internal sealed class DirectoryWalk(string root, GlobPattern? pattern, string? outputFolder)
{
    /// <summary>Called with the relative path and the length of a file.</summary>
    public required Action<string, long> FileFound { get; init; }

    /// <summary>Called with the reason why something was passed over.</summary>
    public required Action<SkipReason> Skipped { get; init; }

    /// <summary>Called with the path of a folder or file that cannot be read, and why.</summary>
    public required Action<string, string> Unreadable { get; init; }

    /// <summary>Walks.</summary>
    public void Run() => Enter("");

    private void Enter(string relativeFolder)
    {
        string folder = root.Length == 0 && relativeFolder.Length == 0 ? "." : Path.Join(root, relativeFolder);
        List<Entry> entries;
        try
        {
            entries = [.. Entries(folder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unreadable(folder, exception.Message);
            return;
        }

        // With its slash a folder sorts where its files' paths belong: "a-b" < "a/x" because '-' < '/'.
        entries.Sort(static (x, y) => string.CompareOrdinal(x.SortName, y.SortName));
        foreach (Entry entry in entries)
        {
            Visit(relativeFolder + entry.Name, entry);
        }
    }

    private void Visit(string relativePath, in Entry entry)
    {
        bool wanted = pattern is null || (entry.IsFolder ? pattern.MayFitBelow(relativePath) : pattern.Fits(relativePath));
        if (!wanted)
        {
            return;
        }

        if (entry.Name.StartsWith('.'))
        {
            Skipped(SkipReason.Hidden);
        }
        else if (!entry.IsFolder && entry.Length == 0 && FileKind.IsSpecial(Path.Join(root, relativePath)))
        {
            // Nobody may ever write to a pipe that lies about; opening it would wait for that.
            Unreadable(Path.Join(root, relativePath), "It is a pipe, a device or a socket; those are read only when named.");
        }
        else if (!entry.IsFolder)
        {
            FileFound(relativePath, entry.Length);
        }
        else if (entry.IsLink)
        {
            // A link may lead back to a folder it lies in.
            Skipped(SkipReason.LinkedFolder);
        }
        else if (outputFolder is not null && Path.GetFullPath(Path.Join(root, relativePath)) == outputFolder)
        {
            Skipped(SkipReason.Output);
        }
        else
        {
            Enter(relativePath + "/");
        }
    }

    private static FileSystemEnumerable<Entry> Entries(string folder) => new(
        folder,
        static (ref entry) => new Entry(
            entry.FileName.ToString(),
            entry.IsDirectory,
            (entry.Attributes & FileAttributes.ReparsePoint) != 0,
            entry.IsDirectory ? 0 : LengthOf(ref entry)),
        new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false });

    // The length of a link is that of the path in it; the file it leads to is asked.
    private static long LengthOf(ref FileSystemEntry entry)
    {
        bool link = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        try
        {
            return !link ? entry.Length
                : File.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A link that leads to itself, say. Opening it fails in turn, which is a fault of this entry alone.
            return 0;
        }
    }

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, long Length)
    {
        public string SortName => IsFolder ? Name + "/" : Name;
    }
}

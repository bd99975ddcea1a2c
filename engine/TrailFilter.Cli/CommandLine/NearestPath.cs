namespace TrailFilter.Cli.CommandLine;

/// <summary>Finds the file or folder somebody probably meant by a path that leads nowhere.</summary>
internal static class NearestPath
{
    // A folder may hold a million archives; a hint is not worth reading them all.
    private const int MaxNames = 10_000;

    /// <summary>A hint to append to a sentence, or nothing when nothing is near.</summary>
    public static string Hint(string path) => Find(path) is { } near ? $"; did you mean {near}?" : ".";

    /// <summary>
    /// The path with its first part that is not there replaced by the nearest name in that place, and without what follows if even
    /// so it is not there; null when no name is near.
    /// </summary>
    public static string? Find(string path)
    {
        string part = Path.TrimEndingDirectorySeparator(path);
        string rest = "";
        string folder;
        while (!Directory.Exists(folder = FolderOf(part)))
        {
            rest = Path.Join(Path.GetFileName(part), rest);
            part = Path.TrimEndingDirectorySeparator(folder);
        }

        string name = Path.GetFileName(part);
        if (name.Length == 0 || NearestWord.Find(name, NamesBeside(name, folder, onlyFolders: rest.Length > 0)) is not { } near)
        {
            return null;
        }

        string found = Path.Join(Path.GetDirectoryName(part), near);
        string whole = Path.Join(found, rest);
        return Path.Exists(whole) ? Path.TrimEndingDirectorySeparator(whole) : found;
    }

    // The root's is the root itself, so going up ends there at the latest.
    private static string FolderOf(string part) => Path.GetDirectoryName(part) switch
    {
        null => part,
        "" => ".",
        var folder => folder,
    };

    // The name itself may stand there too, of what may not be looked at.
    private static IEnumerable<string> NamesBeside(string name, string folder, bool onlyFolders)
    {
        try
        {
            IEnumerable<string> paths = onlyFolders
                ? Directory.EnumerateDirectories(folder)
                : Directory.EnumerateFileSystemEntries(folder);
            return
            [
                .. paths.Select(static path => Path.GetFileName(path))
                    .Where(other => other != name && (name.StartsWith('.') || !other.StartsWith('.')))
                    .Take(MaxNames)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

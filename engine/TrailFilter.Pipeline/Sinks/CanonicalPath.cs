namespace TrailFilter.Pipeline.Sinks;

/// <summary>The one form of a path that tells whether two paths lead to the same place: full, links followed in every part.</summary>
internal static class CanonicalPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>The canonical form; the full path when its links lead nowhere or cannot be read.</summary>
    /// <param name="path">A path, which need not exist.</param>
    /// <param name="folders">Folders resolved already, for many paths at once.</param>
    public static string Of(string path, Dictionary<string, string>? folders = null)
    {
        string full = Path.GetFullPath(path);
        try
        {
            if (folders is null || Path.GetDirectoryName(full) is not { } folder)
            {
                return Resolve(full) ?? full;
            }

            if (!folders.TryGetValue(folder, out string? real))
            {
                real = Resolve(folder) ?? folder;
                folders.Add(folder, real);
            }

            return Resolve(Path.Join(real, Path.GetFileName(full)), real.Length) ?? full;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return full;
        }
    }

    /// <summary>Whether a path is one of the open files of a process, whose link must not be followed: it may lead to no name.</summary>
    public static bool IsOpenFile(string path) =>
        path.StartsWith("/dev/fd/", StringComparison.Ordinal)
        || (path.StartsWith("/proc/", StringComparison.Ordinal)
            && Path.GetDirectoryName(path)?.EndsWith("/fd", StringComparison.Ordinal) == true);

    private static string? Resolve(string full, int resolved = 0)
    {
        string current = resolved > 0 ? full[..resolved] : Path.GetPathRoot(full)!;
        var parts = new Stack<string>();
        Push(parts, full[current.Length..]);
        int links = 0;
        while (parts.TryPop(out string? part))
        {
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            string next = Path.Join(current, part);
            string? target = IsOpenFile(next) ? null : new FileInfo(next).LinkTarget;
            if (target is null)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(target)!;
                target = target[current.Length..];
            }

            Push(parts, target);
        }

        return current;
    }

    private static void Push(Stack<string> parts, string path)
    {
        string[] names = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        foreach (string name in names.Reverse().Where(static name => name is not ("" or ".")))
        {
            parts.Push(name);
        }
    }
}

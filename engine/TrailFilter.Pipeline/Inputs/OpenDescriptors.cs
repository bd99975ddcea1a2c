namespace TrailFilter.Pipeline.Inputs;

/// <summary>What Linux tells about the open files of this process.</summary>
internal static class OpenDescriptors
{
    private const string Links = "/proc/self/fd";
    private const string Details = "/proc/self/fdinfo";

    /// <summary>
    /// Whether the process was started with its standard input closed. By now .NET has opened files of its own, one of which got
    /// the number 0: a pipe to itself, from which reading would never return. Elsewhere than on Linux nobody knows.
    /// </summary>
    public static bool StandardInputIsClosed()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            string? input = new FileInfo($"{Links}/0").LinkTarget;
            if (input is null || AccessOf("0") == Access.Write)
            {
                return true;
            }

            // Should somebody else have left us the other end of a pipe we read, it would never end either.
            return input.StartsWith("pipe:", StringComparison.Ordinal) && Directory.EnumerateFileSystemEntries(Links)
                .Any(link => new FileInfo(link).LinkTarget == input && AccessOf(Path.GetFileName(link)) != Access.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The last two bits of the flags, which are written as an octal number.
    private static Access AccessOf(string descriptor)
    {
        string path = $"{Details}/{descriptor}";
        string? flags = File.Exists(path)
            ? File.ReadLines(path).FirstOrDefault(static line => line.StartsWith("flags:", StringComparison.Ordinal))
            : null;
        return flags is null ? Access.Read : (Access)((flags[^1] - '0') & 3);
    }

    private enum Access
    {
        Read,
        Write,
    }
}

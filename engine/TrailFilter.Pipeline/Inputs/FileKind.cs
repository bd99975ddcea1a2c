using System.Formats.Tar;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>Tells files from pipes, devices and sockets, without opening what would wait for a reader or writer.</summary>
internal static class FileKind
{
    // Where the ustar header holds the type of an entry.
    private const int TypeOffset = 156;

    /// <summary>Whether a path leads to a pipe, a device or a socket.</summary>
    /// <param name="path">The path of something that is no folder.</param>
    public static bool IsSpecial(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        try
        {
            var file = new FileInfo(path);
            FileSystemInfo real = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;

            // What is special has no length. Which of the rest are, .NET tells nowhere but in what it writes into a tar archive.
            return real is FileInfo { Exists: true, Length: 0 } && TarType(real.FullName) is '3' or '4' or '6' or 's';
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static char TarType(string path)
    {
        using var header = new MemoryStream();
        try
        {
            using var tar = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
            tar.WriteEntry(path, "x");
        }
        catch (IOException) when (header.Length == 0 && File.Exists(path))
        {
            // A socket has no type in tar.
            return 's';
        }

        return header.Length > TypeOffset ? (char)header.GetBuffer()[TypeOffset] : '0';
    }
}

namespace TrailFilter.Pipeline.Inputs;

/// <summary>An open stream as an archive: standard input, or what another program hands over.</summary>
/// <param name="name">The name messages use.</param>
/// <param name="stream">The stream, read from where it stands; the run disposes it.</param>
/// <param name="relativePath">Where results go in a mirrored tree; <c>stdin</c> when not given.</param>
/// <param name="fullPath">The file behind the stream where that is known, so that no output replaces it.</param>
public sealed class StreamArchive(string name, Stream stream, string relativePath = "stdin", string? fullPath = null) : InputArchive
{
    /// <inheritdoc/>
    public override string Name { get; } = name;

    /// <inheritdoc/>
    public override string RelativePath { get; } = relativePath;

    /// <inheritdoc/>
    public override string? FullPath { get; } = fullPath;

    /// <summary>The standard input of this process.</summary>
    public static StreamArchive StandardInput() =>
        new("standard input", Console.OpenStandardInput(), fullPath: FileBehindStandardInput());

    /// <summary>The stream itself.</summary>
    public override Stream Open() => stream;

    // Linux tells which file a shell redirected; elsewhere nobody knows.
    private static string? FileBehindStandardInput()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string? path = new FileInfo("/proc/self/fd/0").LinkTarget;
        return Path.IsPathRooted(path) && File.Exists(path) ? path : null;
    }
}

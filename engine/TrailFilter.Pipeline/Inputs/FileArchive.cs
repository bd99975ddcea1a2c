using Microsoft.Win32.SafeHandles;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>A file. Keeps two strings, of which a folder's files share one: a run may have a hundred thousand of them.</summary>
internal sealed class FileArchive(string root, string relativePath, long? length) : InputArchive
{
    /// <summary>The path as found: the input as given, and what lies below it.</summary>
    public override string Name => root.Length == 0 ? RelativePath : Path.Join(root, RelativePath);

    /// <inheritdoc/>
    public override string RelativePath { get; } = relativePath;

    /// <inheritdoc/>
    public override string FullPath => Path.GetFullPath(Name);

    /// <inheritdoc/>
    public override long? Length { get; } = length;

    /// <summary>Opens it for reading at any offset, by several threads at once. The caller disposes the handle.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be opened.</exception>
    public SafeFileHandle OpenHandle() => File.OpenHandle(
        Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    /// <inheritdoc/>
    public override Stream Open() => new FileStream(Name, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0, // The decompressor reads in large blocks of its own.
        Options = FileOptions.SequentialScan,
    });
}

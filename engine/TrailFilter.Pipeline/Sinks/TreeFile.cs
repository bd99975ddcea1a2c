using System.IO.Compression;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>
/// The records of one archive as <c>{"Records":[…]}</c>, gzip-compressed. Nothing appears before the first byte is written, nor
/// unless it is committed. Owned by one worker.
/// </summary>
internal sealed class TreeFile(TreeOutput tree, string path, bool overwrite) : IDisposable
{
    private AtomicFile? _file;
    private GZipStream? _gzip;

    /// <summary>Adds bytes.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        if (_gzip is null)
        {
            tree.MakeFolderOf(path);
            tree.RefuseLinks(path);
            _file = AtomicFile.Create(path, overwrite);
            _gzip = new GZipStream(_file.Stream, CompressionLevel.Optimal, leaveOpen: true);
        }

        try
        {
            _gzip.Write(bytes);
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, path);
        }
    }

    /// <summary>Lets the file appear; without records none does, and one of an earlier run goes.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    public void Commit()
    {
        try
        {
            if (_gzip is not null)
            {
                _gzip.Dispose();
                _file!.Commit();
            }
            else if (overwrite && File.Exists(path))
            {
                tree.RefuseLinks(path);
                File.Delete(path);
            }
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, path);
        }
    }

    /// <summary>Takes the file back unless it was committed.</summary>
    public void Dispose()
    {
        try
        {
            _gzip?.Dispose();
        }
        catch (IOException)
        {
            // The last compressed bytes do not fit on a full disk; the file is taken back anyway.
        }

        _file?.Dispose();
    }
}

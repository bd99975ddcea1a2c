using System.Text;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli.Terminal;

/// <summary>
/// A place for a result: standard output, or a file that appears whole or not at all. Whatever fails there becomes an
/// <see cref="OutputException"/>. Owned by one thread.
/// </summary>
internal sealed class ResultFile : IDisposable
{
    /// <summary>What messages, and <see cref="OutputException.Destination"/>, call standard output.</summary>
    public const string StandardOutputName = "standard output";

    private readonly string _name;
    private readonly AtomicFile? _file;
    private readonly Stream _stream;

    private ResultFile(string name, AtomicFile? file, Stream stream)
    {
        _name = name;
        _file = file;
        _stream = stream;
    }

    /// <summary>Begins a result.</summary>
    /// <param name="path">The file; null or <c>-</c> for standard output.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced.</param>
    /// <param name="stop">Ends the waiting for somebody to read a named pipe.</param>
    /// <exception cref="OutputException">It may not be written.</exception>
    public static ResultFile Create(string? path, bool overwrite, CancellationToken stop = default)
    {
        if (path is null or "-")
        {
            return new ResultFile(StandardOutputName, null, StandardOutput.Open());
        }

        var file = AtomicFile.Create(path, overwrite, stop);
        return new ResultFile(path, file, file.Stream);
    }

    /// <summary>Writes text to standard output.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    public static void Print(string text)
    {
        using var output = Create(path: null, overwrite: false);
        output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes.</summary>
    /// <param name="write">Writes to the stream it is given, and does nothing else that could fail.</param>
    /// <exception cref="OutputException">Writing failed.</exception>
    public void Write(Action<Stream> write)
    {
        try
        {
            write(_stream);
            _stream.Flush();
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, _name);
        }
    }

    /// <summary>Lets a file appear; without it <see cref="Dispose"/> takes it back.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    public void Commit() => _file?.Commit();

    public void Dispose() => _file?.Dispose();
}

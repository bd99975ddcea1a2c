using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>
/// Lines in one place: each record's exact bytes and a line feed (white space outside strings is left out of a record that would
/// span lines), or the lines of <see cref="RejectLines"/>.
/// </summary>
public sealed class LineOutput : RecordOutput
{
    // Batches smaller than half of it are gathered: a hundred thousand small archives need not be as many system calls.
    private const int GatherSize = 256 * 1024;

    private readonly string? _path;
    private readonly bool _overwrite;
    private readonly byte[] _gathered = new byte[GatherSize];
    private int _gatheredLength;
    private Stream? _stream;
    private AtomicFile? _file;

    private LineOutput(string name, Stream? stream, string? path, bool overwrite)
    {
        Name = name;
        _stream = stream;
        _path = path;
        _overwrite = overwrite;
    }

    /// <summary>The name messages use.</summary>
    public string Name { get; }

    /// <summary>The full path of the file, links followed, or null when it is a stream.</summary>
    internal string? Place => _path is null ? null : AtomicFile.PlaceOf(_path);

    internal override RecordFormat Format => RecordFormat.Lines;

    /// <summary>Lines to a stream, which stays open. For standard output see <see cref="StandardOutput"/>.</summary>
    /// <param name="stream">The stream; it should not buffer, large blocks come as they are.</param>
    /// <param name="name">The name messages use.</param>
    public static LineOutput ToStream(Stream stream, string name) => new(name, stream, null, false);

    /// <summary>Lines to a file that appears when the run has ended well, and not at all otherwise.</summary>
    /// <param name="path">Its path; its folder must exist. A device is written to directly.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced; an input never is.</param>
    public static LineOutput ToFile(string path, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new LineOutput(path, null, path, overwrite);
    }

    internal override void Begin(ArchiveListing inputs, CancellationToken cancellation)
    {
        if (_path is null)
        {
            return;
        }

        string place = Place!;
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(place) && inputs.Archives.Any(input => input.FullPath is { } path && CanonicalPath.Of(path, folders) == place))
        {
            throw new OutputException(OutputFailure.IsAnInput, _path, $"Cannot write to {_path}: it is one of the inputs.");
        }

        _file = AtomicFile.Create(_path, _overwrite, cancellation);
        _stream = _file.Stream;
    }

    internal override void Commit() => _file?.Commit();

    internal override void Abandon() => _file?.Dispose();

    internal override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Length > GatherSize - _gatheredLength)
        {
            await WriteGatheredAsync(cancellation).ConfigureAwait(false);
        }

        if (bytes.Length >= GatherSize / 2)
        {
            await WriteGatheredAsync(cancellation).ConfigureAwait(false);
            await WriteThroughAsync(bytes, cancellation).ConfigureAwait(false);
        }
        else
        {
            bytes.CopyTo(_gathered.AsMemory(_gatheredLength));
            _gatheredLength += bytes.Length;
        }
    }

    internal override async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await WriteGatheredAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_file is null)
            {
                await _stream!.FlushAsync(cancellation).WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, Name);
        }
    }

    private async ValueTask WriteGatheredAsync(CancellationToken cancellation)
    {
        if (_gatheredLength > 0)
        {
            int length = _gatheredLength;
            _gatheredLength = 0;
            await WriteThroughAsync(_gathered.AsMemory(0, length), cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteThroughAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            ValueTask writing = _stream!.WriteAsync(bytes, cancellation);
            if (writing.IsCompletedSuccessfully)
            {
                return;
            }

            // A write to a pipe nobody reads does not end by itself; a run that is cancelled does not wait for it.
            await writing.AsTask().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, Name);
        }
    }
}

using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>
/// A file that appears whole or not at all: written under a temporary name beside its place, brought to disk, then renamed.
/// Pipes and devices are written to directly, since there is nothing to rename. Owned by one thread at a time.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;
    private readonly bool _overwrite;
    private readonly FileStream _stream;
    private bool _done;

    private AtomicFile(string path, string? temporary, bool overwrite, FileStream stream)
    {
        _path = path;
        _temporary = temporary;
        _overwrite = overwrite;
        _stream = stream;
    }

    /// <summary>Where the content goes.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its place. A link is followed, so that the file it leads to is replaced, not the link.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced.</param>
    /// <param name="cancellation">Ends the waiting for somebody to read a named pipe, which opening it is.</param>
    /// <exception cref="OutputException">It cannot be begun.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AtomicFile Create(string path, bool overwrite, CancellationToken cancellation = default)
    {
        try
        {
            string place = PlaceOf(path);
            if (IsDevice(place))
            {
                return new AtomicFile(place, null, overwrite, OpenDevice(place, cancellation));
            }

            RefuseBadPlace(path, place, overwrite);
            string folder = Path.GetDirectoryName(place)!;
            string temporary = Path.Join(folder, $".{Path.GetRandomFileName()}.trailfilter-partial");
            return new AtomicFile(
                place, temporary, overwrite, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 0));
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, path);
        }
    }

    /// <summary>The full path a file is written to, links followed in every part of it. Two paths to one file have the same.</summary>
    public static string PlaceOf(string path) => CanonicalPath.Of(path);

    /// <summary>Whether a path leads to a pipe, a device or an open file: it is written to directly, nothing is replaced.</summary>
    public static bool IsWrittenDirectly(string path) => IsDevice(PlaceOf(path));

    /// <summary>Lets the file appear.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    public void Commit()
    {
        try
        {
            if (_temporary is null)
            {
                _stream.Dispose();
            }
            else
            {
                _stream.Flush(flushToDisk: true);
                _stream.Dispose();
                File.Move(_temporary, _path, _overwrite);
            }

            _done = true;
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, _path);
        }
    }

    /// <summary>Takes the file back unless it was committed.</summary>
    public void Dispose()
    {
        if (_done)
        {
            return;
        }

        _done = true;
        try
        {
            _stream.Dispose();
            if (_temporary is not null)
            {
                File.Delete(_temporary);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The run is failing already, and its reason matters more than a leftover with a telling name.
        }
    }

    // The system call cannot be interrupted, so it is left behind; should a reader come after all, the pipe is closed again.
    private static FileStream OpenDevice(string place, CancellationToken cancellation)
    {
        var opening = Task.Run(() => new FileStream(place, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0), CancellationToken.None);
        try
        {
            return opening.WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(
                static opened => opened.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default);
            throw;
        }
    }

    private static void RefuseBadPlace(string path, string place, bool overwrite)
    {
        if (Directory.Exists(place))
        {
            throw new OutputException(OutputFailure.BadPlace, path, $"Cannot write to {path}: it is a folder; name a file in it.");
        }

        if (!overwrite && File.Exists(place))
        {
            throw new OutputException(OutputFailure.AlreadyExists, path, $"Cannot write to {path}: the file exists already.");
        }
    }

    private static bool IsDevice(string place) =>
        !OperatingSystem.IsWindows()
        && File.Exists(place)
        && (place.StartsWith("/proc/", StringComparison.Ordinal) || CanonicalPath.IsOpenFile(place) || FileKind.IsSpecial(place));
}

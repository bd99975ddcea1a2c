using System.Collections.Concurrent;
using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>
/// A folder that mirrors the inputs: each archive's records as a <c>{"Records":[…]}</c> file of its own, .json.gz, byte for byte
/// within the records, none empty. Each file appears whole or not at all; when a run fails, the files of archives that were
/// finished stay. All places are checked before anything is written.
/// </summary>
public sealed class TreeOutput : RecordOutput
{
    private readonly string _folder;
    private readonly bool _overwrite;
    private readonly ConcurrentDictionary<string, bool> _checkedFolders = new(StringComparer.Ordinal);

    /// <summary>Makes an output.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="overwrite">
    /// Whether files that are there may be replaced (and removed, where an archive has no records now); an input never is.
    /// </param>
    public TreeOutput(string folder, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _overwrite = overwrite;
    }

    internal override RecordFormat Format => RecordFormat.Envelope;

    internal override void Begin(ArchiveListing inputs, CancellationToken cancellation)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        var sources = new HashSet<string>(StringComparer.Ordinal);
        foreach (InputArchive archive in inputs.Archives)
        {
            if (archive.FullPath is { } path)
            {
                sources.Add(CanonicalPath.Of(path, folders));
            }
        }

        var places = new Dictionary<string, InputArchive>(StringComparer.Ordinal);
        foreach (InputArchive archive in inputs.Archives.Where(static archive => archive is not UnreadableInput))
        {
            string place = PlaceOf(archive);
            if (!places.TryAdd(place, archive))
            {
                throw Bad(place, $"the results of {places[place].Name} and of {archive.Name} would have this name; filter them one after the other.");
            }

            if (sources.Contains(CanonicalPath.Of(place, folders)))
            {
                throw new OutputException(OutputFailure.IsAnInput, place, $"Cannot write to {place}: it is one of the inputs.");
            }

            RefuseLink(place);
            if (!_overwrite && File.Exists(place))
            {
                throw new OutputException(OutputFailure.AlreadyExists, place, $"Cannot write to {place}: the file exists already.");
            }
        }

        try
        {
            Directory.CreateDirectory(_folder);
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, _folder);
        }
    }

    internal override void Commit()
    {
    }

    internal override void Abandon()
    {
    }

    internal override TreeFile? FileFor(InputArchive archive) =>
        archive is UnreadableInput ? null : new TreeFile(this, PlaceOf(archive), _overwrite);

    /// <summary>Makes the folder a file lies in. No part of it below the output folder may be a link, which could lead anywhere.</summary>
    /// <exception cref="OutputException">It cannot be made, or holds a link.</exception>
    internal void MakeFolderOf(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (folder.Length <= _folder.Length || _checkedFolders.ContainsKey(folder))
        {
            return;
        }

        MakeFolderOf(folder);
        try
        {
            if (Directory.CreateDirectory(folder).LinkTarget is not null)
            {
                throw Bad(folder, "it is a link, which may lead out of the output folder.");
            }
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, folder);
        }

        _checkedFolders.TryAdd(folder, true);
    }

    /// <summary>Sees to it that a file lies in the output folder: neither it nor a folder on the way to it may be a link.</summary>
    /// <exception cref="OutputException">One is, or the file is a pipe or a device.</exception>
    internal void RefuseLinks(string path)
    {
        for (string part = path; part.Length > _folder.Length; part = Path.GetDirectoryName(part)!)
        {
            RefuseLink(part);
        }

        if (AtomicFile.IsWrittenDirectly(path))
        {
            throw Bad(path, "it is no file.");
        }
    }

    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw Bad(path, "it is a link, which may lead out of the output folder.");
        }
    }

    private string PlaceOf(InputArchive archive) => TreePath.For(archive.RelativePath) is { } path
        ? Path.Join(_folder, path)
        : throw Bad(_folder, $"the results of {archive.Name} would lie outside of it.");

    private static OutputException Bad(string place, string why) =>
        new(OutputFailure.BadPlace, place, $"Cannot write to {place}: {why}");
}

namespace TrailFilter.Pipeline.Inputs;

/// <summary>
/// Turns what a user gives as inputs into archives: files, folders (walked, sorted), patterns, and standard input. Used once.
/// </summary>
public sealed class ArchiveFinder
{
    private readonly ArchiveFinderOptions _options;
    private readonly string? _outputFolder;
    private readonly List<InputArchive> _archives = [];
    private readonly List<MissingInput> _missing = [];
    private readonly Dictionary<SkipReason, long> _skipped = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private FoundArchives _whole = new(0, 0);

    private ArchiveFinder(ArchiveFinderOptions options)
    {
        _options = options;
        _outputFolder = options.OutputFolder is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.OutputFolder));
    }

    /// <summary>Finds the archives. Reads folders, opens no file.</summary>
    /// <param name="inputs">
    /// Paths, patterns (<c>*</c>, <c>?</c>, <c>**</c>), and <c>-</c> for standard input; none = standard input. A path that exists is
    /// taken as it is, wildcards included. What cannot be found or read becomes an archive whose fault the run reports; what cannot
    /// be found is in <see cref="ArchiveListing.Missing"/> besides, for whoever would rather not begin such a run.
    /// </param>
    /// <param name="options">What is left out; null = nothing but what no selector decides.</param>
    public static ArchiveListing Find(IReadOnlyCollection<string> inputs, ArchiveFinderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var finder = new ArchiveFinder(options ?? new ArchiveFinderOptions());
        foreach (string input in inputs.Count == 0 ? ["-"] : inputs)
        {
            finder.Add(input);
        }

        return new ArchiveListing(finder._archives, finder._skipped)
        {
            Missing = finder._missing,
            Whole = finder._options.Part is null ? null : finder._whole,
        };
    }

    private void Add(string input)
    {
        if (input == "-")
        {
            if (_seen.Add("-"))
            {
                _archives.Add(OpenDescriptors.StandardInputIsClosed()
                    ? new UnreadableInput("standard input", "It is closed; name files, or let a program write to it.")
                    : StreamArchive.StandardInput());
            }
            else
            {
                Skip(SkipReason.AlreadyGiven);
            }
        }
        else if (Directory.Exists(input))
        {
            Walk(input, pattern: null);
        }
        else if (File.Exists(input))
        {
            string folder = Path.GetDirectoryName(input) ?? "";
            AddFile(folder, Path.GetFileName(input), LengthOf(input), isNamed: true);
        }
        else if (GlobPattern.IsPattern(input))
        {
            AddPattern(input);
        }
        else
        {
            AddMissing(input, isPattern: false, input.Length == 0
                ? "An input is an empty name; name a file or folder, or - for standard input."
                : "There is no such file or folder.");
        }
    }

    private void AddPattern(string input)
    {
        GlobPattern pattern = GlobPattern.Parse(input);
        int before = _archives.Count;
        long skippedBefore = _skipped.Values.Sum();
        if (Directory.Exists(pattern.Root.Length == 0 ? "." : pattern.Root))
        {
            Walk(pattern.Root, pattern);
        }

        if (_archives.Count == before && _skipped.Values.Sum() == skippedBefore)
        {
            AddMissing(input, isPattern: true, "No file fits this pattern.");
        }
    }

    private void AddMissing(string input, bool isPattern, string problem)
    {
        _missing.Add(new MissingInput(input, isPattern));
        _archives.Add(new UnreadableInput(input, problem));
    }

    private void Walk(string root, GlobPattern? pattern) => new DirectoryWalk(root, pattern, _outputFolder)
    {
        FileFound = (path, length) => AddFile(root, path, length, isNamed: false),
        Skipped = Skip,
        Unreadable = (folder, problem) => _archives.Add(new UnreadableInput(folder, problem)),
    }.Run();

    private void AddFile(string root, string relativePath, long? length, bool isNamed)
    {
        var archive = new FileArchive(root, relativePath, length);
        var key = ArchiveKey.Parse(archive.Name);

        // Whoever names a file wants it read: the folder it happens to lie in does not say what it holds, its own name and content do.
        ArchiveKind kind = isNamed ? ArchiveKey.Parse(relativePath).Kind : key.Kind;
        SkipReason? reason = kind switch
        {
            ArchiveKind.Digest => SkipReason.Digest,
            ArchiveKind.LakeQuery => SkipReason.LakeQuery,
            ArchiveKind.Insight when !_options.IncludeInsight => SkipReason.Insight,
            _ => _options.Scope?.Excludes(key) == true ? SkipReason.OutOfScope : null,
        };
        reason ??= _seen.Add(archive.FullPath) ? null : SkipReason.AlreadyGiven;
        if (reason is { } skip)
        {
            Skip(skip);
        }
        else
        {
            _whole = new FoundArchives(_whole.Count + 1, _whole.Bytes + archive.Length);
            if (_options.Part?.Holds(ArchivePart.KeyOf(archive)) != false)
            {
                _archives.Add(archive);
            }
        }
    }

    private void Skip(SkipReason reason) => _skipped[reason] = _skipped.GetValueOrDefault(reason) + 1;

    // A pipe or a device has no length worth showing.
    private static long? LengthOf(string path)
    {
        try
        {
            var file = new FileInfo(path);
            FileSystemInfo real = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return real is FileInfo { Length: > 0 } found ? found.Length : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

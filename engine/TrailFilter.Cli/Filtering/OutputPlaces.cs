using TrailFilter.Cli.Arguments;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli.Filtering;

/// <summary>
/// Sees to it that no output is another output or an input. The run itself guards records and rejects against its archives.
/// </summary>
internal static class OutputPlaces
{
    /// <summary>Refuses outputs that share a place, or that would replace selectors.</summary>
    /// <exception cref="UsageException">Some do.</exception>
    public static void RefuseConflicts(FilterSettings settings)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SelectorsArgument selectors in settings.Selectors)
        {
            if (selectors.Path is not ("-" or SelectorsArgument.Default))
            {
                places.TryAdd(AtomicFile.PlaceOf(selectors.Path), "--selectors");
            }
        }

        foreach ((string option, string? path) in Outputs(settings))
        {
            // Pipes and devices, /dev/null above all, may take several outputs.
            if (path is null || AtomicFile.IsWrittenDirectly(path))
            {
                continue;
            }

            if (!places.TryAdd(AtomicFile.PlaceOf(path), option))
            {
                throw new UsageException(
                    $"{option} {path}: {places[AtomicFile.PlaceOf(path)]} has this file already; each needs one of its own.");
            }
        }
    }

    /// <summary>Refuses a summary that would replace an archive.</summary>
    /// <exception cref="UsageException">It would.</exception>
    public static void RefuseInputs(FilterSettings settings, ArchiveListing inputs)
    {
        if (settings.Summary is not { } summary || summary == "-" || !File.Exists(summary))
        {
            return;
        }

        string place = AtomicFile.PlaceOf(summary);
        if (inputs.Archives.Any(archive => archive.FullPath is { } path && AtomicFile.PlaceOf(path) == place))
        {
            throw new UsageException($"--summary {summary}: this is one of the inputs, which are never replaced.");
        }
    }

    private static IEnumerable<(string Option, string? Path)> Outputs(FilterSettings settings) =>
    [
        ("-o", settings.MirrorsInputs ? null : settings.Output),
        ("--summary", settings.Summary == "-" ? null : settings.Summary),
        ("--rejects", settings.Rejects),
    ];
}

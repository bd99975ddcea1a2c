using TrailFilter.Cli.Terminal;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Synthesis.Archives;

namespace TrailFilter.Cli.Generating;

/// <summary>Writes generated archives as files; each appears whole or not at all.</summary>
internal static class ArchiveFolder
{
    /// <summary>Writes all archives of a plan.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="UsageException">Some are there already.</exception>
    /// <exception cref="OutputException">Writing failed.</exception>
    public static int Write(GenerateSettings settings, string folder, CancellationToken stop)
    {
        var plan = ArchivePlan.Create(settings.Profile, settings.Seed, settings.Records, settings.Digests);
        IEnumerable<string> paths = plan.Archives.Select(archive => Path.Join(folder, archive.Key));
        if (!settings.Force && paths.FirstOrDefault(File.Exists) is { } existing)
        {
            throw new UsageException($"{existing} exists already; name another folder, or add --force.");
        }

        var generator = new ArchiveGenerator(plan);
        MakeFolder(folder);
        foreach (PlannedArchive archive in plan.Archives)
        {
            stop.ThrowIfCancellationRequested();
            string path = Path.Join(folder, archive.Key);
            MakeFolder(Path.GetDirectoryName(path)!);
            using var file = ResultFile.Create(path, settings.Force, stop);
            file.Write(output => generator.Write(archive, output));
            file.Commit();
        }

        return plan.Archives.Length;
    }

    private static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (OutputException.Wraps(exception))
        {
            throw OutputException.From(exception, path);
        }
    }
}

using System.Collections.Immutable;
using TrailFilter.Pipeline.Inputs;
using TrailFilter.Pipeline.Sinks;

namespace TrailFilter.Cli.Running;

/// <summary>Sees to it that a report is no other output, and replaces neither selectors nor an input.</summary>
internal static class ReportPlaces
{
    /// <summary>Refuses it otherwise.</summary>
    /// <param name="report">The report's file, or null for standard output.</param>
    /// <param name="rejects">The file for unreadable pieces, or null; the run itself guards it against its inputs.</param>
    /// <param name="files">Files that were read before: selectors, prices.</param>
    /// <param name="inputs">The archives.</param>
    /// <exception cref="UsageException">Two are the same.</exception>
    public static void Refuse(string? report, string? rejects, ImmutableArray<string> files, ArchiveListing inputs)
    {
        if (report is null || AtomicFile.IsWrittenDirectly(report))
        {
            return;
        }

        string place = AtomicFile.PlaceOf(report);
        string? other = IsAt(rejects) ? "--rejects"
            : files.Any(IsAt) ? "a file that was read"
            : inputs.Archives.Any(archive => IsAt(archive.FullPath)) ? "one of the inputs, which are never replaced"
            : null;
        if (other is not null)
        {
            throw new UsageException($"-o {report}: this is {other}; the report needs a file of its own.");
        }

        bool IsAt(string? path) => path is not null && AtomicFile.PlaceOf(path) == place;
    }
}

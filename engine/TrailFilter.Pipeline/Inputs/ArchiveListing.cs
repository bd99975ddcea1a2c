using System.Collections.Immutable;

namespace TrailFilter.Pipeline.Inputs;

/// <summary>The inputs of a run, in the order they are read and written.</summary>
public sealed class ArchiveListing
{
    /// <summary>Makes a listing.</summary>
    /// <param name="archives">The archives.</param>
    /// <param name="skipped">How many were found and left out, by reason; none when null.</param>
    public ArchiveListing(IReadOnlyList<InputArchive> archives, IReadOnlyDictionary<SkipReason, long>? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(archives);
        Archives = archives;
        Skipped = skipped?.ToImmutableSortedDictionary() ?? ImmutableSortedDictionary<SkipReason, long>.Empty;
        long total = 0;
        bool known = true;
        foreach (InputArchive archive in archives)
        {
            known &= archive.Length is not null || archive is UnreadableInput;
            total += archive.Length ?? 0;
        }

        TotalBytes = known ? total : null;
    }

    /// <summary>The archives.</summary>
    public IReadOnlyList<InputArchive> Archives { get; }

    /// <summary>How many archives were found and left out, by reason; reasons without any are absent.</summary>
    public ImmutableSortedDictionary<SkipReason, long> Skipped { get; }

    /// <summary>The inputs that name nothing, as given; each is among <see cref="Archives"/> as one that cannot be opened.</summary>
    public IReadOnlyList<MissingInput> Missing { get; init; } = [];

    /// <summary>
    /// The files there are within the scope, of which those of a part are among <see cref="Archives"/>; null when all are. What is in
    /// every part (see <see cref="ArchiveFinderOptions.Part"/>) is not among them.
    /// </summary>
    public FoundArchives? Whole { get; init; }

    /// <summary>The length of all archives in bytes as they lie on disk, or null when one is not known.</summary>
    public long? TotalBytes { get; }
}

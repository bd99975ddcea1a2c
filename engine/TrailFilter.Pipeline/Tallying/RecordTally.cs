using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Tallying;

/// <summary>What is added up over the records of a part of a run, by one thread at a time.</summary>
public abstract class RecordTally
{
    /// <summary>
    /// Whether what is added will not be taken back by <see cref="Clear"/> before it has been merged; said before the first record of a
    /// part. Only parts of divided files may be.
    /// </summary>
    public bool IsFinal { get; set; }

    /// <summary>
    /// Says which archive the records that follow come from. Every archive is named before its records, if there are any; one that is
    /// read in parts is named in each of them.
    /// </summary>
    /// <param name="archive">The archive.</param>
    public virtual void BeginArchive(InputArchive archive)
    {
    }

    /// <summary>Adds a record. Faults and records outside the scope are not among those that come.</summary>
    /// <param name="record">The record.</param>
    public abstract void Add(in TalliedRecord record);

    /// <summary>Forgets what was added, because the part turned out not to hold or was taken over.</summary>
    public abstract void Clear();
}

namespace TrailFilter.Pipeline.Counting;

/// <summary>The counters of one archive while it is worked on; added to the run's when it is done.</summary>
internal sealed class ArchiveTally
{
    public long Opened { get; set; }

    public long Bytes { get; set; }

    public long BytesRead { get; set; }

    public long Records { get; set; }

    public long Logged { get; set; }

    public long NotLogged { get; set; }

    public long Ungoverned { get; set; }

    public long Faults { get; set; }

    public long ArchiveFaults { get; set; }

    public long Ambiguous { get; set; }

    public long InferredCategory { get; set; }

    public long MissingReadOnly { get; set; }

    public long OutOfScope { get; set; }

    public long SkippedValues { get; set; }

    public long Emitted { get; set; }

    public void Add(ArchiveTally other)
    {
        Opened += other.Opened;
        Bytes += other.Bytes;
        BytesRead += other.BytesRead;
        Records += other.Records;
        Logged += other.Logged;
        NotLogged += other.NotLogged;
        Ungoverned += other.Ungoverned;
        Faults += other.Faults;
        ArchiveFaults += other.ArchiveFaults;
        Ambiguous += other.Ambiguous;
        InferredCategory += other.InferredCategory;
        MissingReadOnly += other.MissingReadOnly;
        OutOfScope += other.OutOfScope;
        SkippedValues += other.SkippedValues;
        Emitted += other.Emitted;
    }
}

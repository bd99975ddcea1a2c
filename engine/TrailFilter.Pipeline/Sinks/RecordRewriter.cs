using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>
/// Makes what stands in the output in place of a record: an explanation of its verdict, for instance. Each worker has one, used by
/// one thread at a time; what it makes of a record may depend on nothing but the record and its archive, because parts of an archive may
/// be read by others, or twice.
/// </summary>
public abstract class RecordRewriter
{
    /// <summary>Begins an archive, or a part of one.</summary>
    /// <param name="archive">The name messages use.</param>
    public abstract void BeginArchive(string archive);

    /// <summary>Rewrites a record.</summary>
    /// <param name="record">A record of <see cref="Flow.FilterRunOptions.Emit"/>, with its verdict.</param>
    /// <returns>All that is written of it, the end of the line included; may be empty. Valid until the next call.</returns>
    public abstract ReadOnlySpan<byte> Rewrite(in FilteredRecord record);

    /// <summary>Rewrites a fault, which stands between the records where it was found.</summary>
    /// <param name="fault">The fault; of a divided file its number is not final.</param>
    /// <returns>As of a record.</returns>
    public abstract ReadOnlySpan<byte> Rewrite(FaultNotice fault);
}

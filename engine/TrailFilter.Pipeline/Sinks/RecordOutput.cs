using TrailFilter.Pipeline.Inputs;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>Where the emitted records of a run go. Made for one run, which begins and ends it.</summary>
public abstract class RecordOutput
{
    internal RecordOutput()
    {
    }

    internal abstract RecordFormat Format { get; }

    /// <summary>Checks that the output may be written, and begins it.</summary>
    /// <exception cref="OutputException">It may not, or cannot.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled while it waited for a reader.</exception>
    internal abstract void Begin(ArchiveListing inputs, CancellationToken cancellation);

    /// <summary>Makes the output final.</summary>
    /// <exception cref="OutputException">It cannot.</exception>
    internal abstract void Commit();

    /// <summary>Takes back what was not made final. Nothing after <see cref="Commit"/>.</summary>
    internal abstract void Abandon();

    /// <summary>The file for the records of one archive, or null where all go to one place.</summary>
    internal virtual TreeFile? FileFor(InputArchive archive) => null;

    /// <summary>Writes bytes in input order.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    internal virtual ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Passes on what was written; called whenever there is nothing to write for a while.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    internal virtual ValueTask FlushAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
}

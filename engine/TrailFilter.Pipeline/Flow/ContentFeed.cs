using System.Diagnostics.CodeAnalysis;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Flow;

/// <summary>How a worker gets the content of an archive: on its own thread, or from a task of its own that reads ahead.</summary>
internal abstract class ContentFeed : IDisposable
{
    /// <summary>How many bytes were read from disk; final once the content has ended.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Takes the next bytes; none = the end.</summary>
    public abstract ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellation);

    /// <summary>Takes a fault that lies before the bytes read last.</summary>
    public abstract bool TryTakeFault([MaybeNullWhen(false)] out ArchiveFault fault);

    /// <summary>
    /// After a fault that ended the content: the next bytes of the archive as they lie on disk; none = the end.
    /// </summary>
    public abstract ValueTask<int> ReadRemainderAsync(Memory<byte> destination, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();
}

using System.Diagnostics.CodeAnalysis;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Flow;

/// <summary>Reads and decompresses on the worker's own thread: right when there are at least as many archives as workers.</summary>
internal sealed class DirectFeed(ArchiveContent content) : ContentFeed
{
    public override long BytesRead => content.BytesRead;

    public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new ValueTask<int>(content.Read(destination.Span));
    }

    public override bool TryTakeFault([MaybeNullWhen(false)] out ArchiveFault fault) => content.TryTakeFault(out fault);

    public override ValueTask<int> ReadRemainderAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new ValueTask<int>(content.ReadRemainder(destination.Span));
    }

    public override void Dispose() => content.Dispose();
}

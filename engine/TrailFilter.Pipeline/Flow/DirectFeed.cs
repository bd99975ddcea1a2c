using System.Diagnostics.CodeAnalysis;
using TrailFilter.Pipeline.Decompression;

namespace TrailFilter.Pipeline.Flow;

/// <summary>Reads and decompresses on the worker's own thread: right when there are at least as many archives as workers.</summary>
internal sealed class DirectFeed(RawInput raw) : ContentFeed
{
    private readonly ArchiveContent _content = ArchiveContent.Open(raw);

    public override long BytesRead => _content.BytesRead;

    public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new ValueTask<int>(_content.Read(destination.Span));
    }

    public override bool TryTakeFault([MaybeNullWhen(false)] out ArchiveFault fault) => _content.TryTakeFault(out fault);

    public override ValueTask<int> ReadRemainderAsync(Memory<byte> destination, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new ValueTask<int>(_content.ReadRemainder(destination.Span));
    }

    public override void Dispose() => _content.Dispose();
}

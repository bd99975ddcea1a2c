using System.Buffers;
using System.Collections.Concurrent;

namespace TrailFilter.Pipeline.Flow;

/// <summary>
/// The memory of pipes, in blocks of one size. The shared pool is not used because a pipe rents on one thread and returns on
/// another, which that pool answers with new arrays. Thread-safe.
/// </summary>
internal sealed class PipeBlocks : MemoryPool<byte>
{
    /// <summary>The size of a block in bytes.</summary>
    public const int BlockSize = 64 * 1024;

    private readonly ConcurrentQueue<Block> _idle = new();

    /// <inheritdoc/>
    public override int MaxBufferSize => BlockSize;

    /// <inheritdoc/>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        return _idle.TryDequeue(out Block? block) ? block : new Block(this);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _idle.Clear();

    private sealed class Block(PipeBlocks pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = new byte[BlockSize];

        public void Dispose() => pool._idle.Enqueue(this);
    }
}

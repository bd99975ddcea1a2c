using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrailFilter.Core.Bytes;

/// <summary>
/// Where the strings and brackets of a JSON text are: for each block of 64 bytes a few 64-bit masks and the nesting depth.
/// </summary>
/// <remarks>
/// <para>
/// This is the only thing that looks at every byte. Records are framed and fields are found by walking the masks: a block that
/// lies wholly inside a nested value is passed over by one comparison of <c>Low</c>.
/// </para>
/// <para>
/// The text is a buffer that grows at its end. Blocks are counted from its beginning; what is known about a block stays true
/// until <see cref="Restart"/> or <see cref="Forget"/>. The last block may be incomplete: it is indexed as if blanks followed, and
/// again when more bytes are there, so the result never depends on how the text arrived.
/// </para>
/// <para>
/// Not an array of offsets, as simdjson makes it: that writes and reads four bytes for each structural character, most of which
/// nobody asks for. Not separate passes for framing and for fields: they would look at every byte twice.
/// </para>
/// </remarks>
internal sealed partial class StructureIndex
{
    /// <summary>Value of <c>Low</c> that stops every search: the block holds something a search has to look at.</summary>
    private const int StopHere = int.MinValue;

    private readonly ScanKind _kind;

    // One element a block. All have the same length.
    private BlockMasks[] _blocks = [];
    private int[] _low = [];          // no byte of the block lies at a lower depth than this, or StopHere
    private byte[] _flags = [];       // BlockFlags

    private BlockState _state;        // before the next complete block
    private int _completeBlocks;

    /// <summary>Makes an empty index.</summary>
    /// <param name="kind">Which instructions to use.</param>
    /// <exception cref="PlatformNotSupportedException">They do not exist on this machine.</exception>
    internal StructureIndex(ScanKind kind)
    {
        _kind = BlockScanner.Resolve(kind);
        Grow(1024);
    }

    /// <summary>The kind in use; never <see cref="ScanKind.Auto"/>.</summary>
    internal ScanKind Kind => _kind;

    /// <summary>How many bytes of the text are indexed.</summary>
    internal int Length { get; private set; }

    /// <summary>Forgets everything: the text is a new one.</summary>
    internal void Reset() => Restart(0);

    /// <summary>
    /// Begins anew at a position, outside any string and at depth 0, because what stands before it is broken. What is known of
    /// earlier bytes, those in the same block included, is lost.
    /// </summary>
    internal void Restart(int position)
    {
        _completeBlocks = position / BlockScanner.BlockSize;
        _state = new BlockState { Wanted = ulong.MaxValue << (position % BlockScanner.BlockSize), AfterControl = 1 };
        Length = position;
    }

    /// <summary>Drops the first blocks, because their bytes are being removed from the buffer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all indexed.</exception>
    internal void Forget(int blocks)
    {
        // The only guard before unchecked writes: a count below zero would put them before the arrays.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, _completeBlocks);
        int kept = ((Length + BlockScanner.BlockSize - 1) / BlockScanner.BlockSize) - blocks;
        if (kept > 0)
        {
            Array.Copy(_blocks, blocks, _blocks, 0, kept);
            Array.Copy(_low, blocks, _low, 0, kept);
            Array.Copy(_flags, blocks, _flags, 0, kept);
        }

        _completeBlocks -= blocks;
        Length -= blocks * BlockScanner.BlockSize;
    }

    /// <summary>Indexes more of the text.</summary>
    /// <param name="text">The text from its beginning; at least as long as what was indexed before, with the same bytes.</param>
    internal void Extend(ReadOnlySpan<byte> text)
    {
        int blocks = (text.Length + BlockScanner.BlockSize - 1) / BlockScanner.BlockSize;
        if (blocks > _blocks.Length)
        {
            Grow(Math.Max(blocks, _blocks.Length * 2));
        }

        switch (_kind)
        {
            case ScanKind.Vector512:
                Extend<Vector512BlockScanner>(text);
                break;
            case ScanKind.Vector256:
                Extend<Vector256BlockScanner>(text);
                break;
            case ScanKind.Vector128:
                Extend<Vector128BlockScanner>(text);
                break;
            default:
                Extend<ScalarBlockScanner>(text);
                break;
        }

        Length = text.Length;
    }

    private void Extend<TScanner>(ReadOnlySpan<byte> text)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        int complete = text.Length / BlockScanner.BlockSize;
        IndexBlocks<TScanner>(text, complete);
        int rest = text.Length - (complete * BlockScanner.BlockSize);
        if (rest > 0)
        {
            // The state after an incomplete block is not kept: the block is indexed again once it is complete.
            BlockState passing = _state;
            Span<byte> padded = stackalloc byte[BlockScanner.BlockSize];
            padded.Fill((byte)' ');
            text[^rest..].CopyTo(padded);
            IndexBlock<TScanner>(ref MemoryMarshal.GetReference(padded), complete, ref passing);
        }
    }

    private void IndexBlocks<TScanner>(ReadOnlySpan<byte> text, int upTo)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        ref byte start = ref MemoryMarshal.GetReference(text);

        // A copy, so that the compiler keeps it in registers from block to block.
        BlockState state = _state;
        for (int block = _completeBlocks; block < upTo; block++)
        {
            // SAFETY: upTo blocks of 64 bytes lie within the text.
            IndexBlock<TScanner>(ref Unsafe.Add(ref start, block * BlockScanner.BlockSize), block, ref state);
        }

        _state = state;
        _completeBlocks = Math.Max(_completeBlocks, upTo);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void IndexBlock<TScanner>(ref byte bytes, int block, ref BlockState state)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        TScanner scanner = TScanner.Load(in bytes);

        // SAFETY: Extend made room for every block of the text before it came here.
        ref BlockMasks masks = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_blocks), block);

        ulong quotes = scanner.Equal((byte)'"') & state.Wanted;
        ulong backslashes = scanner.Equal((byte)'\\') & state.Wanted;
        uint flags = (uint)state.InString & (uint)BlockFlags.StartsInString;
        if ((backslashes | state.Escaped) != 0)
        {
            flags |= (uint)BlockFlags.Backslash;
            quotes &= ~FindEscaped(backslashes, ref state.Escaped);
        }

        // A quote flips between inside and outside: inside = XOR of all quotes up to here. The opening quote counts as inside.
        ulong inside = PrefixXor(quotes) ^ state.InString;
        state.InString = (ulong)((long)inside >> 63);
        ulong rawCloses = scanner.EqualFolded((byte)'}');
        masks.Quotes = quotes;

        // What follows the block's last byte is not known yet, so a quote there stays a candidate.
        masks.NameEnds = quotes & ~inside & ~((scanner.Equal((byte)',') | rawCloses) >> 1);

        ulong outside = ~inside & state.Wanted;
        ulong closes = rawCloses & outside;
        ulong opens = scanner.EqualFolded((byte)'{') & outside;
        masks.Closes = closes;
        masks.Opens = opens;
        masks.Depth = state.Depth;
        int low = state.Depth - BitOperations.PopCount(closes);
        state.Depth = low + BitOperations.PopCount(opens);
        state.Wanted = ulong.MaxValue;

        // Where control characters are, an opening bracket straight after a line break may be the next record where this one
        // was never closed; and inside a string they are forbidden. Compact archives have neither.
        ulong control = scanner.Control();
        if ((control | state.AfterControl) != 0)
        {
            ulong inString = control & inside;
            ulong lineStarts = opens & ((control & outside) << 1 | state.AfterControl);
            state.AfterControl = (control & outside) >> 63;
            flags |= inString != 0 ? (uint)BlockFlags.ControlInString : 0;
            low = (lineStarts | inString) != 0 ? StopHere : low;
        }

        flags |= scanner.NonAscii() != 0 ? (uint)BlockFlags.NonAscii : 0;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_low), block) = low;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_flags), block) = (byte)flags;
    }

    /// <summary>Bytes that a backslash before them escapes: those after an odd run of backslashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FindEscaped(ulong backslash, ref ulong escaped)
    {
        const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

        // An escaped backslash escapes nothing. Runs are told apart by the carry of an addition: a run that begins at an odd
        // place and is added to itself leaves its carry at a place whose parity tells whether its length was odd.
        backslash &= ~escaped;
        ulong follows = backslash << 1 | escaped;
        ulong oddStarts = backslash & OddBits & ~follows;
        ulong sum = unchecked(oddStarts + backslash);
        escaped = sum < backslash ? 1UL : 0UL;
        return (~OddBits ^ (sum << 1)) & follows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            // Carry-less multiplication by all ones: bit i of the product is the XOR of bits 0 to i.
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        }

        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        bits ^= bits << 32;
        return bits;
    }

    private void Grow(int blocks)
    {
        Array.Resize(ref _blocks, blocks);
        Array.Resize(ref _low, blocks);
        Array.Resize(ref _flags, blocks);
    }

    /// <summary>What a block needs to know of those before it.</summary>
    private struct BlockState
    {
        /// <summary>All ones inside a string.</summary>
        public ulong InString;

        /// <summary>1 when the next byte is escaped.</summary>
        public ulong Escaped;

        /// <summary>1 when the byte before is a control character outside strings, or there is none.</summary>
        public ulong AfterControl;

        /// <summary>The bytes of the next block that count: all but those before a restart.</summary>
        public ulong Wanted;
        public int Depth;
    }
}

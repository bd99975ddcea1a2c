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
    private const sbyte StopHere = sbyte.MinValue;

    /// <summary>Elements behind the last block of <c>Low</c> and of the flags that may be read, whatever they hold.</summary>
    private const int Overread = 64;

    private const int PrefetchDistance = 16 * 1024;

    private readonly ScanKind _kind;

    // One element a block, and one more; the two of bytes are longer, so that a search may read a whole vector anywhere.
    private BlockMasks[] _blocks = [];
    private sbyte[] _low = [];        // no byte of the block lies at a lower depth than this, or StopHere
    private byte[] _flags = [];       // BlockFlags

    private BlockState _state;        // before the next complete block
    private ulong _wanted;            // its bytes that count: all but those before a restart
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
        _state = new BlockState { AfterControl = 1 };
        _wanted = ulong.MaxValue << (position % BlockScanner.BlockSize);
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
        if (blocks >= _blocks.Length)
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
        _flags.AsSpan(_completeBlocks..((text.Length + BlockScanner.BlockSize - 1) / BlockScanner.BlockSize)).Clear();
        IndexBlocks<TScanner>(text, complete);
        int rest = text.Length - (complete * BlockScanner.BlockSize);
        if (rest > 0)
        {
            // The state after an incomplete block is not kept: the block is indexed again once it is complete.
            BlockState passing = _state;
            Span<byte> padded = stackalloc byte[BlockScanner.BlockSize];
            padded.Fill((byte)' ');
            text[^rest..].CopyTo(padded);

            // SAFETY: Extend made room for every block of the text, the incomplete one included.
            IndexCarefully<TScanner>(
                ref MemoryMarshal.GetReference(padded), ref Unsafe.Add(ref FirstBlock, complete), ref Unsafe.Add(ref FirstLow, complete),
                ref Unsafe.Add(ref FirstFlags, complete), _wanted, ref passing);
        }
    }

    private void IndexBlocks<TScanner>(ReadOnlySpan<byte> text, int upTo)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        nint block = _completeBlocks;
        if (block >= upTo)
        {
            return;
        }

        // SAFETY: upTo blocks of 64 bytes lie within the text, and Extend made room for every block of the text before it came here.
        ref byte bytes = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), block * BlockScanner.BlockSize);
        ref BlockMasks masks = ref Unsafe.Add(ref FirstBlock, block);
        ref sbyte lows = ref FirstLow;
        ref byte flags = ref FirstFlags;
        if (_wanted != ulong.MaxValue)
        {
            // Only the first block may have bytes that do not count.
            IndexCarefully<TScanner>(ref bytes, ref masks, ref Unsafe.Add(ref lows, block), ref Unsafe.Add(ref flags, block), _wanted, ref _state);
            _wanted = ulong.MaxValue;
            bytes = ref Unsafe.Add(ref bytes, BlockScanner.BlockSize);
            masks = ref Unsafe.Add(ref masks, 1);
            block++;
        }

        // What the usual block needs is kept in registers from block to block.
        ulong inString = _state.InString;
        int depth = _state.Depth;
        ulong carry = _state.Escaped | _state.AfterControl;
        for (; block < upTo; block++)
        {
            Prefetch(ref bytes);
            TScanner scanner = TScanner.Load(in bytes);
            if ((scanner.Unusual() | carry) == 0)
            {
                Unsafe.Add(ref lows, block) = IndexStructure(ref scanner, scanner.Equal((byte)'"'), ulong.MaxValue, ref masks, ref inString, ref depth);
            }
            else
            {
                _state.InString = inString;
                _state.Depth = depth;
                IndexCarefully<TScanner>(
                    ref bytes, ref masks, ref Unsafe.Add(ref lows, block), ref Unsafe.Add(ref flags, block), ulong.MaxValue, ref _state);
                inString = _state.InString;
                depth = _state.Depth;
                carry = _state.Escaped | _state.AfterControl;
            }

            bytes = ref Unsafe.Add(ref bytes, BlockScanner.BlockSize);
            masks = ref Unsafe.Add(ref masks, 1);
        }

        _state.InString = inString;
        _state.Depth = depth;
        _completeBlocks = upTo;
    }

    /// <summary>
    /// Has the processor fetch what the next step will index: its own prefetching ends where a step ends and records are read
    /// (a tenth of a filter's time over input in memory; what the kernel has just read lies in the cache anyway).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(ref byte bytes)
    {
        if (Sse.IsSupported)
        {
            // SAFETY: a prefetch reads nothing and faults nowhere, so neither the address nor a move of the array matters.
            Sse.Prefetch1((byte*)Unsafe.AsPointer(ref bytes) + PrefetchDistance);
        }
    }

    /// <summary>Fills in the masks of a block.</summary>
    /// <param name="scanner">Its bytes.</param>
    /// <param name="quotes">Its unescaped quotes.</param>
    /// <param name="wanted">The bytes that count.</param>
    /// <param name="masks">Where the masks go.</param>
    /// <param name="inString">All ones inside a string, before the block and then behind it.</param>
    /// <param name="depth">The nesting depth, likewise.</param>
    /// <returns>The block's lowest depth.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static sbyte IndexStructure<TScanner>(
        ref TScanner scanner, ulong quotes, ulong wanted, ref BlockMasks masks, ref ulong inString, ref int depth)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        // A quote flips between inside and outside: inside = XOR of all quotes up to here. The opening quote counts as inside.
        masks.InString = (int)inString;
        ulong inside = PrefixXor(quotes) ^ inString;
        inString = (ulong)((long)inside >> 63);
        ulong rawCloses = scanner.EqualFolded((byte)'}');
        masks.Quotes = quotes;

        // What follows the block's last byte is not known yet, so a quote there stays a candidate.
        masks.NameEnds = quotes & ~inside & ~((scanner.Equal((byte)',') | rawCloses) >> 1);

        ulong outside = ~inside & wanted;
        ulong closes = rawCloses & outside;
        ulong opens = scanner.EqualFolded((byte)'{') & outside;
        masks.Closes = closes;
        masks.Opens = opens;
        masks.Depth = depth;
        int low = depth - BitOperations.PopCount(closes);
        depth = low + BitOperations.PopCount(opens);

        // What is deeper than a byte can tell counts as less deep, so that a search looks there itself.
        if ((sbyte)low != low)
        {
            low = low < 0 ? sbyte.MinValue : sbyte.MaxValue;
        }

        return (sbyte)low;
    }

    /// <summary>Indexes a block in which anything may stand.</summary>
    /// <param name="bytes">Its 64 bytes.</param>
    /// <param name="masks">Where its masks go.</param>
    /// <param name="lowest">Where its lowest depth goes.</param>
    /// <param name="flags">Its flags, which are none yet.</param>
    /// <param name="wanted">The bytes that count.</param>
    /// <param name="state">What is known of the blocks before it.</param>
    private static void IndexCarefully<TScanner>(
        ref byte bytes, ref BlockMasks masks, ref sbyte lowest, ref byte flags, ulong wanted, ref BlockState state)
        where TScanner : struct, IBlockScanner<TScanner>, allows ref struct
    {
        TScanner scanner = TScanner.Load(in bytes);
        ulong quotes = scanner.Equal((byte)'"') & wanted;
        ulong backslashes = scanner.Equal((byte)'\\') & wanted;
        if ((backslashes | state.Escaped) != 0)
        {
            flags = (byte)BlockFlags.Backslash;
            quotes &= ~FindEscaped(backslashes, ref state.Escaped);
        }

        ulong insideBefore = state.InString;
        lowest = IndexStructure(ref scanner, quotes, wanted, ref masks, ref state.InString, ref state.Depth);
        ulong inside = PrefixXor(quotes) ^ insideBefore;
        IndexUnusual(scanner.Control(), scanner.NonAscii(), inside, ~inside & wanted, masks.Opens, ref state, ref lowest, ref flags);
    }

    /// <summary>
    /// Where control characters are, an opening bracket straight after a line break may be the next record where this one was
    /// never closed; and inside a string they are forbidden.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void IndexUnusual(
        ulong control, ulong nonAscii, ulong inside, ulong outside, ulong opens, ref BlockState state, ref sbyte lowest, ref byte flags)
    {
        ulong inString = control & inside;
        ulong lineStarts = opens & ((control & outside) << 1 | state.AfterControl);
        state.AfterControl = (control & outside) >> 63;
        if ((lineStarts | inString) != 0)
        {
            lowest = StopHere;
        }

        flags |= (byte)((inString != 0 ? BlockFlags.ControlInString : 0) | (nonAscii != 0 ? BlockFlags.NonAscii : 0));
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
        Array.Resize(ref _blocks, blocks + 1);
        Array.Resize(ref _low, blocks + Overread);
        Array.Resize(ref _flags, blocks + Overread);
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

        /// <summary>The nesting depth.</summary>
        public int Depth;
    }
}

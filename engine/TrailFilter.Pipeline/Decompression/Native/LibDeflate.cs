namespace TrailFilter.Pipeline.Decompression.Native;

/// <summary>Inflates whole deflate streams with libdeflate. Thread-safe.</summary>
internal static class LibDeflate
{
    // One for each thread that inflates: making one costs as much as inflating a few kilobytes.
    [ThreadStatic]
    private static LibDeflateHandle? s_decompressor;

    /// <summary>Whether the machine has it and it passed a trial.</summary>
    public static bool IsAvailable { get; } = OptionalLibrary.LibDeflate is not null && PassesTrial();

    /// <summary>Inflates a deflate stream from its first byte to its last. Only when <see cref="IsAvailable"/>.</summary>
    /// <param name="packed">The stream, and whatever follows it.</param>
    /// <param name="content">Where the content goes. What it holds is unspecified unless the result is <see langword="true"/>.</param>
    /// <param name="used">How many bytes the stream has.</param>
    /// <param name="length">How many bytes the content has.</param>
    /// <returns>Whether the stream was good, whole, and its content fitted.</returns>
    public static bool TryInflate(ReadOnlySpan<byte> packed, Span<byte> content, out int used, out int length)
    {
        (used, length) = (0, 0);
        LibDeflateHandle decompressor = s_decompressor ??= new LibDeflateHandle();
        if (decompressor.IsInvalid)
        {
            return false;
        }

        int result = LibDeflateFunctions.Inflate(
            decompressor, packed, (nuint)packed.Length, content, (nuint)content.Length, out nuint taken, out nuint put);
        if (result != 0 || taken > (nuint)packed.Length || put > (nuint)content.Length)
        {
            return false;
        }

        (used, length) = ((int)taken, (int)put);
        return true;
    }

    // A library that has the right names and does something else is not used.
    private static bool PassesTrial()
    {
        ReadOnlySpan<byte> packed = [0x4b, 0x4c, 0x84, 0x81, 0xa4, 0xa4, 0x24, 0x00, 0x77];
        Span<byte> content = stackalloc byte[16];
        return TryInflate(packed, content, out int used, out int length)
            && used == packed.Length - 1
            && content[..length].SequenceEqual("aaaaaaaaaabbb"u8);
    }
}

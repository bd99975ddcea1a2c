using System.IO.Hashing;
using TrailFilter.Pipeline.Decompression.Native;

namespace TrailFilter.Pipeline.Decompression;

/// <summary>
/// CRC-32 of what comes out of a gzip member. ISA-L folds 64 bytes at a time and takes a quarter of the time of .NET's or libdeflate
/// 1.14's (45 against 11 GB/s), which is a tenth of the time of inflating.
/// </summary>
internal sealed class GzipChecksum
{
    private readonly Crc32? _managed;
    private uint _value;

    /// <summary>Begins one.</summary>
    /// <param name="inflater">What the process uses; .NET's inflater goes with .NET's checksum.</param>
    public GzipChecksum(GzipInflater inflater) =>
        _managed = inflater != GzipInflater.System && IsNative ? null : new Crc32();

    /// <summary>Whether the machine has ISA-L and it passed a trial.</summary>
    public static bool IsNative { get; } = OptionalLibrary.IsaL is not null && IsaLFunctions.Crc32(0, "123456789"u8, 9) == 0xCBF43926;

    /// <summary>The checksum of what was appended.</summary>
    public uint Value => _managed?.GetCurrentHashAsUInt32() ?? _value;

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        _managed?.Reset();
        _value = 0;
    }

    /// <summary>Goes on.</summary>
    public void Append(ReadOnlySpan<byte> content)
    {
        if (_managed is not null)
        {
            _managed.Append(content);
        }
        else
        {
            _value = IsaLFunctions.Crc32(_value, content, (ulong)content.Length);
        }
    }
}

using System.IO.Compression;
using System.Text;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>Compressed test data.</summary>
internal static class Packed
{
    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.Length > 0 ? packed.ToArray() : EmptyMember();
    }

    public static byte[] Gzip(string content) => Gzip(Encoding.UTF8.GetBytes(content));

    public static byte[] Zstd(byte[] content, bool checksum = true)
    {
        using var compressor = new Compressor(3);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, checksum ? 1 : 0);
        return compressor.Wrap(content).ToArray();
    }

    public static byte[] Gunzip(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Text that compresses like logs do, several times the size of every buffer on the way.</summary>
    public static byte[] Text(int lines = 20000) =>
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(static i => $"line {i * 7919L % 10007} {i}\n")));

    // .NET writes nothing at all for empty content; gzip writes a member.
    public static byte[] EmptyMember() => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
}

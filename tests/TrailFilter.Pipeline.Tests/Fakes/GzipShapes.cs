using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;

namespace TrailFilter.Pipeline.Tests.Fakes;

/// <summary>Gzip files of every shape: members of all kinds one after another, whole or damaged in every way.</summary>
internal static class GzipShapes
{
    /// <summary>Any content: logs, noise, one byte over and over, with zero bytes or without.</summary>
    public static Gen<byte[]> Content { get; } = Gen.OneOf(
        Gen.Int[0, 9000].Select(Packed.Text),
        Gen.Byte.Array[0, 30_000],
        Gen.Select(Gen.Byte, Gen.Int[1, 400_000]).Select(static (value, length) => Enumerable.Repeat(value, length).ToArray()),
        Gen.Select(Gen.Int[0, 2000].Select(Packed.Text), Gen.Byte.Array[1, 3000], Gen.Int[0, 3000].Select(Packed.Text))
            .Select(static (before, noise, after) => (byte[])[.. before, .. noise, .. after]));

    /// <summary>A member in good order: stored, fixed or dynamic blocks, flushed in the middle or not.</summary>
    public static Gen<byte[]> Member { get; } = Gen.Select(
        Content,
        Gen.Int[0, 9],
        Gen.Int[0, 4].Select(static strategy => (ZLibCompressionStrategy)strategy),
        Gen.Int[0, 100]).Select(Pack);

    /// <summary>Members one after another, and what may stand behind them.</summary>
    public static Gen<byte[]> Whole { get; } = Gen.Select(
        Gen.Frequency((4, Member), (1, Gen.Const(Packed.EmptyMember()))).Array[1, 4],
        Gen.Frequency(
            (5, Gen.Const(Array.Empty<byte>())),
            (1, Gen.Int[1, 600].Select(static length => new byte[length])),
            (1, Gen.Byte.Array[1, 40])),
        Gen.Bool).Select(static (members, behind, padded) =>
            (byte[])[.. members.SelectMany(member => padded ? (byte[])[.. member, 0, 0] : member), .. behind]);

    /// <summary>The same with damage anywhere: bits flipped, bytes overwritten, cut off, or put in twice.</summary>
    public static Gen<byte[]> Damaged { get; } = Gen.Select(Whole, Gen.Int[0, 4], Gen.Int[0, int.MaxValue], Gen.Byte.Array[1, 40]).Select(Damage);

    private static byte[] Pack(byte[] content, int level, ZLibCompressionStrategy strategy, int flushedAt)
    {
        var packed = new MemoryStream();
        packed.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
        var options = new ZLibCompressionOptions { CompressionLevel = level, CompressionStrategy = strategy };
        using (var deflate = new DeflateStream(packed, options, leaveOpen: true))
        {
            int flush = content.Length * flushedAt / 100;
            deflate.Write(content, 0, flush);
            if (flushedAt % 3 == 0)
            {
                deflate.Flush();
            }

            deflate.Write(content, flush, content.Length - flush);
        }

        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, System.IO.Hashing.Crc32.HashToUInt32(content));
        BinaryPrimitives.WriteInt32LittleEndian(trailer[4..], content.Length);
        packed.Write(trailer);
        return content.Length > 0 ? packed.ToArray() : Packed.EmptyMember();
    }

    private static byte[] Damage(byte[] packed, int kind, int place, byte[] noise)
    {
        int at = place % packed.Length;
        int nearEnd = Math.Max(0, packed.Length - 1 - (place % 12));
        byte[] damaged = [.. packed];
        switch (kind)
        {
            case 0:
                damaged[at] ^= (byte)(1 << (place % 8));
                return damaged;
            case 1:
                damaged[nearEnd] ^= (byte)(1 << (place % 8));
                return damaged;
            case 2:
                noise.AsSpan(0, Math.Min(noise.Length, packed.Length - at)).CopyTo(damaged.AsSpan(at));
                return damaged;
            case 3:
                return damaged[..at];
            default:
                return [.. damaged.AsSpan(0, at), .. damaged.AsSpan(Math.Max(0, at - noise.Length))];
        }
    }
}

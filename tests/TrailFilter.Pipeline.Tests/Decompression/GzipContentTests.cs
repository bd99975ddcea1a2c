using System.IO.Compression;
using System.Text;
using CsCheck;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Decompression;

/// <summary>Every shape of gzip, good and bad, from a file and from pipes: nothing readable is lost and nothing is lost in silence.</summary>
public sealed class GzipContentTests
{
    private static readonly byte[] s_text = Packed.Text();
    private static readonly byte[] s_big = Packed.Gzip(s_text);
    private static readonly byte[] s_second = Packed.Gzip("second\n");
    private static readonly byte[] s_both = [.. s_text, .. "second\n"u8];

    [Fact]
    public void One_member() => Check(s_big, s_text, "");

    [Fact]
    public void Several_members_are_one_content() => Check([.. s_big, .. s_second], s_both, "");

    [Fact]
    public void Empty_members_are_nothing() =>
        Check([.. Packed.EmptyMember(), .. s_second, .. Packed.EmptyMember(), .. Packed.EmptyMember()], "second\n"u8.ToArray(), "");

    [Fact]
    public void Many_small_members() => Check(
        [.. Enumerable.Range(0, 3000).SelectMany(static _ => s_second)],
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("second\n", 3000))),
        "");

    [Fact]
    public void Stored_blocks_whose_end_lies_anywhere_in_what_was_read()
    {
        // Content that does not compress, so that every length of packed data near a block's border occurs.
        byte[] noise = new byte[9000];
        new Random(1).NextBytes(noise);
        noise = Array.ConvertAll(noise, static value => (byte)(value | 1));
        for (int length = 8100; length < 8260; length++)
        {
            byte[] content = noise[..length];
            Unpacked unpacked = Unpacked.Of([.. Packed.Gzip(content), .. s_second]);
            Assert.Equal("", unpacked.Faults);
            Assert.Equal([.. content, .. "second\n"u8], unpacked.Content);
        }
    }

    [Fact]
    public void Header_with_every_optional_part()
    {
        byte[] header =
        [
            0x1f, 0x8b, 8, 0x1e, 1, 2, 3, 4, 0, 3, 3, 0, 7, 7, 7,
            .. "name\0"u8, .. "comment\0"u8,
        ];
        ushort checksum = (ushort)System.IO.Hashing.Crc32.HashToUInt32(header);
        byte[] good = [.. header, (byte)checksum, (byte)(checksum >> 8), .. s_second.AsSpan(10)];
        Check(good, "second\n"u8.ToArray(), "");
        good[header.Length] ^= 1;
        Check(good, [], "GzipHeader@0", good);
    }

    [Fact]
    public void Cut_in_the_middle_keeps_what_came_before()
    {
        Unpacked unpacked = CheckSame(s_big[..(s_big.Length / 2)]);
        Assert.Equal($"GzipTruncated@{s_big.Length / 2}", unpacked.Faults);
        Assert.Equal(s_text[..unpacked.Content.Length], unpacked.Content);
        Assert.InRange(unpacked.Content.Length, s_text.Length / 3, s_text.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    public void Cut_in_the_trailer_loses_nothing_and_is_told(int missing) =>
        Check(s_big[..^missing], s_text, $"GzipTruncated@{s_big.Length - missing}");

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public void Cut_in_the_header_is_told(int length)
    {
        byte[] header = s_second[..length];
        Check(header, [], "GzipTruncated@0", header);
        Check([.. s_big, .. header], s_text, $"GzipTruncated@{s_big.Length}", header);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("garbage here")]
    [InlineData("\u001f")]
    public void Trailing_bytes_are_told_and_kept(string garbage)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(garbage);
        Check([.. s_big, .. bytes], s_text, $"TrailingBytes@{s_big.Length}", bytes);
    }

    [Fact]
    public void A_second_header_that_is_wrong_is_told()
    {
        byte[] bad = [0x1f, 0x8b, 0x99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Check([.. s_big, .. bad], s_text, $"GzipHeader@{s_big.Length}", bad);
    }

    [Fact]
    public void Zero_padding_is_no_fault()
    {
        Check([.. s_big, .. new byte[512]], s_text, "");
        Check([.. s_big, .. new byte[512], .. s_second], s_both, "");
        Check([.. s_big, .. new byte[3], .. "x"u8], s_text, $"TrailingBytes@{s_big.Length + 3}", [(byte)'x']);
    }

    [Fact]
    public void An_empty_file_is_empty() => Check([], [], "");

    [Theory]
    [InlineData(6)]
    [InlineData(2)]
    public void A_wrong_checksum_loses_neither_the_member_nor_its_neighbour(int fromEnd)
    {
        byte[] bad = [.. s_big];
        bad[^fromEnd] ^= 1;
        Check(bad, s_text, $"GzipChecksum@{bad.Length}");
        Check([.. bad, .. s_second], s_both, $"GzipChecksum@{bad.Length - 8}");
    }

    [Fact]
    public void Damage_in_the_middle_keeps_what_came_before_it()
    {
        byte[] bad = [.. s_big];
        bad.AsSpan(s_big.Length / 2, 64).Fill(0xff);
        Unpacked unpacked = CheckSame(bad);
        Assert.StartsWith("Gzip", unpacked.Faults, StringComparison.Ordinal);
        int same = unpacked.Content.AsSpan().CommonPrefixLength(s_text);
        // What was packed into the half before the damage, less the code in which it lies.
        int before = Packed.Text().Length * 9 / 20;
        Assert.InRange(same, before, s_text.Length);
    }

    [Fact]
    public void Whatever_the_damage_a_pipe_gives_what_a_file_gives() =>
        Gen.Select(Gen.Int[0, s_big.Length - 100], Gen.Byte.Array[1, 100], Gen.Int[1, 5000]).Sample(
            static (at, noise, cut) =>
            {
                byte[] bad = [.. s_big, .. s_second];
                noise.CopyTo(bad, at);
                Unpacked file = Unpacked.Of(bad);
                Unpacked pipe = Unpacked.Of(bad, cut, destination: 77);
                Assert.Equal(file.Faults, pipe.Faults);
                Assert.Equal(file.Content, pipe.Content);
                Assert.Equal(file.Remainder, pipe.Remainder);
                Assert.True(file.Faults.Length > 0 || file.Content.AsSpan().SequenceEqual(s_both));
            },
            iter: 300);

    /// <summary>Holds what .NET does by itself, which is why it is not used: when this fails, GzipContent may become simpler.</summary>
    [Fact]
    public void The_gzip_stream_of_net_10_takes_truncated_data_for_complete()
    {
        using var gzip = new GZipStream(new MemoryStream(s_big[..(s_big.Length / 2)]), CompressionMode.Decompress);
        gzip.CopyTo(Stream.Null);
    }

    private static void Check(byte[] packed, byte[] content, string faults, byte[]? remainder = null)
    {
        Unpacked unpacked = CheckSame(packed);
        Assert.Equal(faults, unpacked.Faults);
        Assert.True(content.AsSpan().SequenceEqual(unpacked.Content));
        Assert.Equal(remainder ?? [], unpacked.Remainder);
    }

    private static Unpacked CheckSame(byte[] packed)
    {
        Unpacked file = Unpacked.Of(packed);
        foreach (int cut in (ReadOnlySpan<int>)[1, 7, 8192, 100_000])
        {
            Unpacked pipe = Unpacked.Of(packed, cut, destination: 1000 + cut);
            Assert.Equal(file.Faults, pipe.Faults);
            Assert.True(file.Content.AsSpan().SequenceEqual(pipe.Content));
            Assert.True(file.Remainder.AsSpan().SequenceEqual(pipe.Remainder));
        }

        return file;
    }
}

using CsCheck;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Decompression;

public sealed class ZstdContentTests
{
    private static readonly byte[] s_text = Packed.Text(60_000);
    private static readonly byte[] s_big = Packed.Zstd(s_text);
    private static readonly byte[] s_second = Packed.Zstd("second\n"u8.ToArray(), checksum: false);
    private static readonly byte[] s_both = [.. s_text, .. "second\n"u8];

    [Fact]
    public void Frames_are_one_content_and_skippable_ones_nothing() => Check(
        [0x5e, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 9, 9, 9, .. s_big, .. Packed.Zstd([]), .. s_second], s_both, "");

    [Fact]
    public void Cut_anywhere_keeps_the_blocks_before()
    {
        foreach (int length in (ReadOnlySpan<int>)[4, 5, 8, 12, 1000, s_big.Length / 2, s_big.Length - 5, s_big.Length - 1])
        {
            Unpacked unpacked = Unpacked.Of(s_big[..length]);
            Assert.Equal($"ZstdTruncated@{length - unpacked.Remainder.Length}", unpacked.Faults);
            Assert.True(s_big.AsSpan(0, length).EndsWith(unpacked.Remainder));
            Assert.True(s_text.AsSpan().StartsWith(unpacked.Content));
        }

        Assert.Equal(s_text.Length, Unpacked.Of(s_big[..^1]).Content.Length);
    }

    [Fact]
    public void Trailing_bytes_are_told_and_kept() =>
        Check([.. s_big, .. "garbage"u8], s_text, $"TrailingBytes@{s_big.Length}", "garbage"u8.ToArray());

    [Fact]
    public void A_wrong_checksum_loses_neither_the_frame_nor_its_neighbour()
    {
        byte[] bad = [.. s_big];
        bad[^1] ^= 1;
        Check([.. bad, .. s_second], s_both, $"ZstdChecksum@{bad.Length - 4}");
    }

    [Fact]
    public void Whatever_the_damage_it_is_told_and_a_pipe_gives_what_a_file_gives() =>
        Gen.Select(Gen.Int[0, s_big.Length - 100], Gen.Byte.Array[1, 100], Gen.Int[1, 5000]).Sample(
            static (at, noise, cut) =>
            {
                byte[] bad = [.. s_big, .. s_second];
                noise.CopyTo(bad, at);
                Unpacked file = Unpacked.Of(bad);
                Unpacked pipe = Unpacked.Of(bad, cut, destination: 77);
                Assert.Equal(file.Faults, pipe.Faults);
                Assert.True(file.Content.AsSpan().SequenceEqual(pipe.Content));
                Assert.True(file.Remainder.AsSpan().SequenceEqual(pipe.Remainder));
                Assert.True(at < 4 || file.Faults.Length > 0 || file.Content.AsSpan().SequenceEqual(s_both));
            },
            iter: 200);

    private static void Check(byte[] packed, byte[] content, string faults, byte[]? remainder = null)
    {
        foreach (int cut in (ReadOnlySpan<int>)[0, 1, 7, 8192])
        {
            Unpacked unpacked = Unpacked.Of(packed, cut, destination: 1000 + cut);
            Assert.Equal(faults, unpacked.Faults);
            Assert.True(content.AsSpan().SequenceEqual(unpacked.Content));
            Assert.Equal(remainder ?? [], unpacked.Remainder);
        }
    }
}

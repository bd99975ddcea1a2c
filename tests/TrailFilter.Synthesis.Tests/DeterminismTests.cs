using System.Buffers;
using System.Security.Cryptography;

namespace TrailFilter.Synthesis.Tests;

public class DeterminismTests
{
    /// <summary>
    /// The first records of each profile are fixed to the byte: whoever changes the generator changes these numbers, the
    /// sample archive and the past benchmark results together, and knowingly.
    /// </summary>
    [Theory]
    [InlineData("default", "bb256f78563473d0a2d3dea3e8498f704e0f7be524eeea8bb719b94d8eb8ab0c")]
    [InlineData("benchmark", "8c4c6b3869499f5f1a793fad2025052856b0efb02ea8c28fbf38f8e486523b53")]
    [InlineData("sample", "af2a8d9e070b100dfdc08023674e2a12deaa4ee9a4ee464cb56595672f57db95")]
    public void The_first_records_are_fixed(string profile, string hash)
    {
        Assert.True(GeneratorProfile.TryGet(profile, out GeneratorProfile? found));
        Assert.Equal(hash, Hash(found, seed: 42));
    }

    [Fact]
    public void A_seed_repeats_and_another_differs()
    {
        string once = Hash(GeneratorProfile.Default, 7);
        Assert.Equal(once, Hash(GeneratorProfile.Default, 7));
        Assert.NotEqual(once, Hash(GeneratorProfile.Default, 8));
    }

    [Fact]
    public void Next_and_Write_give_the_same_records()
    {
        RecordGenerator one = new(GeneratorProfile.Default, 3);
        RecordGenerator two = new(GeneratorProfile.Default, 3);
        ArrayBufferWriter<byte> written = new();
        for (int i = 0; i < 500; i++)
        {
            written.ResetWrittenCount();
            two.Write(written);
            Assert.True(one.Next().SequenceEqual(written.WrittenSpan));
        }
    }

    [Fact]
    public void Lines_are_the_records_each_with_a_line_feed()
    {
        using MemoryStream lines = new();
        long bytes = NdjsonOutput.Write(GeneratorProfile.Default, 3, 1_000, lines, TestContext.Current.CancellationToken);
        RecordGenerator generator = new(GeneratorProfile.Default, 3);
        using MemoryStream expected = new();
        for (int i = 0; i < 1_000; i++)
        {
            expected.Write(generator.Next());
            expected.WriteByte((byte)'\n');
        }
        Assert.Equal(expected.Length, bytes);
        Assert.Equal(expected.ToArray(), lines.ToArray());
    }

    [Fact]
    public void Nothing_is_allocated_per_record()
    {
        RecordGenerator generator = new(GeneratorProfile.Default, 3);
        generator.Next();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 2_000; i++)
        {
            generator.Next();
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    private static string Hash(GeneratorProfile profile, ulong seed)
    {
        using MemoryStream lines = new();
        NdjsonOutput.Write(profile, seed, 5_000, lines);
        return Convert.ToHexStringLower(SHA256.HashData(lines.ToArray()));
    }
}

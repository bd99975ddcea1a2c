using TrailFilter.Pipeline.Decompression;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Decompression;

public sealed class RawInputTests
{
    [Fact]
    public void A_file_that_shrinks_is_told_once_whatever_its_format()
    {
        byte[] text = Packed.Text(100);
        foreach (byte[] bytes in (byte[][])[text, Packed.Gzip(text), Packed.Zstd(text)])
        {
            using ArchiveContent content = ArchiveContent.Open(new RawInput(new ShrinkingStream(bytes[..^9], bytes.Length)));
            byte[] buffer = new byte[100_000];
            int length = 0;
            for (int read; (read = content.Read(buffer.AsSpan(length))) > 0;)
            {
                length += read;
            }

            Assert.True(text.AsSpan().StartsWith(buffer.AsSpan(0, length)));
            Assert.True(content.TryTakeFault(out ArchiveFault? fault));
            Assert.Equal(ArchiveFaultKind.Shrank, fault.Kind);
            Assert.Equal(bytes.Length - 9L, fault.Offset + content.ReadRemainder(buffer));
            Assert.False(content.TryTakeFault(out _));
        }
    }

    [Fact]
    public void A_read_error_is_a_fault_with_the_system_s_words()
    {
        using ArchiveContent content = ArchiveContent.Open(new RawInput(new FailingStream("abcdef"u8.ToArray())));
        byte[] buffer = new byte[100];
        Assert.Equal(6, content.Read(buffer));
        Assert.Equal(0, content.Read(buffer));
        Assert.True(content.TryTakeFault(out ArchiveFault? fault));
        Assert.Equal((ArchiveFaultKind.ReadFailed, "The disk is gone."), (fault.Kind, fault.Detail));
    }

    [Fact]
    public void Going_back_reaches_as_far_as_promised()
    {
        byte[] bytes = Packed.Text(50_000);
        using var raw = new RawInput(new CutStream(bytes, () => 977));
        byte[] block = new byte[8192];
        while (raw.ReadFully(block) is var read && read > 0)
        {
            long end = raw.Offset;
            raw.SeekTo(end - read);
            Assert.True(raw.Peek(read + 12).StartsWith(block.AsSpan(0, read)));
            raw.SeekTo(end);
        }

        Assert.Equal(bytes.Length, raw.BytesRead);
    }

    private sealed class ShrinkingStream(byte[] bytes, long statedLength) : MemoryStream(bytes)
    {
        public override long Length => statedLength;
    }

    private sealed class FailingStream(byte[] bytes) : CutStream(bytes, () => 100)
    {
        public override int Read(Span<byte> buffer) =>
            base.Read(buffer) is var read && read > 0 ? read : throw new IOException("The disk is gone.");
    }
}

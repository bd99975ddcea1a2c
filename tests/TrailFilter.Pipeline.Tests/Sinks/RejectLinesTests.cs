using System.Text;
using System.Text.Json;
using TrailFilter.Pipeline.Tests.Fakes;

namespace TrailFilter.Pipeline.Tests.Sinks;

public sealed class RejectLinesTests
{
    [Fact]
    public async Task Every_unreadable_piece_is_kept_byte_for_byte_with_its_origin()
    {
        string first = Archives.Logged("1");
        byte[] bytes = [.. Encoding.UTF8.GetBytes(first), (byte)'\n', 0xff, 0, 0x1b, .. "[31m\n"u8];
        RunResult result = await RunResult.Of([new MemoryArchive("a\"\u001b.json", bytes)]);
        JsonElement line = Assert.Single(Rejected.Lines(result.Rejects));
        Assert.Equal(
            ["archive", "number", "fault", "layer", "offset", "piece", "last", "length", "bytesBase64"],
            line.EnumerateObject().Select(static property => property.Name));
        Assert.Equal("a\"\u001b.json", line.GetProperty("archive").GetString());
        Assert.Equal("Content", line.GetProperty("layer").GetString());
        Assert.Equal(first.Length + 1, line.GetProperty("offset").GetInt64());
        byte[] kept = Rejected.Join(result.Rejects, "a\"\u001b.json", 1);
        Assert.True(bytes.AsSpan(first.Length + 1).StartsWith(kept));
        Assert.Contains((byte)0x1b, kept);
        Assert.DoesNotContain('\u001b', result.NoticeText);
        Assert.Equal(line.GetProperty("fault").GetString(), Assert.Single(result.Notices).Kind);
    }

    [Fact]
    public async Task What_compression_hides_is_kept_as_it_is()
    {
        byte[] good = Packed.Gzip(Archives.Lines(Archives.Logged("1")));
        byte[] tail = new byte[150_000];
        new Random(7).NextBytes(tail);
        tail[0] = (byte)'x';
        byte[] bytes = [.. good, .. tail];
        RunResult file = await RunResult.Of([new MemoryArchive("a", bytes)]);
        Assert.Equal(Archives.Logged("1") + "\n", file.Output);
        Assert.Equal(4, Rejected.Lines(file.Rejects).Length);
        Assert.Equal(tail, Rejected.Join(file.Rejects, "a", 1));
        Assert.Equal((150_000, good.Length), (file.Notices[0].Length, file.Notices[0].Offset));
        Assert.Equal(bytes.Length, file.Summary.BytesRead);
        file.AssertSame(await RunResult.Of([new MemoryArchive("a", () => new CutStream(bytes, static () => 999))]));
    }

    [Fact]
    public async Task A_fault_without_bytes_has_one_line()
    {
        byte[] bytes = Packed.Gzip(Archives.Lines(Archives.Logged("1")))[..^4];
        RunResult result = await RunResult.Of([new MemoryArchive("a", bytes)]);
        JsonElement line = Assert.Single(Rejected.Lines(result.Rejects));
        Assert.Equal(("GzipTruncated", "Archive", 0, true), (
            line.GetProperty("fault").GetString(),
            line.GetProperty("layer").GetString(),
            line.GetProperty("length").GetInt32(),
            line.GetProperty("last").GetBoolean()));
    }

    [Fact]
    public async Task Many_faults_keep_their_order_and_numbers()
    {
        byte[] bytes = Archives.Lines(Enumerable.Range(0, 3000).Select(static i => Archives.Garbage($"{i}")));
        RunResult result = await RunResult.Of([new MemoryArchive("a", bytes)]);
        Assert.Equal(Enumerable.Range(1, 3000), result.Notices.Select(static notice => notice.Number));
        Assert.Equal(Enumerable.Range(1, 3000), Rejected.Lines(result.Rejects).Select(static line => line.GetProperty("number").GetInt32()));
        Assert.Equal(3000, result.Summary.Faults);
    }
}

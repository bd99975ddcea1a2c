using System.Buffers;
using System.Text.Json;
using TrailFilter.Pipeline.Counting;

namespace TrailFilter.Pipeline.Sinks;

/// <summary>
/// The format of rejects: every unreadable piece byte for byte, with its origin, as lines of JSON:
/// <code>
/// {"archive":"logs/a.json.gz","number":1,"fault":"TruncatedRecord","layer":"Content","offset":4711,"piece":1,"last":true,"length":12,"bytesBase64":"eyJldmVudFZl"}
/// </code>
/// <c>number</c> counts the faults of an archive from 1; a long fault has several lines, <c>piece</c> 1, 2, … of at most
/// <see cref="MaxPieceBytes"/> bytes, each with the offset of its own first byte, and <c>last</c> on the last. The bytes of the
/// lines of one number, joined, are what stands in the archive at the first line's offset; only a record that was wrapped as a
/// JSON string is kept unescaped, at the offset of its wrapper. <c>layer</c> says what offsets count:
/// <c>Content</c> bytes after decompression, <c>Archive</c> bytes of the file as it is, where compression itself is at fault; then
/// the rest of the file is kept, all of it. A fault that has no bytes (data cut off at its end) has one line with length 0.
/// How the input was cut into buffers never shows.
/// </summary>
internal sealed class RejectLines : IDisposable
{
    /// <summary>The most bytes a line holds: 64 KiB of base64.</summary>
    public const int MaxPieceBytes = 48 * 1024;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;

    public RejectLines() => _json = new Utf8JsonWriter(_line);

    /// <summary>
    /// The beginning of a line: what does not follow from the fault itself, but from what comes before it. Valid until the next call.
    /// </summary>
    public ReadOnlyMemory<byte> Beginning(string archive, int number)
    {
        Begin();
        _json.WriteString("archive"u8, archive);
        _json.WriteNumber("number"u8, number);
        _json.Flush();
        _line.Write(","u8);
        return _line.WrittenMemory;
    }

    /// <summary>The rest of a line; valid until the next call.</summary>
    public ReadOnlySpan<byte> Rest(string fault, FaultLayer layer, long offset, int piece, bool last, ReadOnlySpan<byte> bytes)
    {
        Begin();
        _json.WriteString("fault"u8, fault);
        _json.WriteString("layer"u8, layer == FaultLayer.Content ? "Content"u8 : "Archive"u8);
        _json.WriteNumber("offset"u8, offset);
        _json.WriteNumber("piece"u8, piece);
        _json.WriteBoolean("last"u8, last);
        _json.WriteNumber("length"u8, bytes.Length);
        _json.WriteBase64String("bytesBase64"u8, bytes);
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        return _line.WrittenSpan[1..]; // Its opening brace stands at the beginning of the line already.
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }
}

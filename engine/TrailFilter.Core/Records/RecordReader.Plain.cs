using System.Buffers.Binary;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <content>Records as CloudTrail writes them, straight behind one another.</content>
public sealed partial class RecordReader
{
    // Three bytes each, the first one in the lowest: \n{" and ,{"
    private const uint HeadMask = 0xFF_FFFF;
    private const uint LineHead = 0x22_7B0A;
    private const uint ElementHead = 0x22_7B2C;

    /// <summary>
    /// The usual case in a few steps: a record behind a single separator or none, indexed to its end, with nothing to be careful
    /// about. Anything else is left to the state machine.
    /// </summary>
    /// <param name="start">The record's opening bracket, as a position in <see cref="Text"/>.</param>
    /// <param name="end">The position behind its closing bracket.</param>
    /// <param name="depth">How deep it is nested in what was indexed.</param>
    internal bool TryReadPlain(out int start, out int end, out int depth)
    {
        StructureIndex index = _index;
        int at = _position;
        start = end = depth = 0;
        if (_state != State.Between || index.Length - at < sizeof(uint) || _scannedInVain != 0)
        {
            return false;
        }

        // The separator, the brace and the first name's quote at once, and the first letter to tell an envelope.
        ReadOnlySpan<byte> text = Text;
        uint head = BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
        if (_container == Container.None
            ? (head & HeadMask) == LineHead && head >> 24 is not ((byte)'R' or (byte)'E')
            : (head & HeadMask) == ElementHead && _container != Container.EnvelopeRest)
        {
            at++;
        }
        else if (!TryFindUsualStart(out at) || at + 2 >= index.Length)
        {
            return false;
        }

        int close = index.FindPlainEnd(text, at, out depth);
        if (close < 0 || close - at >= _maxRecordBytes)
        {
            return false;
        }

        start = at;
        end = close + 1;
        _position = end;
        return true;
    }

    /// <summary>A record that <see cref="TryReadPlain"/> gave.</summary>
    internal RecordFrame FrameOf(int start, int end, int depth) => new(Text, _index, start, end, depth);

    /// <summary>What was read and is in the buffer, or in the window over an input that lies in memory as a whole.</summary>
    internal ReadOnlySpan<byte> Text => _source.AsSpan(_first, _length);

    /// <summary>The index of <see cref="Text"/>.</summary>
    internal StructureIndex Index => _index;

    /// <summary>Where a position of <see cref="Text"/> is, counted from the beginning of the uncompressed input.</summary>
    internal long OffsetOf(int position) => _origin + position;

    /// <summary>Where the next record begins, if that is behind a single separator or none, and it is surely no envelope.</summary>
    private bool TryFindUsualStart(out int at)
    {
        at = _position;
        ReadOnlySpan<byte> text = Text;
        bool inArray = _container is Container.Array or Container.EnvelopeArray;
        if ((uint)at < (uint)text.Length && (text[at] == (byte)'\n' || (inArray && text[at] == (byte)',')))
        {
            at++;
        }
        else if (text[at..].StartsWith("\r\n"u8))
        {
            at += 2;
        }

        return at + 2 < text.Length && text[at] == (byte)'{' && text[at + 1] == (byte)'"' && _scannedInVain == 0
            && (inArray || (_container == Container.None && text[at + 2] is not ((byte)'R' or (byte)'E')));
    }
}

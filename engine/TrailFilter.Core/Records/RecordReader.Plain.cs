using System.Buffers.Binary;
using System.Runtime.CompilerServices;

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
    /// <param name="frame">The record.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadPlain(out RecordFrame frame)
    {
        ReadOnlySpan<byte> text = Text;
        int at = _position;
        frame = default;
        if (_state != State.Between || _index.Length - at < sizeof(uint) || _scannedInVain != 0)
        {
            return false;
        }

        // The separator, the brace and the first name's quote at once, and the first letter to tell an envelope.
        uint head = BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
        bool isUsual = _container == Container.None
            ? (head & HeadMask) == LineHead && head >> 24 is not ((byte)'R' or (byte)'E')
            : (head & HeadMask) == ElementHead && _container != Container.EnvelopeRest;
        if (isUsual)
        {
            at++;
        }
        else if (!TryFindUsualStart(out at) || at + 2 >= _index.Length)
        {
            return false;
        }

        int depth = _index.DepthAt(at);
        int end = _index.FindPlainEnd(text, at, depth);
        if (end < 0 || end - at >= _maxRecordBytes)
        {
            return false;
        }

        frame = new RecordFrame(text, _index, at, end + 1, depth);
        _position = end + 1;
        return true;
    }

    /// <summary>Where a record begins, counted from the beginning of the uncompressed input.</summary>
    internal long OffsetOf(scoped in RecordFrame frame) => _origin + frame.Start;

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

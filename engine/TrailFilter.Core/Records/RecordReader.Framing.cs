using System.Buffers;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <content>The state machine: between records, inside one, behind the records of an envelope.</content>
public sealed partial class RecordReader
{
    private static readonly SearchValues<byte> s_scalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    private State _state;
    private Container _container;
    private int _depth;              // depth before the bracket that opened what is being framed
    private int _resume;             // where the search for its end goes on
    private FaultKind _frameFault;   // what is wrong with what is being framed, although its end can be found
    private bool _isRest;            // what is being framed are the members of an envelope behind its records

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private enum State
    {
        Between,
        InFrame,
        InOversize,
        InFault,
    }

    private enum Container
    {
        None,
        Array,
        EnvelopeArray,
        EnvelopeRest,
    }

    /// <summary>Gives the next record or fault.</summary>
    /// <param name="record">It; empty unless the result is <see cref="ReadStatus.Record"/> or <see cref="ReadStatus.Fault"/>.</param>
    public ReadStatus Read(out RawRecord record)
    {
        if (TryReadPlain(out int start, out int end, out int depth))
        {
            RecordFrame frame = FrameOf(start, end, depth);
            record = new RawRecord(in frame, OffsetOf(start));
            return ReadStatus.Record;
        }

        return ReadCarefully(out record);
    }

    /// <summary>As <see cref="Read"/>, after <see cref="TryReadPlain"/> said no.</summary>
    /// <param name="record">The record or fault.</param>
    internal ReadStatus ReadCarefully(out RawRecord record)
    {
        ReadStatus status;
        bool done;
        do
        {
            done = _state switch
            {
                State.Between => TryBegin(out status, out record),
                State.InFrame => TryFrame(out status, out record),
                State.InOversize => TryPassOversize(out status, out record),
                _ => TryPassFault(out status, out record),
            };
        }
        while (!done || (status == ReadStatus.NeedMoreData && TryWiden()));
        return status;
    }

    private void ResetFraming()
    {
        _postponed = -1;
        _state = State.Between;
        _container = Container.None;
        _frameFault = FaultKind.None;
        _scannedInVain = 0;
    }

    private void MoveFraming(int removed)
    {
        _origin += removed;
        _length -= removed;
        _position -= removed;
        _resume -= removed;
        _resyncFrom -= removed;
        if (_state is State.InFault or State.Between)
        {
            // Separators and faults are passed without the index, which may stand anywhere before them. Nothing is open here, so
            // it begins anew where reading goes on.
            _index.Restart(_position);
        }
        else
        {
            _index.Forget(removed / BlockScanner.BlockSize);
        }
    }

    /// <summary>Looks at what comes after a record, or at the very beginning.</summary>
    private bool TryBegin(out ReadStatus status, out RawRecord record)
    {
        record = default;
        status = ReadStatus.NeedMoreData;
        SkipSeparators();
        if (_position == _length)
        {
            return AtEndOfBuffer(out status, out record);
        }

        if (!_completed && _length - _position < ByteOrderMark.Length && ByteOrderMark.StartsWith(Text[_position..]))
        {
            return true;
        }

        switch (Text[_position])
        {
            case (byte)'{' when _container == Container.None:
                switch (MatchArrayMember(_position + 1, out int elements))
                {
                    case MemberMatch.Array:
                        _container = Container.EnvelopeArray;
                        _position = elements;
                        return false;
                    case MemberMatch.Unknown:
                        return true;
                    case MemberMatch.NotAnArray:
                        BeginFrame(FaultKind.RecordsNotAnArray);
                        return false;
                    default:
                        BeginFrame(FaultKind.None);
                        return false;
                }

            case (byte)'{' when _container != Container.EnvelopeRest:
                BeginFrame(FaultKind.None);
                return false;
            case (byte)'[' when _container == Container.None:
                _container = Container.Array;
                _position++;
                return false;
            case (byte)']' when _container is Container.Array or Container.EnvelopeArray:
                _container = _container == Container.Array ? Container.None : Container.EnvelopeRest;
                _position++;
                return false;
            case (byte)'}' when _container == Container.EnvelopeRest:
                _container = Container.None;
                _position++;
                return false;
            case (byte)',' when _container == Container.EnvelopeRest:
                return TryBeginRest();
            case (byte)'{' or (byte)'[' when _container == Container.EnvelopeRest:
                status = EmitUnclosed(out record);
                return true;
            case (byte)'[' when _container != Container.EnvelopeRest:
                BeginFrame(FaultKind.NotAnObject);
                return false;
            case (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z')
                when _container is Container.Array or Container.EnvelopeArray:
                return TryPassScalar(out status, out record);
            default:
                BeginFault(FaultKind.UnexpectedBytes, _position);
                return false;
        }
    }

    /// <summary>White space; between the elements of an array also commas, where one too many or too few does no harm.</summary>
    private void SkipSeparators()
    {
        ReadOnlySpan<byte> text = Text;
        bool inArray = _container is Container.Array or Container.EnvelopeArray;
        while (_position < text.Length)
        {
            byte next = text[_position];
            if (next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' || (inArray && next == (byte)','))
            {
                _position++;
            }
            else if (next == ByteOrderMark[0] && _container == Container.None && text[_position..].StartsWith(ByteOrderMark))
            {
                // Files joined together have one in their middle too.
                _position += ByteOrderMark.Length;
            }
            else
            {
                return;
            }
        }
    }

    private bool AtEndOfBuffer(out ReadStatus status, out RawRecord record)
    {
        record = default;
        if (!_completed)
        {
            status = ReadStatus.NeedMoreData;
            return true;
        }

        if (_container == Container.None)
        {
            status = ReadStatus.End;
            return true;
        }

        status = EmitUnclosed(out record);
        return true;
    }

    /// <summary>
    /// A fault without bytes: every record so far was whole, but what held them was never closed, so more may have followed.
    /// </summary>
    private ReadStatus EmitUnclosed(out RawRecord record)
    {
        _container = Container.None;
        record = new RawRecord([], _origin + _position, FaultKind.UnclosedArray, continues: false);
        return ReadStatus.Fault;
    }

    private void BeginFrame(FaultKind fault)
    {
        while (_index.Length <= _position)
        {
            IndexMore();
        }

        _frameFault = fault;
        _isRest = false;
        _depth = _index.DepthAt(_position);
        _resume = _position + 1;
        _resyncFrom = _position + 1;
        _state = State.InFrame;
    }

    private bool TryFrame(out ReadStatus status, out RawRecord record)
    {
        record = default;
        status = ReadStatus.NeedMoreData;
        while (true)
        {
            FrameEvent found = _index.FindFrameEnd(Text, ref _resume, _depth, out int at);
            int seen = found == FrameEvent.None ? _index.Length : at + 1;
            int searched = Math.Min(found == FrameEvent.None ? seen - Lookahead : at, _position + _maxRecordBytes - Lookahead);
            if (_scannedInVain > MaxScannedInVain && AnotherBeginsBefore(searched))
            {
                BeginFault(FaultKind.TruncatedRecord, _position);
                return false;
            }

            if (seen - _position > _maxRecordBytes)
            {
                BeginOversize();
                return false;
            }

            switch (found)
            {
                case FrameEvent.Closed when _isRest:
                    _position = at + 1;
                    _state = State.Between;
                    return false;
                case FrameEvent.Closed:
                    status = EmitFrame(at + 1, out record);
                    return true;
                case FrameEvent.LineBreakInString:
                case FrameEvent.LineStart when IsCutBefore(at):
                    BeginFault(FaultKind.TruncatedRecord, at);
                    return false;
                case FrameEvent.None when !IndexMore():
                    if (_completed)
                    {
                        BeginFault(FaultKind.TruncatedRecord, _length);
                        return false;
                    }

                    return true;
            }
        }
    }

    private ReadStatus EmitFrame(int end, out RawRecord record)
    {
        long offset = _origin + _position;
        int start = _position;
        _position = end;
        _state = State.Between;
        if (_frameFault == FaultKind.None)
        {
            _scannedInVain = Math.Max(0, _scannedInVain - (end - start));
            var frame = new RecordFrame(Text, _index, start, end, _depth);
            record = new RawRecord(in frame, offset);
            return ReadStatus.Record;
        }

        record = new RawRecord(Text[start..end], offset, _frameFault, continues: false);
        return ReadStatus.Fault;
    }

    /// <summary>
    /// Whether the record being framed was cut before a line that begins with a brace. In JSON a value can stand there only
    /// behind a comma, a colon or an opening bracket; and behind a comma directly inside an object a name must follow.
    /// </summary>
    private bool IsCutBefore(int lineStart)
    {
        ReadOnlySpan<byte> before = Text[_position..lineStart];
        return before[before.LastIndexOfAnyExcept(" \t\r\n"u8)] switch
        {
            (byte)':' or (byte)'[' => false,
            (byte)',' => _index.DepthAt(lineStart) == _depth + 1,
            _ => true,
        };
    }

    /// <summary>A string, number or literal where a record belongs.</summary>
    private bool TryPassScalar(out ReadStatus status, out RawRecord record)
    {
        record = default;
        status = ReadStatus.NeedMoreData;
        ReadOnlySpan<byte> rest = Text[_position..];
        bool isString = rest[0] == (byte)'"';
        int length = isString ? FindStringEnd() - _position : rest.IndexOfAny(s_scalarEnd);
        if (length <= 0 && !_completed && rest.Length <= _maxRecordBytes)
        {
            return true;
        }

        if (length <= 0 || length > _maxRecordBytes)
        {
            BeginFault(FaultKind.NotAnObject, _position);
            return false;
        }

        _frameFault = FaultKind.NotAnObject;
        status = EmitFrame(_position + length, out record);
        if (!isString && record.Bytes.Contains((byte)'"'))
        {
            // To the index a string begins there.
            _index.Restart(_position);
        }

        return true;
    }

    /// <summary>The position behind the string that begins here, or -1 when its end is not in the buffer.</summary>
    private int FindStringEnd()
    {
        int close;
        do
        {
            close = _index.Length > _position ? _index.NextQuote(_position + 1) : -1;
        }
        while (close < 0 && IndexMore());
        return close < 0 ? -1 : close + 1;
    }
}

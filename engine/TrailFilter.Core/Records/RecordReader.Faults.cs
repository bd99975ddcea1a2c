using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Records;

/// <content>What cannot be framed, and finding the next place where a record seems to begin.</content>
public sealed partial class RecordReader
{
    /// <summary>How every record begins that CloudTrail itself wrote. In strings the quotes would be escaped.</summary>
    private static ReadOnlySpan<byte> RecordStart => "{\"eventVersion\""u8;

    /// <summary>Bytes behind a position that must be there to say whether a record begins at it.</summary>
    private const int Lookahead = 32;

    /// <summary>The deepest indentation at which the next record of a pretty-printed file is recognised.</summary>
    private const int MaxIndent = 32;

    /// <summary>Pieces of a long fault are handed out once they are this long.</summary>
    private const int FaultPiece = 64 * 1024;

    /// <summary>
    /// Once so many bytes of an input were scanned in vain, a record may no longer reach over a place where another seems to
    /// begin, or an input that is broken everywhere would be scanned again for each of its records. Records that are whole make up
    /// for as many bytes as they have.
    /// </summary>
    private const long MaxScannedInVain = 256 * 1024;

    private int _resyncFrom;
    private int _indent;
    private bool _faultContinues;
    private long _scannedInVain;

    /// <summary>Gives up framing: everything from the position to the next place where a record seems to begin is a fault.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="noticed">How far the input was read when that showed.</param>
    private void BeginFault(FaultKind kind, int noticed)
    {
        _scannedInVain += noticed - _position;
        _frameFault = kind;
        _indent = IndentAt(_position);
        _faultContinues = false;
        _resyncFrom = _position + 1;
        _state = State.InFault;
    }

    private bool TryPassFault(out ReadStatus status, out RawRecord record)
    {
        int searched = _completed ? _length : Math.Max(_resyncFrom, _length - Lookahead);
        int next = FindRecordStart(_resyncFrom, searched);
        _resyncFrom = searched;
        if (next >= 0 || _completed)
        {
            status = EmitFault(next >= 0 ? next : _length, out record);
            EndFault();

            // A record cut off by the end of the input says all there is to say of an array that was not closed either.
            _container = next >= 0 ? _container : Container.None;
            return true;
        }

        if (searched - _position >= FaultPiece)
        {
            status = EmitFault(searched, out record);
            return true;
        }

        record = default;
        status = ReadStatus.NeedMoreData;
        return true;
    }

    /// <summary>Passes over a record that is longer than the limit, to its end or to where another record seems to begin inside it.</summary>
    private void BeginOversize()
    {
        _frameFault = FaultKind.RecordTooLarge;
        _indent = IndentAt(_position);
        _faultContinues = false;
        _resyncFrom = _position + 1;
        _resume = _position + 1;
        _state = State.InOversize;
    }

    private bool TryPassOversize(out ReadStatus status, out RawRecord record)
    {
        record = default;
        status = ReadStatus.NeedMoreData;
        while (true)
        {
            FrameEvent found = _index.FindFrameEnd(Text, ref _resume, _depth, out int at);
            int searched = found != FrameEvent.None ? at
                : _completed ? _index.Length
                : Math.Max(_resyncFrom, Math.Min(_index.Length, _length - Lookahead));
            int next = FindRecordStart(_resyncFrom, searched);
            _resyncFrom = Math.Max(_resyncFrom, searched);
            if (next >= 0)
            {
                status = EmitFault(next, out record);
                EndFault();
                return true;
            }

            switch (found)
            {
                case FrameEvent.Closed:
                    status = EmitFault(at + 1, out record);
                    _state = State.Between;
                    return true;
                case FrameEvent.LineBreakInString:
                    _state = State.InFault;
                    return false;
                case FrameEvent.None when !IndexMore():
                    if (_completed)
                    {
                        _state = State.InFault;
                        return false;
                    }

                    if (searched - _position >= FaultPiece)
                    {
                        status = EmitFault(searched, out record);
                    }

                    return true;
            }
        }
    }

    /// <summary>Goes on behind a fault. Records that begin there are not members of an envelope whose records are all read.</summary>
    private void EndFault()
    {
        _index.Restart(_position);
        _container = _container == Container.EnvelopeRest ? Container.None : _container;
        _state = State.Between;
    }

    private ReadStatus EmitFault(int end, out RawRecord record)
    {
        record = new RawRecord(Text[_position..end], _origin + _position, _frameFault, _faultContinues);
        _position = end;
        _faultContinues = true;
        return ReadStatus.Fault;
    }

    /// <summary>Whether another record seems to begin inside the one being framed, before a position; if so that is where <c>_resyncFrom</c> stands.</summary>
    private bool AnotherBeginsBefore(int position)
    {
        int next = FindRecordStart(_resyncFrom, position);
        _resyncFrom = next >= 0 ? next : Math.Max(_resyncFrom, position);
        return next >= 0;
    }

    /// <summary>
    /// The first place in a range where a record seems to begin: as CloudTrail begins its records; or with a brace at the
    /// beginning of a line, indented as the broken record was or not at all.
    /// </summary>
    private int FindRecordStart(int from, int to)
    {
        ReadOnlySpan<byte> text = Text;
        while (from < to)
        {
            int brace = text[from..to].IndexOf((byte)'{');
            if (brace < 0)
            {
                return -1;
            }

            from += brace;
            if (text[from..].StartsWith(RecordStart))
            {
                return from;
            }

            int indent = IndentAt(from);
            if (indent == 0 || (indent > 0 && indent == _indent))
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    /// <summary>How many blanks stand between the beginning of the line and a position, or -1 when something else does.</summary>
    private int IndentAt(int position)
    {
        int at = position;
        while (at > 0 && position - at <= MaxIndent && Text[at - 1] is (byte)' ' or (byte)'\t')
        {
            at--;
        }

        return at > 0 ? (Text[at - 1] == (byte)'\n' ? position - at : -1) : (_origin == _start ? position : -1);
    }
}

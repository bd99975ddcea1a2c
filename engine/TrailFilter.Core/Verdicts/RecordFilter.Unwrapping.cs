using TrailFilter.Core.Records;

namespace TrailFilter.Core.Verdicts;

/// <content>Objects that are no records but may hold some. Slow, and never reached by records as CloudTrail writes them.</content>
public sealed partial class RecordFilter
{
    private readonly RecordReaderOptions _innerOptions;
    private RecordUnwrapper? _unwrapper;
    private RecordReader? _inner;
    private byte[] _wrapper = [];
    private int _wrapperLength;
    private long _wrapperOffset;
    private int _nextInner;
    private bool _isUnwrapping;

    /// <summary>Looks into an object that is no record.</summary>
    /// <returns><see langword="false"/> when it holds something that is to be read first.</returns>
    private bool TryUnwrap(scoped in RawRecord record, out FilterStatus status, out FilteredRecord filtered)
    {
        status = FilterStatus.Fault;
        filtered = new FilteredRecord(record.Bytes, record.Offset) { Fault = new RecordFault(FaultKind.NotARecord, 0) };
        _unwrapper ??= new RecordUnwrapper();
        switch (_unwrapper.Look(record.Bytes))
        {
            case RecordUnwrapper.Finding.NoRecords:
            case RecordUnwrapper.Finding.Wrapper when _unwrapper.Found.Count == 0:
                filtered = new FilteredRecord(record.Bytes, record.Offset);
                status = FilterStatus.Skipped;
                return true;
            case RecordUnwrapper.Finding.Unknown:
                return true;
        }

        // The reader's buffer may move before all that is inside has been read.
        if (_wrapper.Length < record.Bytes.Length)
        {
            _wrapper = new byte[record.Bytes.Length];
        }

        record.Bytes.CopyTo(_wrapper);
        _wrapperLength = record.Bytes.Length;
        _wrapperOffset = record.Offset;
        _inner ??= new RecordReader(_innerOptions);
        _nextInner = 0;
        _isUnwrapping = true;
        BeginInner();
        return false;
    }

    /// <summary>Hands the next inner text to a reader of its own, which frames it as it would a file.</summary>
    private void BeginInner()
    {
        ReadOnlySpan<byte> text = _unwrapper!.BytesOf(_wrapper.AsSpan(0, _wrapperLength), _unwrapper.Found[_nextInner]);
        _inner!.Reset();
        while (!text.IsEmpty)
        {
            Span<byte> room = _inner.GetMemory().Span;
            int count = Math.Min(room.Length, text.Length);
            text[..count].CopyTo(room);
            _inner.Advance(count);
            text = text[count..];
        }

        _inner.Complete();
    }

    private bool TryReadInner(out FilterStatus status, out FilteredRecord filtered)
    {
        while (true)
        {
            ReadStatus read = _inner!.Read(out RawRecord record);
            RecordUnwrapper.InnerText from = _unwrapper!.Found[_nextInner];
            long offset = _wrapperOffset + (from.IsUnescaped ? 0 : from.Start + record.Offset);
            switch (read)
            {
                case ReadStatus.Record:
                    status = Decide(in record, offset, out filtered);
                    return true;
                case ReadStatus.Fault:
                    filtered = new FilteredRecord(record.Bytes, offset)
                    {
                        Fault = new RecordFault(record.Fault, 0),
                        ContinuesFault = record.ContinuesFault,
                    };
                    status = FilterStatus.Fault;
                    return true;
                default:
                    if (++_nextInner < _unwrapper.Found.Count)
                    {
                        BeginInner();
                        continue;
                    }

                    EndUnwrapping();
                    filtered = default;
                    status = FilterStatus.NeedMoreData;
                    return false;
            }
        }
    }

    private void EndUnwrapping() => _isUnwrapping = false;
}

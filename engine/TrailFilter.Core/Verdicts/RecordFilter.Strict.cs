using TrailFilter.Core.Records;

namespace TrailFilter.Core.Verdicts;

/// <content>Deciding records of which every byte is checked.</content>
public sealed partial class RecordFilter
{
    /// <summary>
    /// Reads the next record where it lies: whoever reads every token finds the closing bracket by it, and an index of brackets
    /// would be a second answer to the same question. Only where this fails the reader frames, and says what is wrong.
    /// </summary>
    /// <returns><see langword="false"/> when the next thing is anything but a sound record that is in the buffer as a whole.</returns>
    private bool TryReadStrict(out FilterStatus status, out FilteredRecord filtered)
    {
        while (_reader.TryOffer(out ReadOnlySpan<byte> text))
        {
            if (_strict!.TryExtractFirst(text, _fields, out int length, out bool isCut) && (_fields.Present & _recordMarks) != 0)
            {
                ReadOnlySpan<byte> record = text[..length];
                Verdict verdict = DecideExtracted(record, out bool isInScope);
                filtered = new FilteredRecord(record, _reader.TakeOffered(length), verdict);
                status = isInScope ? FilterStatus.Record : FilterStatus.OutOfScope;
                return true;
            }

            if (!isCut || !_reader.TryPostponeOffer(text.Length, out bool hasMore))
            {
                break;
            }

            if (!hasMore)
            {
                filtered = default;
                status = FilterStatus.NeedMoreData;
                return true;
            }
        }

        status = FilterStatus.NeedMoreData;
        _reader.DeclineOffer();
        filtered = default;
        return false;
    }

    private RecordFault DecideStrict(scoped in RawRecord record, ref Verdict verdict, ref bool isInScope)
    {
        RecordFault fault = _strict!.Extract(record.Bytes, _fields);
        if (fault.IsFault)
        {
            return fault;
        }

        if ((_fields.Present & _recordMarks) == 0)
        {
            return new RecordFault(FaultKind.NotARecord, 0);
        }

        verdict = DecideExtracted(record.Bytes, out isInScope);
        return RecordFault.None;
    }

    private Verdict DecideExtracted(ReadOnlySpan<byte> record, out bool isInScope)
    {
        isInScope = _scope is null || _scope.Contains(record, _fields);
        return isInScope ? _evaluator.Decide(record, _fields) : default;
    }
}

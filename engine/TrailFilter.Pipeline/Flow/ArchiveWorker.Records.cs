using TrailFilter.Core.Records;
using TrailFilter.Core.Verdicts;
using TrailFilter.Pipeline.Sinks;
using TrailFilter.Pipeline.Tallying;

namespace TrailFilter.Pipeline.Flow;

/// <summary>What a worker does with each record: no interface is crossed here and nothing is awaited.</summary>
internal sealed partial class ArchiveWorker
{
    /// <summary>Takes the records the filter has.</summary>
    /// <returns>False when batches must be handed over before it can go on; otherwise the filter needs more input, or has ended.</returns>
    private bool TakeRecords()
    {
        while (!_batches.HasFull)
        {
            FilterStatus status = _filter.Read(out FilteredRecord record);
            if (status is not (FilterStatus.Fault or FilterStatus.NeedMoreData))
            {
                // What comes next is not the rest of a fault; what is written of the fault comes before it.
                _faults.End();
            }

            switch (status)
            {
                case FilterStatus.Record:
                    Count(record.Verdict);
                    _records?.Add(new TalliedRecord(record, _filter.Fields, _filter.PassedSelectors(record.Verdict)));
                    if (IsEmitted(record.Verdict.Outcome))
                    {
                        Emit(record);
                    }

                    break;
                case FilterStatus.Fault:
                    Fault(record);
                    break;
                case FilterStatus.OutOfScope:
                    _tally.OutOfScope++;
                    break;
                case FilterStatus.Skipped:
                    _tally.SkippedValues++;
                    break;
                case FilterStatus.NeedMoreData:
                    return true; // A fault that is open may go on.
                default:
                    return true;
            }
        }

        return false;
    }

    private void Count(in Verdict verdict)
    {
        _tally.Records++;
        switch (verdict.Outcome)
        {
            case Outcome.Logged:
                _tally.Logged++;
                break;
            case Outcome.NotLogged:
                _tally.NotLogged++;
                break;
            default:
                _tally.Ungoverned++;
                break;
        }

        // Most records have none.
        if (verdict.Marks != VerdictMarks.None)
        {
            CountMarks(verdict.Marks);
        }
    }

    private void CountMarks(VerdictMarks marks)
    {
        _tally.Ambiguous += (marks & VerdictMarks.Ambiguous) != 0 ? 1 : 0;
        _tally.InferredCategory += (marks & VerdictMarks.CategoryInferred) != 0 ? 1 : 0;
        _tally.MissingReadOnly += (marks & VerdictMarks.ReadOnlyMissing) != 0 ? 1 : 0;
    }

    private bool IsEmitted(Outcome outcome)
    {
        EmittedOutcomes emitted = outcome switch
        {
            Outcome.Logged => EmittedOutcomes.Logged,
            Outcome.NotLogged => EmittedOutcomes.NotLogged,
            _ => EmittedOutcomes.Ungoverned,
        };
        return (_run.Options.Emit & emitted) != 0;
    }

    private void Emit(in FilteredRecord record)
    {
        _tally.Emitted++;
        switch (_format)
        {
            case RecordFormat.Lines when _rewriter is not null:
                _batches.AppendRecords(_rewriter.Rewrite(in record));
                break;
            case RecordFormat.Lines:
                if (record.SpansLines)
                {
                    AppendOnOneLine(record.Bytes);
                }
                else
                {
                    _batches.AppendRecords(record.Bytes);
                }

                _batches.AppendRecords("\n"u8);
                break;
            case RecordFormat.Envelope:
                _batches.AppendRecords(_anyEmitted ? ","u8 : "{\"Records\":["u8);
                _batches.AppendRecords(record.Bytes);
                _anyEmitted = true;
                break;
            default:
                break;
        }
    }

    private void AppendOnOneLine(ReadOnlySpan<byte> record)
    {
        if (_line.Length < record.Length)
        {
            _line = new byte[record.Length];
        }

        _batches.AppendRecords(_line.AsSpan(0, WhiteSpace.Remove(record, _line)));
    }

    private void Fault(in FilteredRecord piece)
    {
        if (piece.Fault.Kind == FaultKind.UnclosedArray)
        {
            // Nothing of a record: it is the archive that is not whole.
            _tally.ArchiveFaults++;
        }
        else if (!piece.ContinuesFault)
        {
            _tally.Records++;
            _tally.Faults++;
        }

        // A fault of the archive may have come between two pieces; the rest then stands under a number of its own.
        if (!piece.ContinuesFault || !_faults.IsOpen)
        {
            _faults.Begin(piece.Fault, piece.Offset);
        }

        _faults.Append(piece.Bytes);
    }

    private void EndEnvelope()
    {
        if (_anyEmitted)
        {
            _batches.AppendRecords("]}"u8);
        }

        _batches.CloseCurrent();
    }
}

using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// The whole engine in one object: bytes go in, records come out with their verdicts. Reads, extracts, unwraps and decides.
/// </summary>
/// <remarks>
/// For one thread; each thread has its own, all over the same program. Allocates nothing per record once its buffers have grown.
/// </remarks>
/// <example>
/// <code>
/// while ((status = filter.Read(out FilteredRecord record)) != FilterStatus.End)
/// {
///     if (status == FilterStatus.NeedMoreData) { /* fill filter.GetMemory(), then Advance or Complete */ }
///     else if (status == FilterStatus.Record &amp;&amp; record.Verdict.Outcome == Outcome.Logged) { /* keep record.Bytes */ }
/// }
/// </code>
/// </example>
public sealed partial class RecordFilter
{
    private readonly RecordReader _reader;
    private readonly FastExtractor? _fast;
    private readonly StrictExtractor? _strict;
    private readonly RecordFields _fields;
    private readonly Evaluator _evaluator;
    private readonly RecordScope? _scope;
    private readonly uint _recordMarks;

    /// <summary>Makes a filter.</summary>
    /// <param name="program">What to decide by.</param>
    /// <param name="options">How to read, or <see langword="null"/> for the defaults.</param>
    public RecordFilter(SelectorProgram program, RecordFilterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new RecordFilterOptions();
        _scope = options.Scope;
        FieldPlan plan = Evaluator.PlanFor(program, _scope is null ? [] : RecordScope.Paths);
        _fast = options.Strict ? null : new FastExtractor(plan);
        _strict = options.Strict ? new StrictExtractor(plan) : null;
        _fields = new RecordFields(plan);
        _evaluator = new Evaluator(program);
        _reader = new RecordReader(options.Reader);
        _innerOptions = options.Reader;

        // Every record has at least one of these keys; an object without any of them is none.
        _recordMarks = 1u << plan.SlotOf(FieldPlan.CategoryPath);
        foreach (string path in RecordCategories.FallbackPaths)
        {
            _recordMarks |= 1u << plan.SlotOf(path);
        }
    }

    /// <summary>Room for the next bytes of the input, at least 64 KiB. What was read before is no longer valid.</summary>
    /// <exception cref="InvalidOperationException">The input was declared complete.</exception>
    public Memory<byte> GetMemory() => _reader.GetMemory();

    /// <summary>Says that bytes were written to the memory that <see cref="GetMemory"/> gave.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than there was room for, or negative.</exception>
    public void Advance(int count) => _reader.Advance(count);

    /// <summary>Says that no more bytes come.</summary>
    public void Complete() => _reader.Complete();

    /// <inheritdoc cref="RecordReader.IsBetweenRecords"/>
    public bool IsBetweenRecords => !_isUnwrapping && _reader.IsBetweenRecords;

    /// <summary>Begins a new input. What was counted stays.</summary>
    /// <param name="offset">Where it begins, when it is the rest of a longer one; offsets are counted from there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative.</exception>
    public void Reset(long offset = 0)
    {
        _reader.Reset(offset);
        EndUnwrapping();
    }

    /// <summary>Adds what trails and selectors logged since the last call, and begins again at zero.</summary>
    /// <param name="counts">Counts of the same program.</param>
    public void AddCountsTo(SelectorCounts counts) => _evaluator.AddCountsTo(counts);

    /// <summary>The selectors that a record passed; see <see cref="Evaluator.PassedSelectors"/>.</summary>
    /// <param name="verdict">The verdict of the record read last.</param>
    public ReadOnlySpan<ulong> PassedSelectors(in Verdict verdict) => _evaluator.PassedSelectors(verdict);

    /// <summary>Gives the next record, fault or other thing.</summary>
    /// <param name="filtered">It; empty when the result says that there is none.</param>
    public FilterStatus Read(out FilteredRecord filtered)
    {
        while (true)
        {
            if (_isUnwrapping && TryReadInner(out FilterStatus status, out filtered))
            {
                return status;
            }

            switch (_reader.Read(out RawRecord record))
            {
                case ReadStatus.Record:
                    RecordFault fault = Extract(in record);
                    if (fault.Kind != FaultKind.NotARecord)
                    {
                        return Decide(in record, record.Offset, fault, out filtered);
                    }

                    if (TryUnwrap(in record, out status, out filtered))
                    {
                        return status;
                    }

                    break;
                case ReadStatus.Fault:
                    filtered = new FilteredRecord(record.Bytes, record.Offset)
                    {
                        Fault = new RecordFault(record.Fault, 0),
                        ContinuesFault = record.ContinuesFault,
                    };
                    return FilterStatus.Fault;
                case ReadStatus.End:
                    filtered = default;
                    return FilterStatus.End;
                default:
                    filtered = default;
                    return FilterStatus.NeedMoreData;
            }
        }
    }

    private RecordFault Extract(scoped in RawRecord record)
    {
        RecordFault fault = _fast is not null
            ? _fast.Extract(in record, _fields)
            : _strict!.Extract(record.Bytes, _fields);
        return fault.IsFault || (_fields.Present & _recordMarks) != 0 ? fault : new RecordFault(FaultKind.NotARecord, 0);
    }

    private FilterStatus Decide(scoped in RawRecord record, long offset, RecordFault fault, out FilteredRecord filtered)
    {
        if (fault.IsFault)
        {
            filtered = new FilteredRecord(record.Bytes, offset) { Fault = fault };
            return FilterStatus.Fault;
        }

        if (_scope is not null && !_scope.Contains(record.Bytes, _fields))
        {
            filtered = new FilteredRecord(record.Bytes, offset);
            return FilterStatus.OutOfScope;
        }

        filtered = new FilteredRecord(record.Bytes, offset) { Verdict = _evaluator.Decide(record.Bytes, _fields) };
        return FilterStatus.Record;
    }
}

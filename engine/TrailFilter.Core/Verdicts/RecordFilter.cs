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
    private readonly FastExtractor? _plain;      // the same, where every record is in scope
    private readonly StrictExtractor? _strict;
    private readonly RecordFields _fields;
    private readonly Evaluator _evaluator;
    private readonly RecordScope? _scope;
    private readonly bool _findsAll;
    private readonly uint _recordMarks;

    /// <summary>Makes a filter.</summary>
    /// <param name="program">What to decide by.</param>
    /// <param name="options">How to read, or <see langword="null"/> for the defaults.</param>
    public RecordFilter(SelectorProgram program, RecordFilterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new RecordFilterOptions();
        _scope = options.Scope;
        _findsAll = !options.MoreFields.IsEmpty;
        FieldPlan plan = Evaluator.PlanWith(program, _scope is null ? [] : RecordScope.Paths, options.MoreFields.AsSpan());
        _fast = options.Strict ? null : new FastExtractor(plan);
        _plain = _scope is null ? _fast : null;
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

    /// <summary>Begins a new input that lies in memory as a whole. It is read where it lies. What was counted stays.</summary>
    /// <param name="input">The input, which must not change until it has been read.</param>
    public void ResetTo(ArraySegment<byte> input)
    {
        _reader.ResetTo(input);
        EndUnwrapping();
    }

    /// <summary>Adds what trails and selectors logged since the last call, and begins again at zero.</summary>
    /// <param name="counts">Counts of the same program.</param>
    public void AddCountsTo(SelectorCounts counts) => _evaluator.AddCountsTo(counts);

    /// <summary>The selectors that a record passed; see <see cref="Evaluator.PassedSelectors"/>.</summary>
    /// <param name="verdict">The verdict of the record read last.</param>
    public ReadOnlySpan<ulong> PassedSelectors(in Verdict verdict) => _evaluator.PassedSelectors(verdict);

    /// <summary>
    /// The fields of the record read last, those of <see cref="RecordFilterOptions.MoreFields"/> among them; others may be there or
    /// not. Slices are resolved against its bytes. Valid until the next <see cref="Read"/>.
    /// </summary>
    public RecordFields Fields => _fields;

    /// <summary>Gives the next record, fault or other thing.</summary>
    /// <param name="filtered">It; empty when the result says that there is none.</param>
    public FilterStatus Read(out FilteredRecord filtered)
    {
        // The usual case by itself: a method is left to it that has little to set up. That is a tenth of a decision by category.
        if (_plain is not null && !_isUnwrapping && _reader.TryReadPlain(out int start, out int end, out int depth))
        {
            if (_findsAll)
            {
                return DecideFramed(start, end, depth, default, out filtered);
            }

            ReadOnlySpan<byte> text = _reader.Text;
            int open = _plain.FindUsualCategory(text, _reader.Index, start, end, depth, out int close);
            if (open >= 0 && _evaluator.TryDecideByCategory(text[(open + 1)..close], out Verdict verdict))
            {
                filtered = new FilteredRecord(text[start..end], _reader.OffsetOf(start), verdict);
                return FilterStatus.Record;
            }

            return DecideFramed(start, end, depth, new FastExtractor.UsualCategory(open, close), out filtered);
        }

        return ReadCarefully(out filtered);
    }

    private FilterStatus DecideFramed(int start, int end, int depth, FastExtractor.UsualCategory category, out FilteredRecord filtered)
    {
        RecordFrame frame = _reader.FrameOf(start, end, depth);
        Verdict verdict = default;
        bool isInScope = true;
        RecordFault fault = DecideFast(in frame, in category, ref verdict, ref isInScope);
        if (fault.Kind == FaultKind.NotARecord)
        {
            var record = new RawRecord(in frame, _reader.OffsetOf(start));
            return TryUnwrap(in record, out FilterStatus status, out filtered) ? status : ReadCarefully(out filtered);
        }

        filtered = new FilteredRecord(frame.Bytes, _reader.OffsetOf(start), verdict) { Fault = fault };
        return fault.IsFault ? FilterStatus.Fault : FilterStatus.Record;
    }

    private FilterStatus ReadCarefully(out FilteredRecord filtered)
    {
        while (true)
        {
            if (_isUnwrapping && TryReadInner(out FilterStatus status, out filtered))
            {
                return status;
            }

            if (_strict is not null && TryReadStrict(out status, out filtered))
            {
                return status;
            }

            switch (_reader.Read(out RawRecord record))
            {
                case ReadStatus.Record:
                    status = Decide(in record, record.Offset, out filtered);
                    if (filtered.Fault.Kind != FaultKind.NotARecord || TryUnwrap(in record, out status, out filtered))
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

    private FilterStatus Decide(scoped in RawRecord record, long offset, out FilteredRecord filtered)
    {
        Verdict verdict = default;
        bool isInScope = true;
        FastExtractor.UsualCategory unknown = default;
        RecordFault fault = _fast is not null
            ? DecideFast(record.Frame, in unknown, ref verdict, ref isInScope)
            : DecideStrict(in record, ref verdict, ref isInScope);
        filtered = new FilteredRecord(record.Bytes, offset, verdict) { Fault = fault };
        return fault.IsFault ? FilterStatus.Fault
            : isInScope ? FilterStatus.Record
            : FilterStatus.OutOfScope;
    }

    /// <summary>Extracts only as far as the decision needs.</summary>
    private RecordFault DecideFast(
        scoped in RecordFrame frame, scoped in FastExtractor.UsualCategory category, ref Verdict verdict, ref bool isInScope)
    {
        var walk = new FastExtractor.Walk(_fast!, in frame, _fields, in category, _findsAll || _scope is not null);
        if (!walk.TryFindCategory())
        {
            return walk.Fault;
        }

        if ((_fields.Present & _recordMarks) == 0)
        {
            return new RecordFault(FaultKind.NotARecord, 0);
        }

        isInScope = _scope is null || (walk.TryFindAll() && _scope.Contains(frame.Bytes, _fields));
        if (isInScope && _evaluator.TryDecide(ref walk, out verdict) && _findsAll)
        {
            walk.FindRest();
        }

        return walk.Fault;
    }
}

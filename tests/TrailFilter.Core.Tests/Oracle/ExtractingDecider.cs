using TrailFilter.Core.Automata;
using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>The engine itself: a compiled program over the fields that the fast or the strict extractor finds.</summary>
/// <param name="strict">Whether the strict one.</param>
/// <param name="readsAll">Whether the fast one reads all fields of a record at once, rather than as they are asked for.</param>
internal sealed class ExtractingDecider(bool strict, bool readsAll = false) : IDecider
{
    private static readonly string[] s_recordKeys =
        ["eventVersion", "eventSource", "eventName", "eventCategory", "eventType", "managementEvent"];

    public string Name => strict ? "strict" : readsAll ? "fast, all fields" : "fast";

    public bool ChecksWholeRecord => strict;

    public IProgramDecider Compile(IReadOnlyList<Trail> trails) => new Program(SelectorProgram.Compile(trails), strict, readsAll);

    private sealed class Program : IProgramDecider
    {
        private readonly Evaluator _evaluator;
        private readonly RecordFields _fields;
        private readonly FastExtractor? _fast;
        private readonly StrictExtractor? _strict;
        private readonly RecordReader? _reader;
        private readonly uint _recordKeys;
        private readonly int _selectors;
        private readonly bool _readsAll;

        public Program(SelectorProgram program, bool strict, bool readsAll)
        {
            _readsAll = readsAll;
            FieldPlan plan = Evaluator.PlanFor(program);
            _evaluator = new Evaluator(program);
            _fields = new RecordFields(plan);
            _fast = strict ? null : new FastExtractor(plan);
            _strict = strict ? new StrictExtractor(plan) : null;
            _reader = strict ? null : new RecordReader();
            _recordKeys = s_recordKeys.Aggregate(0u, (bits, key) => bits | (1u << plan.SlotOf(key)));
            _selectors = program.SelectorCount;
        }

        public Decision Decide(byte[] record)
        {
            if (_strict is not null)
            {
                return Decide(record, _strict.Extract(record, _fields));
            }

            _reader!.Reset();
            for (int given = 0; given < record.Length;)
            {
                Memory<byte> room = _reader.GetMemory();
                int count = Math.Min(room.Length, record.Length - given);
                record.AsSpan(given, count).CopyTo(room.Span);
                _reader.Advance(count);
                given += count;
            }

            _reader.Complete();
            return _reader.Read(out RawRecord raw) switch
            {
                ReadStatus.Record => DecideAsFarAsNeeded(raw),
                ReadStatus.Fault => Decision.Faulty(raw.Fault),
                _ => Decision.Faulty(FaultKind.NotAnObject),
            };
        }

        private Decision DecideAsFarAsNeeded(RawRecord record)
        {
            RecordFrame frame = record.Frame;
            int open = _fast!.FindUsualCategory(frame.Text, frame.Index, frame.Start, frame.End, frame.Depth, out int close);
            FastExtractor.UsualCategory category = _readsAll ? default : new FastExtractor.UsualCategory(open, close);
            var walk = new FastExtractor.Walk(_fast, in frame, _fields, in category, _readsAll);
            if (!walk.TryFindCategory())
            {
                return Decision.Faulty(walk.Fault.Kind);
            }

            if ((_fields.Present & _recordKeys) == 0)
            {
                return Decision.Faulty(FaultKind.NotARecord);
            }

            return _evaluator.TryDecide(ref walk, out Verdict verdict) ? DecisionOf(verdict) : Decision.Faulty(walk.Fault.Kind);
        }

        private Decision Decide(ReadOnlySpan<byte> record, RecordFault fault)
        {
            if (fault.IsFault)
            {
                return Decision.Faulty(fault.Kind);
            }

            return (_fields.Present & _recordKeys) == 0
                ? Decision.Faulty(FaultKind.NotARecord)
                : DecisionOf(_evaluator.Decide(record, _fields));
        }

        private Decision DecisionOf(Verdict verdict)
        {
            ReadOnlySpan<ulong> words = _evaluator.PassedSelectors(verdict);
            bool[] passed = new bool[_selectors];
            for (int index = 0; index < passed.Length; index++)
            {
                passed[index] = ((words[index / 64] >> (index % 64)) & 1) != 0;
            }

            return new Decision(FaultKind.None, verdict.Outcome, verdict.Marks, [.. passed]);
        }
    }
}

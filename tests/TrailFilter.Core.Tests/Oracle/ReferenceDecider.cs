using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Records;
using TrailFilter.Core.Selectors;
using TrailFilter.Core.Verdicts.Reference;

namespace TrailFilter.Core.Tests.Oracle;

/// <summary>The reference evaluator, with the checks that are its caller's: that the bytes are JSON, and a record.</summary>
internal sealed class ReferenceDecider : IDecider
{
    private static readonly string[] s_recordKeys =
        ["eventVersion", "eventSource", "eventName", "eventCategory", "eventType", "managementEvent"];

    // Many programs decide the same record: it is read once.
    private static readonly ConditionalWeakTable<byte[], ReadRecord> s_read = [];

    public string Name => "reference";

    public bool ChecksWholeRecord => true;

    public IProgramDecider Compile(IReadOnlyList<Trail> trails) => new Program(new ReferenceEvaluator(trails));

    private static ReadRecord Read(byte[] record)
    {
        if (!Utf8.IsValid(record))
        {
            return new ReadRecord(FaultKind.InvalidUtf8, null);
        }

        try
        {
            using var document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 1_000_000 });
            return document.RootElement switch
            {
                { ValueKind: not JsonValueKind.Object } => new ReadRecord(FaultKind.NotAnObject, null),
                { } root when !s_recordKeys.Any(key => JsonKeys.Find(root, key) is not null) =>
                    new ReadRecord(FaultKind.NotARecord, null),
                { } root => new ReadRecord(FaultKind.None, RecordReading.Of(root)),
            };
        }
        catch (JsonException)
        {
            return new ReadRecord(FaultKind.InvalidJson, null);
        }
    }

    private sealed record ReadRecord(FaultKind Fault, RecordReading? Reading);

    private sealed class Program(ReferenceEvaluator evaluator) : IProgramDecider
    {
        public Decision Decide(byte[] record)
        {
            (FaultKind fault, RecordReading? reading) = s_read.GetValue(record, Read);
            return reading is null ? Decision.Faulty(fault)
                : evaluator.TryDecide(reading, out ReferenceVerdict? verdict)
                    ? new Decision(FaultKind.None, verdict.Outcome, verdict.Marks, verdict.PassedSelectors)
                    : Decision.Faulty(FaultKind.InvalidEscape);
        }
    }
}

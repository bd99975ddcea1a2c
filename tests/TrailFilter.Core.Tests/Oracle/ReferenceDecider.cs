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

    // Many programs decide the same record in a row: it is read once.
    [ThreadStatic]
    private static (byte[] Record, FaultKind Fault, RecordReading? Reading) s_last;

    public string Name => "reference";

    public bool ChecksWholeRecord => true;

    public IProgramDecider Compile(IReadOnlyList<Trail> trails) => new Program(new ReferenceEvaluator(trails));

    private static (FaultKind Fault, RecordReading? Reading) Read(byte[] record)
    {
        if (!ReferenceEquals(s_last.Record, record))
        {
            (FaultKind fault, RecordReading? reading) = ReadAnew(record);
            s_last = (record, fault, reading);
        }

        return (s_last.Fault, s_last.Reading);
    }

    private static (FaultKind Fault, RecordReading? Reading) ReadAnew(byte[] record)
    {
        if (!Utf8.IsValid(record))
        {
            return (FaultKind.InvalidUtf8, null);
        }

        try
        {
            using var document = JsonDocument.Parse(record, new JsonDocumentOptions { MaxDepth = 1_000_000 });
            return document.RootElement switch
            {
                { ValueKind: not JsonValueKind.Object } => (FaultKind.NotAnObject, null),
                { } root when !s_recordKeys.Any(key => JsonKeys.Find(root, key) is not null) => (FaultKind.NotARecord, null),
                { } root => (FaultKind.None, RecordReading.Of(root)),
            };
        }
        catch (JsonException)
        {
            return (FaultKind.InvalidJson, null);
        }
    }

    private sealed class Program(ReferenceEvaluator evaluator) : IProgramDecider
    {
        public Decision Decide(byte[] record)
        {
            (FaultKind fault, RecordReading? reading) = Read(record);
            return reading is null ? Decision.Faulty(fault)
                : evaluator.TryDecide(reading, out ReferenceVerdict? verdict)
                    ? new Decision(FaultKind.None, verdict.Outcome, verdict.Marks, verdict.PassedSelectors)
                    : Decision.Faulty(FaultKind.InvalidEscape);
        }
    }
}

using TrailFilter.Core.Fields;
using TrailFilter.Core.Records;

namespace TrailFilter.Peers;

/// <summary>
/// Reads every field that event selectors can name with the engine's extractor, and adds up what it found: the same sum as
/// <see cref="Utf8JsonReaderFields"/> and simdjson's in fields.hpp. Nothing is decided.
/// </summary>
internal sealed class ExtractPass
{
    private static readonly string[] s_texts =
        ["eventName", "eventSource", "eventType", "eventCategory", "errorCode", "vpcEndpointId", "sessionCredentialFromConsole", "userIdentity.arn"];

    private readonly RecordReader _reader = new();
    private readonly FastExtractor _extractor;
    private readonly RecordFields _fields;

    public ExtractPass()
    {
        var plan = new FieldPlan([.. s_texts, "readOnly"], ResourceUse.Always);
        _extractor = new FastExtractor(plan);
        _fields = new RecordFields(plan);
    }

    /// <summary>The sum over a text in memory.</summary>
    public long Sum(byte[] input)
    {
        _reader.ResetTo(input);
        long sum = 0;
        while (true)
        {
            switch (_reader.Read(out RawRecord record))
            {
                case ReadStatus.Record when !_extractor.Extract(in record, _fields).IsFault:
                    sum += SumOf(record.Bytes);
                    break;
                case ReadStatus.End:
                    return sum;
            }
        }
    }

    private long SumOf(ReadOnlySpan<byte> record)
    {
        long sum = _fields.KindOf(s_texts.Length) switch
        {
            FieldValueKind.True => 2,
            FieldValueKind.False => 1,
            _ => 0,
        };
        for (int slot = 0; slot < s_texts.Length; slot++)
        {
            sum += _fields.KindOf(slot) == FieldValueKind.String ? _fields.Get(record, slot).Utf8.Length : 0;
        }

        for (int i = 0; i < _fields.ResourceCount; i++)
        {
            ResourceEntry entry = _fields.GetResource(record, i);
            sum += entry.Type.Utf8.Length + entry.Arn.Utf8.Length;
        }

        return sum;
    }
}

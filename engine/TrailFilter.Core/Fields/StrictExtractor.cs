using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Bytes;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <summary>
/// Finds a plan's fields with <see cref="Utf8JsonReader"/>, which checks every byte of the record: what <c>--strict</c> uses, and
/// what <see cref="FastExtractor"/> must agree with on every valid record. Safe for any number of threads.
/// </summary>
public sealed class StrictExtractor
{
    // Nesting costs the reader one bit a level; the record limit bounds it.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    private readonly NameTable _always;
    private readonly NameTable? _all;
    private readonly int _categorySlot;
    private readonly int _callerArnSlot;

    /// <summary>Makes an extractor.</summary>
    /// <param name="plan">What to find.</param>
    public StrictExtractor(FieldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _always = new NameTable(plan, withFallback: !plan.HasFallback);
        _all = plan.HasFallback ? new NameTable(plan, withFallback: true) : null;
        _categorySlot = plan.SlotOf(FieldPlan.CategoryPath);
        _callerArnSlot = plan.SlotOf(FieldPlan.CallerArnPath);
    }

    /// <summary>Fills the fields from a record.</summary>
    /// <param name="record">The bytes of one JSON object.</param>
    /// <param name="fields">Where the values go; made for the same plan.</param>
    /// <returns>What makes the record unreadable, if anything.</returns>
    public RecordFault Extract(ReadOnlySpan<byte> record, RecordFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (!Utf8.IsValid(record))
        {
            return new RecordFault(FaultKind.InvalidUtf8, FastExtractor.FirstInvalidUtf8(record));
        }

        RecordFault fault = Read(record, fields, _always);
        return !fault.IsFault && _all is not null && fields.KindOf(_categorySlot) != FieldValueKind.String
            ? Read(record, fields, _all)
            : fault;
    }

    private RecordFault Read(ReadOnlySpan<byte> record, RecordFields fields, NameTable table)
    {
        fields.Clear();
        var reader = new Utf8JsonReader(record, s_options);
        try
        {
            return Read(ref reader, fields, table);
        }
        catch (JsonException)
        {
            return new RecordFault(FaultKind.InvalidJson, (int)reader.BytesConsumed);
        }
    }

    private RecordFault Read(ref Utf8JsonReader reader, RecordFields fields, NameTable table)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return new RecordFault(FaultKind.NotAnObject, 0);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int target = FindTarget(ref reader, fields, table);
            reader.Read();
            RecordFault fault = target == NameTails.None ? RecordFault.None : ReadValue(ref reader, fields, target);
            if (fault.IsFault)
            {
                return fault;
            }

            // Skipping a value that was read to its end does nothing.
            reader.Skip();
        }

        // Reads on to the end, so that bytes behind the object are noticed.
        reader.Read();
        return RecordFault.None;
    }

    private static int FindTarget(ref Utf8JsonReader reader, RecordFields fields, NameTable table) =>
        !reader.ValueIsEscaped ? table.Find(reader.ValueSpan)
        : fields.TryUnescape(reader.ValueSpan, out RecordFields.Slice name) ? table.Find(fields.Resolve([], name).Utf8)
        : NameTails.None;

    private RecordFault ReadValue(ref Utf8JsonReader reader, RecordFields fields, int target)
    {
        switch (target)
        {
            case NameTable.UserIdentity:
                fields.SetNested(_callerArnSlot, default);
                return reader.TokenType == JsonTokenType.StartObject ? ReadCaller(ref reader, fields) : RecordFault.None;
            case NameTable.Resources:
                fields.ClearResources();
                return reader.TokenType == JsonTokenType.StartArray ? ReadResources(ref reader, fields) : RecordFault.None;
            default:
                RecordFault fault = ReadScalar(ref reader, fields, out RecordFields.Slice slice);
                fields.Set(target, slice);
                return fault;
        }
    }

    private RecordFault ReadCaller(ref Utf8JsonReader reader, RecordFields fields)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = NameIs(ref reader, fields, "arn"u8);
            reader.Read();
            if (wanted)
            {
                RecordFault fault = ReadScalar(ref reader, fields, out RecordFields.Slice slice);
                fields.SetNested(_callerArnSlot, slice);
                if (fault.IsFault)
                {
                    return fault;
                }
            }

            reader.Skip();
        }

        return RecordFault.None;
    }

    private static RecordFault ReadResources(ref Utf8JsonReader reader, RecordFields fields)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                RecordFault fault = ReadResource(ref reader, fields);
                fields.EndResource();
                if (fault.IsFault)
                {
                    return fault;
                }
            }

            reader.Skip();
        }

        return RecordFault.None;
    }

    private static RecordFault ReadResource(ref Utf8JsonReader reader, RecordFields fields)
    {
        fields.AddResource();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = NameIs(ref reader, fields, "type"u8);
            bool isArn = NameIs(ref reader, fields, "ARN"u8);
            bool isPrefix = NameIs(ref reader, fields, "ARNPrefix"u8);
            reader.Read();
            if (isType || isArn || isPrefix)
            {
                RecordFault fault = ReadScalar(ref reader, fields, out RecordFields.Slice slice);
                if (fault.IsFault)
                {
                    return fault;
                }

                if (isType)
                {
                    fields.SetResourceType(slice);
                }
                else if (isArn)
                {
                    fields.SetResourceArn(slice);
                }
                else
                {
                    fields.SetResourceArnPrefix(slice);
                }
            }

            reader.Skip();
        }

        return RecordFault.None;
    }

    /// <summary>As <see cref="Utf8JsonReader.ValueTextEquals(ReadOnlySpan{byte})"/>, which throws at half a surrogate pair.</summary>
    private static bool NameIs(ref Utf8JsonReader reader, RecordFields fields, ReadOnlySpan<byte> name) =>
        !reader.ValueIsEscaped ? reader.ValueSpan.SequenceEqual(name)
        : fields.TryUnescape(reader.ValueSpan, out RecordFields.Slice text) && fields.Resolve([], text).Utf8.SequenceEqual(name);

    private static RecordFault ReadScalar(ref Utf8JsonReader reader, RecordFields fields, out RecordFields.Slice slice)
    {
        slice = default;
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                slice = new RecordFields.Slice(FieldValueKind.True, InScratch: false, 0, 0);
                return RecordFault.None;
            case JsonTokenType.False:
                slice = new RecordFields.Slice(FieldValueKind.False, InScratch: false, 0, 0);
                return RecordFault.None;
            case JsonTokenType.String when !reader.ValueIsEscaped:
                slice = new RecordFields.Slice(
                    FieldValueKind.String, InScratch: false, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                return RecordFault.None;
            case JsonTokenType.String:
                return fields.TryUnescape(reader.ValueSpan, out slice)
                    ? RecordFault.None
                    : new RecordFault(FaultKind.InvalidEscape, (int)reader.TokenStartIndex);
            default:
                return RecordFault.None;
        }
    }
}

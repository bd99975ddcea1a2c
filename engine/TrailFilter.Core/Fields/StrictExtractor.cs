using System.Text.Json;
using System.Text.Unicode;
using TrailFilter.Core.Records;

namespace TrailFilter.Core.Fields;

/// <summary>
/// Finds a plan's fields with <see cref="Utf8JsonReader"/>, which checks every byte of the record: what <c>--strict</c> uses, and
/// what <see cref="FastExtractor"/> must agree with on every valid record. Safe for any number of threads.
/// </summary>
public sealed partial class StrictExtractor
{
    // Nesting costs the reader one bit a level; the record limit bounds it.
    private static readonly JsonReaderState s_begin = new(new JsonReaderOptions { MaxDepth = int.MaxValue });

    private readonly StrictNames _always;
    private readonly StrictNames _all;
    private readonly ulong _alwaysWanted;
    private readonly int _categorySlot;
    private readonly int _callerArnSlot;

    /// <summary>Makes an extractor.</summary>
    /// <param name="plan">What to find.</param>
    public StrictExtractor(FieldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _all = new StrictNames(plan, withFallback: true);
        _always = plan.HasFallback ? new StrictNames(plan, withFallback: false) : _all;
        _categorySlot = plan.SlotOf(FieldPlan.CategoryPath);
        _callerArnSlot = plan.SlotOf(FieldPlan.CallerArnPath);
        _alwaysWanted = plan.Resources == ResourceUse.Always ? 1UL << StrictNames.Resources : 0;
        for (int slot = 0; slot < plan.Paths.Length; slot++)
        {
            _alwaysWanted |= plan.IsFallback(slot) ? 0 : 1UL << slot;
        }
    }

    /// <summary>Fills the fields from a record.</summary>
    /// <param name="record">The bytes of one JSON object.</param>
    /// <param name="fields">Where the values go; made for the same plan.</param>
    /// <returns>What makes the record unreadable, if anything.</returns>
    public RecordFault Extract(ReadOnlySpan<byte> record, RecordFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);

        // The reader looks at bytes that are no ASCII only where a value is asked for as text.
        if (!Utf8.IsValid(record))
        {
            return new RecordFault(FaultKind.InvalidUtf8, FastExtractor.FirstInvalidUtf8(record));
        }

        StrictNames names = NamesFor(fields);
        RecordFault fault = Read(record, fields, names);
        return !fault.IsFault && LacksNames(names, fields) ? Read(record, fields, _all) : fault;
    }

    /// <summary>Fills the fields from the record at a text's beginning, and finds its end by reading it.</summary>
    /// <param name="text">The text, which begins with a brace; anything may follow the record.</param>
    /// <param name="fields">Where the values go; made for the same plan.</param>
    /// <param name="length">The record's length.</param>
    /// <param name="isCut">Whether the text ends before the record does.</param>
    /// <returns><see langword="false"/> when the text holds no whole record, or one with a fault.</returns>
    internal bool TryExtractFirst(ReadOnlySpan<byte> text, RecordFields fields, out int length, out bool isCut)
    {
        StrictNames names = NamesFor(fields);
        return TryReadFirst(text, fields, names, out length, out isCut)
            && (!LacksNames(names, fields) || !Read(text[..length], fields, _all).IsFault)
            && Utf8.IsValid(text[..length]);
    }

    /// <summary>
    /// What to look for at first. Whether a record names its category shows only near its end, and records of one kind come
    /// together: the one before tells whether the fallback will be wanted, and seldom wrongly. A wrong guess costs a second pass.
    /// </summary>
    private StrictNames NamesFor(RecordFields fields) => fields.HadNoCategory ? _all : _always;

    /// <summary>Whether the fallback is wanted after all; tells the next record's guess.</summary>
    private bool LacksNames(StrictNames names, RecordFields fields)
    {
        if (_always == _all)
        {
            return false;
        }

        fields.HadNoCategory = fields.KindOf(_categorySlot) != FieldValueKind.String;
        return fields.HadNoCategory && !names.WithFallback;
    }

    private RecordFault Read(ReadOnlySpan<byte> record, RecordFields fields, StrictNames names)
    {
        fields.Clear();
        var reading = new Reading(this, names, fields, record, whole: true);
        try
        {
            return reading.ReadWhole();
        }
        catch (JsonException)
        {
            return new RecordFault(FaultKind.InvalidJson, reading.Position);
        }
    }

    private bool TryReadFirst(ReadOnlySpan<byte> text, RecordFields fields, StrictNames names, out int length, out bool isCut)
    {
        fields.Clear();
        var reading = new Reading(this, names, fields, text, whole: false);
        try
        {
            bool isRead = reading.TryReadFirst(out isCut);
            length = reading.Position;
            return isRead;
        }
        catch (JsonException)
        {
            length = 0;
            isCut = false;
            return false;
        }
    }
}

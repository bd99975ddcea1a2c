using TrailFilter.Core.Fields;

namespace TrailFilter.Core.Verdicts;

/// <summary>
/// Says which category the engine takes a record for (rulings R3 and R4), for whoever tells records apart by it. Immutable, usable
/// from any thread.
/// </summary>
public sealed class RecordCategoryReader
{
    private readonly CategorySlots _slots;
    private readonly int _eventCategory;

    /// <summary>Prepares to read the fields of a plan.</summary>
    /// <param name="plan">A plan of a <see cref="RecordFilter"/>, or one made by <see cref="Evaluator.PlanFor"/>.</param>
    /// <exception cref="ArgumentException">The plan lacks a field that tells the category.</exception>
    public RecordCategoryReader(FieldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _eventCategory = plan.SlotOf(FieldPlan.CategoryPath);
        _slots = new CategorySlots(
            plan.SlotOf("managementEvent"), plan.SlotOf("eventType"), plan.SlotOf("eventSource"), plan.SlotOf("eventName"));
        if (_eventCategory < 0 || _slots is { ManagementEvent: < 0 } or { EventType: < 0 } or { EventSource: < 0 } or { EventName: < 0 })
        {
            throw new ArgumentException("The plan lacks a field that tells the category of records.", nameof(plan));
        }
    }

    /// <summary>The category of a record.</summary>
    /// <param name="record">The record's bytes, those <paramref name="fields"/> were extracted from.</param>
    /// <param name="fields">Its fields.</param>
    /// <returns>
    /// <c>eventCategory</c> where it is a string; otherwise <c>Management</c>, <c>Data</c> or <c>NetworkActivity</c> as inferred, or
    /// nothing where the record is of a kind that event selectors never decide. Valid as long as the fields are.
    /// </returns>
    public ReadOnlySpan<byte> Read(ReadOnlySpan<byte> record, RecordFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        FieldValue named = fields.Get(record, _eventCategory);
        return named.Kind == FieldValueKind.String ? named.Utf8 : RecordCategories.Infer(record, fields, _slots) switch
        {
            RecordCategory.Management => "Management"u8,
            RecordCategory.Data => "Data"u8,
            RecordCategory.NetworkActivity => "NetworkActivity"u8,
            _ => default,
        };
    }
}

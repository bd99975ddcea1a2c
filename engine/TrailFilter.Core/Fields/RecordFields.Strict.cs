namespace TrailFilter.Core.Fields;

/// <content>What the strict extractor needs besides: it learns at a record's end only what was wanted.</content>
public sealed partial class RecordFields
{
    /// <summary>Whether the record before had no category, for the next one's guess; outlasts <see cref="Clear"/>.</summary>
    internal bool HadNoCategory { get; set; }

    /// <summary>Adds an entry that is whole; without a type no selector can take it.</summary>
    internal void AddResource(Slice type, Slice arn, Slice arnPrefix)
    {
        if (type.Kind != FieldValueKind.Missing)
        {
            AddResource(type, arn);
            _entries[ResourceCount - 1].ArnPrefix = arnPrefix;
        }
    }

    /// <summary>Empties the fallback's slots, and the entries if they are only its.</summary>
    internal void DropFallback()
    {
        for (int slot = Plan.Paths.Length - 1; slot >= 0 && Plan.IsFallback(slot); slot--)
        {
            _slots[slot] = default;
            _present &= ~(1u << slot);
        }

        ResourceCount = Plan.Resources == ResourceUse.Fallback ? 0 : ResourceCount;
    }

    /// <summary>Where in the record the opening quote of a slot's string stands; the string must not be in the scratch buffer.</summary>
    internal int OffsetOf(int slot) => _slots[slot].Start - 1;
}

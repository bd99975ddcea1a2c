using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Fields;

/// <content>How extractors fill the fields.</content>
public sealed partial class RecordFields
{
    internal void Set(int slot, Slice value)
    {
        _slots[slot] = value;
        _present |= 1u << slot;
    }

    /// <summary>Sets a field below the top level, which does not count as one of the record's keys.</summary>
    internal void SetNested(int slot, Slice value) => _slots[slot] = value;

    internal void ClearResources() => ResourceCount = 0;

    /// <summary>Empties a slot, or the entries: what stands there cannot be read.</summary>
    internal void Drop(int slot)
    {
        if (slot < _slots.Length)
        {
            _slots[slot] = default;
        }
        else
        {
            ResourceCount = 0;
        }
    }

    /// <summary>Adds an entry that is whole; without a type no selector can take it.</summary>
    internal void AddResource(Slice type, Slice arn)
    {
        if (type.Kind != FieldValueKind.Missing)
        {
            AddResource();
            ref Entry entry = ref _entries[ResourceCount - 1];
            entry.Type = type;
            entry.Arn = arn;
        }
    }

    internal void AddResource()
    {
        if (ResourceCount == _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        _entries[ResourceCount++] = default;
    }

    /// <summary>Drops the entry added last if it has no type: no selector can take it.</summary>
    internal void EndResource()
    {
        if (_entries[ResourceCount - 1].Type.Kind == FieldValueKind.Missing)
        {
            ResourceCount--;
        }
    }

    internal void SetResourceType(Slice value) => _entries[ResourceCount - 1].Type = value;

    internal void SetResourceArn(Slice value) => _entries[ResourceCount - 1].Arn = value;

    internal void SetResourceArnPrefix(Slice value) => _entries[ResourceCount - 1].ArnPrefix = value;

    /// <summary>Unescapes a string that holds a backslash.</summary>
    /// <param name="raw">The string without its quotes.</param>
    /// <param name="value">Where the unescaped text is.</param>
    /// <returns><see langword="false"/> when an escape is unknown or half a surrogate pair.</returns>
    internal bool TryUnescape(ReadOnlySpan<byte> raw, out Slice value)
    {
        // Unescaping never makes text longer, so the raw length is room enough.
        if (_scratch.Length - _scratchLength < raw.Length)
        {
            Array.Resize(ref _scratch, Math.Max(_scratch.Length * 2, _scratchLength + raw.Length));
        }

        bool ok = JsonStrings.TryUnescape(raw, _scratch.AsSpan(_scratchLength), out int written);
        value = new Slice(FieldValueKind.String, InScratch: true, _scratchLength, written);
        _scratchLength += written;
        return ok;
    }
}

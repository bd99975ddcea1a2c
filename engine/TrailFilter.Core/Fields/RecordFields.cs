using System.Runtime.CompilerServices;
using TrailFilter.Core.Bytes;

namespace TrailFilter.Core.Fields;

/// <summary>
/// The values an extractor found in one record. One object serves one thread for all its records: it is filled again for each,
/// and allocates only while its buffers still grow.
/// </summary>
/// <remarks>
/// Where a record has a key twice the last one counts, in every extractor. Values point into the record's bytes, which must
/// stay in place while they are read, or into a scratch buffer when they had to be unescaped.
/// </remarks>
public sealed partial class RecordFields
{
    /// <summary>Room for more entries than CloudTrail ever writes is given back after the record that needed it.</summary>
    private const int MaxKeptEntries = 64 * 1024;

    private readonly Slice[] _slots;
    private readonly MemberPlace[] _places = new MemberPlace[2 * (MemberNames.MaxTargets + 1)];
    private Entry[] _entries = new Entry[8];
    private byte[] _scratch = new byte[1024];
    private int _scratchLength;
    private uint _present;

    /// <summary>Makes room for the fields of a plan.</summary>
    /// <param name="plan">The plan the extractor works by.</param>
    public RecordFields(FieldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        _slots = new Slice[plan.Paths.Length];
    }

    /// <summary>The plan.</summary>
    public FieldPlan Plan { get; }

    /// <summary>How many objects with a type the record's <c>resources</c> array holds; zero when it is no array.</summary>
    public int ResourceCount { get; private set; }

    /// <summary>A bit for each slot whose key the record has, whatever its value; never set for <c>userIdentity.arn</c>.</summary>
    internal uint Present => _present;

    /// <summary>Room for where the members of a record are.</summary>
    internal Span<MemberPlace> Places => _places.AsSpan(0, MemberNames.MaxTargets + 1);

    /// <summary>Room for where the members of <c>userIdentity</c> are meanwhile.</summary>
    internal Span<MemberPlace> CallerPlaces => _places.AsSpan(MemberNames.MaxTargets + 1);

    /// <summary>The value in a slot.</summary>
    /// <param name="record">The record's bytes, the same that were extracted.</param>
    /// <param name="slot">A slot of the plan.</param>
    public FieldValue Get(ReadOnlySpan<byte> record, int slot) => Resolve(record, in _slots[slot]);

    /// <summary>What kind of value a slot holds.</summary>
    /// <param name="slot">A slot of the plan.</param>
    public FieldValueKind KindOf(int slot) => _slots[slot].Kind;

    /// <summary>An entry of <c>resources</c>.</summary>
    /// <param name="record">The record's bytes, the same that were extracted.</param>
    /// <param name="index">From 0 to <see cref="ResourceCount"/> - 1.</param>
    public ResourceEntry GetResource(ReadOnlySpan<byte> record, int index)
    {
        ref readonly Entry entry = ref _entries.AsSpan(0, ResourceCount)[index];
        bool isPrefix = entry.Arn.Kind == FieldValueKind.Missing && entry.ArnPrefix.Kind != FieldValueKind.Missing;
        return new ResourceEntry(
            Resolve(record, in entry.Type), Resolve(record, in isPrefix ? ref entry.ArnPrefix : ref entry.Arn), isPrefix);
    }

    /// <summary>The type of an entry of <c>resources</c>.</summary>
    internal FieldValue GetResourceType(ReadOnlySpan<byte> record, int index) =>
        Resolve(record, in _entries.AsSpan(0, ResourceCount)[index].Type);

    internal void Clear()
    {
        Array.Clear(_slots);
        if (_entries.Length > MaxKeptEntries)
        {
            _entries = new Entry[8];
        }

        ResourceCount = 0;
        _scratchLength = 0;
        _present = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FieldValue Resolve(ReadOnlySpan<byte> record, scoped in Slice slice)
    {
        if (slice.Kind == FieldValueKind.String)
        {
            return new FieldValue(FieldValueKind.String, (slice.InScratch ? _scratch : record).Slice(slice.Start, slice.Length));
        }

        return slice.Kind == FieldValueKind.Missing ? default
            : new FieldValue(slice.Kind, slice.Kind == FieldValueKind.True ? "true"u8 : "false"u8);
    }

    /// <summary>Where a value's bytes are: <see cref="Length"/> bytes from <see cref="Start"/>, in the record or in the scratch buffer.</summary>
    internal readonly record struct Slice(FieldValueKind Kind, bool InScratch, int Start, int Length);

    private struct Entry
    {
        public Slice Type;
        public Slice Arn;
        public Slice ArnPrefix;
    }
}
